"""Measure what ``kg link`` finds, how far its confidences hold, and what it costs, beside equal names in the same run.

Usage: ``python -m tests.benchmarks.linking VOCABULARY --from FILE --gold SET.sssom.tsv [--oak RUNOAK]``. The set holds
the pairs that people made. Subjects that have none are those without counterpart: F1 is over the others, F1 all counts
links of these as wrong. Names alone count: a set that was made from cross-references would be found again in them.

With ``--oak`` the lexmatch of the Ontology Access Kit stands beside them, told the same names: RUNOAK is its command,
from an environment of its own (``pip install oaklib==0.7.4``; what it needs is not ours). Of several terms of a subject
the one of the highest confidence counts, the first of those.

:mod:`tests.benchmarks.held` writes what the matcher was not trained on of the vocabularies that it was trained on.
"""

from __future__ import annotations

import argparse
import csv
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from kg.link.match.concepts import Concept
from kg.link.match.own import accepted_pairs
from kg.link.match.read import read_concepts
from kg.link.sssom import read_mappings
from kg.rdf.prefix_map import canonical

_HEAD = (
    f"{'':14s}{'P':>7s}{'R':>7s}{'F1':>7s}{'null':>7s}{'F1 all':>8s}{'gap':>7s}{'>=.95':>7s}{'CPU-s':>8s}{'MiB':>6s}"
)
_LEAST = 0.5
#: Subject to term and confidence.
_Links = dict[str, tuple[str, float]]
#: CPU seconds, and the memory of the first process (MiB).
_Cost = tuple[float, float]


def equal_names(terms: Sequence[Concept], subjects: Sequence[Concept]) -> _Links:
    """Terms whose label or synonym is the same text as one of the subject, less case; the first one."""
    bearers: dict[str, str] = {}
    for concept in terms:
        for text, _ in concept.names():
            bearers.setdefault(text.casefold(), canonical(concept.iri))
    found: _Links = {}
    for concept in subjects:
        named = [bearers[text.casefold()] for text, _ in concept.names() if text.casefold() in bearers]
        if named:
            found[canonical(concept.iri)] = named[0], 1.0
    return found


def linked(vocabulary: str, source: str, folder: Path) -> tuple[_Links, _Cost]:
    """The best terms of ``kg link`` by names alone, and what they cost."""
    output = folder / "links.sssom.tsv"
    command = [sys.executable, "-m", "kg.cli", "link", vocabulary, "--from", source, "-o", str(output)]
    cost = _run([*command, "--threshold", "0", "--without", "xrefs"])
    rows = read_mappings(output).rows
    found = {row.iri("subject_id"): (row.iri("object_id"), float(row["confidence"])) for row in rows}
    return found, cost


def lexmatched(oak: str, terms: Sequence[Concept], subjects: Sequence[Concept], folder: Path) -> tuple[_Links, _Cost]:
    """The best terms of OAK's lexmatch, and what they cost."""
    sides = {"S": subjects, "T": terms}
    for side, concepts in sides.items():
        numbered = [concept._replace(iri=f"{side}:{number}") for number, concept in enumerate(concepts)]
        (folder / f"{side}.obo").write_text(obo(side, numbered), encoding="utf-8")
    files = ["-i", f"simpleobo:{folder / 'S.obo'}", "-a", f"simpleobo:{folder / 'T.obo'}"]
    output = folder / "oak.sssom.tsv"
    cost = _run([oak, *files, "lexmatch", "-o", str(output), "i^S:", "@", "i^T:"])
    found: _Links = {}
    with output.open(encoding="utf-8") as file:
        for row in csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t"):
            pair = {row[slot][0]: row[slot] for slot in ("subject_id", "object_id")}
            if len(pair) == len(sides):
                subject, term = (canonical(sides[side][int(pair[side][2:])].iri) for side in "ST")
                confidence = float(row["confidence"])
                if subject not in found or confidence > found[subject][1]:
                    found[subject] = term, confidence
    return found, cost


def obo(title: str, concepts: Sequence[Concept]) -> str:
    """The names of a vocabulary in OBO."""
    lines = ["format-version: 1.2", f"ontology: {title}"]
    for concept in concepts:
        lines += ["", "[Term]", f"id: {concept.iri}", f"name: {concept.label}"]
        for synonym in concept.synonyms:
            text = synonym.text.replace("\\", "\\\\").replace('"', '\\"')
            lines.append(f'synonym: "{text}" {synonym.scope.upper()} []')
    return "\n".join([*lines, ""])


def _run(command: Sequence[str]) -> _Cost:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{Path(command[0]).name} has failed: {' '.join(command)}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def report(name: str, links: _Links, gold: dict[str, list[str]], subjects: set[str], cost: _Cost) -> None:
    """Print a line of figures; those of links are of the default threshold."""
    known = {subject for subject in subjects if subject in gold}
    made = {subject: term for subject, (term, confidence) in links.items() if confidence >= _LEAST}
    right = sum(term in gold.get(subject, ()) for subject, term in made.items())
    precision = right / max(1, sum(subject in known for subject in made))
    recall, overall = right / max(1, len(known)), right / max(1, len(made))
    null = sum(subject not in known for subject in made) / max(1, len(subjects - known))
    judged = [(confidence, term in gold.get(subject, ())) for subject, (term, confidence) in links.items()]
    bins: dict[int, list[tuple[float, bool]]] = {}
    for confidence, is_right in judged:
        bins.setdefault(min(9, int(confidence * 10)), []).append((confidence, is_right))
    gaps = (abs(sum(c for c, _ in each) - sum(r for _, r in each)) for each in bins.values())
    sure = [is_right for confidence, is_right in judged if confidence >= 0.95]
    figures = (precision, recall, _harmonic(precision, recall), null)
    cells = "".join(f"{value:7.3f}" for value in figures) + f"{_harmonic(overall, recall):8.3f}"
    cells += f"{sum(gaps) / max(1, len(judged)):7.3f}{sum(sure) / max(1, len(sure)):7.3f}"
    print(f"{name:14s}{cells}{cost[0]:8.1f}{cost[1]:6.0f}", flush=True)


def _harmonic(one: float, other: float) -> float:
    return 2 * one * other / max(1e-9, one + other)


def main() -> int:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("vocabulary", metavar="VOCABULARY")
    parser.add_argument("--from", dest="source", required=True, metavar="FILE")
    parser.add_argument("--gold", required=True, metavar="SET")
    parser.add_argument("--oak", metavar="RUNOAK", help="the command of the Ontology Access Kit")
    options = parser.parse_args()
    subjects, terms = read_concepts(options.source).concepts, read_concepts(options.vocabulary).concepts
    mine, theirs = ({canonical(each.iri) for each in some} for some in (subjects, terms))
    pairs = accepted_pairs([read_mappings(options.gold)])
    gold = {each: [term for term in pairs.get(each, ()) if term in theirs] for each in mine}
    gold = {subject: found for subject, found in gold.items() if found}
    print(_HEAD)
    before = time.process_time()
    equal = equal_names(terms, subjects)
    report("equal names", equal, gold, mine, (time.process_time() - before, float("nan")))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if options.oak:
            found, cost = lexmatched(options.oak, terms, subjects, folder)
            report("OAK lexmatch", found, gold, mine, cost)
        found, cost = linked(options.vocabulary, options.source, folder)
        report("kg link", found, gold, mine, cost)
    return 0


if __name__ == "__main__":
    sys.exit(main())
