"""``kg mappings --check``: the rows against a new release of vocabularies, and mapping sets by themselves."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from kg.link.sssom import MappingSet, is_mapping_set, read_mappings, set_findings, set_remarks
from kg.link.vocabularies.files import MAX_BYTES
from kg.rdf.namespaces import expand, shrink
from kg.rdf.source import Source, distinct_streams
from kg.tables import printable

if TYPE_CHECKING:
    from kg.link.vocabularies import Ontology
    from kg.rdf.index import Index

__all__ = ["check"]


def check(sets: Sequence[MappingSet], files: Sequence[str], *, name: str) -> int:
    """Print the findings, and for each file how many rows were checked, or what its rows lead to.

    Args:
        sets: The sets whose rows are checked.
        files: Vocabularies, and mapping sets.
        name: What the sets are called.
    """
    documents = {file: Source(file, limit=MAX_BYTES) for file in files}
    distinct_streams([*documents.values()])
    others = [file for file, document in documents.items() if is_mapping_set(document)]
    found = sum([_check_set(sets, documents.pop(file)) for file in others])
    if documents:
        found += _check_rows(sets, documents, name)
    return 1 if found else 0


def _check_set(sets: Sequence[MappingSet], file: Source) -> int:
    """Print what is wrong with a mapping set, and which of its terms are those of concepts; the number of findings."""
    from kg.link.compare import compare_sets

    given = read_mappings(file)
    for where, remark in set_remarks(given):
        print(printable(f"{where}: {remark}"), file=sys.stderr)
    findings = list(set_findings(given))
    for where, problem in findings:
        print(printable(f"{where}: {problem}"))
    accepted = sum(row.is_accepted for row in given.rows)
    print(printable(f"{given.where}: {len(given.rows)} rows, {accepted} of them accepted mappings"))
    for record in compare_sets(sets, [given]).records:
        if record["their_row"]:
            print(printable(f"{record['their_row']}: {_led(record, given)}"))
    print(printable(f"{given.where}: {len(findings) or 'no'} findings"))
    return len(findings)


def _led(record: Mapping[str, str], given: MappingSet) -> str:
    """What a row of a set leads to among the concepts of others."""
    term = shrink(expand(record["term"]), given.prefixes)
    theirs = record["theirs"].removeprefix("not: ")
    word = "is not linked to" if theirs != record["theirs"] else "is linked to"
    way = ", ".join(filter(None, [theirs, record["via"] and f"by {record['via']}"]))
    ours = record["ours"]
    known = (
        " - as in ours" if record["verdict"] == "agree" else f" - ours: {ours} ({record['our_row']})" if ours else ""
    )
    return f"{term} {word} {record['concept']} ({way}){known}"


def _check_rows(sets: Sequence[MappingSet], documents: Mapping[str, Source], name: str) -> int:
    from kg.build.shipped import load_shipped
    from kg.link.check import check_mappings, known_parents, mapped_terms
    from kg.link.vocabularies import read_ontology
    from kg.rdf.index import Index, node

    wanted = mapped_terms(sets)
    ontologies = {file: read_ontology(document, wanted) for file, document in documents.items()}
    for ontology in ontologies.values():
        for where, warning in ontology.warnings:
            print(printable(f"{where}: {warning}"), file=sys.stderr)
    index = Index(load_shipped())
    concept = node("skos:Concept")
    kinds = {
        shrink(each.value): {shrink(kind.value) for kind in index.values(each, node("rdf:type")) if kind != concept}
        for each in index.of_type(concept)
    }
    found = check_mappings(sets, ontologies, kinds, known_parents(index))
    searches = [each for file in documents for each in _searches(sets, ontologies[file], documents[file], index)]
    for where, problem in (*found.findings, *searches):
        print(printable(f"{where}: {problem}"))
    for (file, ontology), rows, outside in zip(ontologies.items(), found.checked, found.outside, strict=True):
        version = ontology.version or "of no stated version"
        title = f"{file} ({ontology.name} {version})"
        print(printable(f"{title}: {rows.total()} rows checked{_by_prefix(rows)}"))
        if outside:
            rest = f"{outside.total()} rows are not in this part of a vocabulary{_by_prefix(outside)}"
            print(printable(f"{title}: {rest}; to check them, give the whole one"))
    print(f"no ontology given for {found.uncovered.total()} rows{_by_prefix(found.uncovered)}")
    count = len(found.findings) + len(searches)
    print(printable(f"{name}: {count or 'no'} findings"))
    return count


def _searches(sets: Sequence[MappingSet], ontology: Ontology, document: Source, index: Index) -> list[tuple[str, str]]:
    """Searches that found no term in a vocabulary, and would in this release of it."""
    from kg.link.check import decided_pairs
    from kg.link.homes import own_prefixes
    from kg.link.searches import concept_names, found_now, searched
    from kg.link.vocabularies import read_terms

    rows = searched(sets, own_prefixes(ontology))
    if not rows:
        return []
    names = concept_names(index, {row.iri("subject_id") for row in rows})
    return sorted(found_now(rows, read_terms(document), names, decided_pairs(sets), str(document)))


def _by_prefix(rows: Counter[str]) -> str:
    counts = ", ".join(f"{prefix} {number}" for prefix, number in sorted(rows.items()))
    return f": {counts}" if counts else ""
