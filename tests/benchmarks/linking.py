"""Measure what ``kg link`` finds, how far its confidences hold, and what it costs, beside equal names in the same run.

Usage: ``python -m tests.benchmarks.linking VOCABULARY --from FILE --gold SET.sssom.tsv``. The set holds the pairs that
people made. Subjects that have none are those without counterpart: F1 is over the others, F1 all counts links of
these as wrong. Names alone count: a set that was made from cross-references would be found again in them.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from kg.link.match.own import accepted_pairs
from kg.link.match.read import read_concepts
from kg.link.sssom import read_mappings
from kg.rdf.prefix_map import canonical

_HEAD = f"{'':14s}{'P':>7s}{'R':>7s}{'F1':>7s}{'null':>7s}{'F1 all':>8s}{'gap':>7s}{'>=.95':>7s}"
#: Subject to term and confidence.
_Links = dict[str, tuple[str, float]]


def equal_names(vocabulary: str, source: str) -> _Links:
    """Terms whose label or synonym is the same text as one of the subject, less case; the first one."""
    bearers: dict[str, str] = {}
    for concept in read_concepts(vocabulary).concepts:
        for text, _ in concept.names():
            bearers.setdefault(text.casefold(), canonical(concept.iri))
    found: _Links = {}
    for concept in read_concepts(source).concepts:
        terms = [bearers[text.casefold()] for text, _ in concept.names() if text.casefold() in bearers]
        if terms:
            found[canonical(concept.iri)] = terms[0], 1.0
    return found


def linked(vocabulary: str, source: str, folder: Path) -> tuple[_Links, float, float]:
    """The best terms of ``kg link`` by names alone, with its CPU seconds and the memory of its first process (MiB)."""
    output = folder / "links.sssom.tsv"
    command = [sys.executable, "-m", "kg.cli", "link", vocabulary, "--from", source, "-o", str(output)]
    process = subprocess.Popen([*command, "--threshold", "0", "--without", "xrefs"], stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        sys.exit("kg link has failed")
    rows = read_mappings(output).rows
    found = {row.iri("subject_id"): (row.iri("object_id"), float(row["confidence"])) for row in rows}
    return found, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def report(name: str, links: _Links, gold: dict[str, list[str]], subjects: set[str], least: float = 0.5) -> None:
    """Print a line of figures."""
    known = {subject for subject in subjects if subject in gold}
    made = {subject: term for subject, (term, confidence) in links.items() if confidence >= least}
    right = sum(term in gold.get(subject, ()) for subject, term in made.items())
    precision = right / max(1, sum(subject in known for subject in made))
    recall, overall = right / max(1, len(known)), right / max(1, len(made))
    null = sum(subject not in known for subject in made) / max(1, len(subjects - known))
    judged = [(confidence, term in gold[subject]) for subject, (term, confidence) in links.items() if subject in known]
    bins: dict[int, list[tuple[float, bool]]] = {}
    for confidence, is_right in judged:
        bins.setdefault(min(9, int(confidence * 10)), []).append((confidence, is_right))
    gaps = (abs(sum(c for c, _ in each) - sum(r for _, r in each)) for each in bins.values())
    sure = [is_right for confidence, is_right in judged if confidence >= 0.95]
    figures = (precision, recall, _harmonic(precision, recall), null)
    cells = "".join(f"{value:7.3f}" for value in figures) + f"{_harmonic(overall, recall):8.3f}"
    print(f"{name:14s}{cells}{sum(gaps) / max(1, len(judged)):7.3f}{sum(sure) / max(1, len(sure)):7.3f}")


def _harmonic(one: float, other: float) -> float:
    return 2 * one * other / max(1e-9, one + other)


def main() -> int:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("vocabulary", metavar="VOCABULARY")
    parser.add_argument("--from", dest="source", required=True, metavar="FILE")
    parser.add_argument("--gold", required=True, metavar="SET")
    options = parser.parse_args()
    subjects = {canonical(each.iri) for each in read_concepts(options.source).concepts}
    terms = {canonical(each.iri) for each in read_concepts(options.vocabulary).concepts}
    pairs = accepted_pairs([read_mappings(options.gold)])
    gold = {each: [term for term in pairs.get(each, ()) if term in terms] for each in subjects}
    gold = {subject: found for subject, found in gold.items() if found}
    print(_HEAD)
    report("equal names", equal_names(options.vocabulary, options.source), gold, subjects)
    with tempfile.TemporaryDirectory() as folder:
        found, seconds, memory = linked(options.vocabulary, options.source, Path(folder))
    report("kg link", found, gold, subjects)
    print(f"kg link: {seconds:.1f} CPU-s, {memory:.0f} MiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
