"""The mapping sets of conditions, ours too, and what holds for them beyond the specification of SSSOM.

Three files in ``kg/data/mappings/`` hold ours: ``positive`` (accepted), ``negative`` (rejected, kept with
``predicate_modifier`` Not, so that they do not come back) and ``none-found`` (``sssom:NoTermFound``, with what was
searched). :mod:`kg.link.triples` makes them part of the graph; no person has reviewed a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pyoxigraph as ox

from kg.claims.mappings import MATCHES
from kg.errors import KgError
from kg.link.sssom.findings import LONGEST, Problem, set_findings
from kg.link.sssom.model import NONE_FOUND, Mapping, MappingSet
from kg.link.sssom.read import read_mappings
from kg.link.sssom.slots import BUILT_IN
from kg.rdf.index import Index, node
from kg.rdf.namespaces import shrink
from kg.sources import Sources, sources
from kg.tables import shortened

__all__ = [
    "COLUMNS",
    "SETS",
    "concept_labels",
    "condition_sets",
    "exact_clashes",
    "mapping_problems",
    "mapping_sets",
    "unmapped_concepts",
]

#: The sets, by the name of their file.
SETS = ("positive", "negative", "none-found")

#: Columns of each file, in this order (SSSOM slots).
COLUMNS = (
    "subject_id",
    "subject_label",
    "predicate_id",
    "predicate_modifier",
    "object_id",
    "object_label",
    "mapping_justification",
    "author_label",
    "mapping_tool",
    "confidence",
    "subject_source_version",
    "object_source",
    "object_source_version",
    "mapping_date",
    "comment",
)
_PREDICATES = {shrink(match.value) for match in MATCHES}


def mapping_sets(origin: Sources | None = None) -> list[MappingSet]:
    """The shipped sets."""
    folder = (origin or sources()).mappings
    return [read_mappings(folder / f"{name}.sssom.tsv") for name in SETS]


def condition_sets(folder: Path | None) -> list[MappingSet]:
    """The sets in the folder of mappings of a condition: those of :data:`SETS` that are there."""
    paths = [folder / f"{name}.sssom.tsv" for name in SETS] if folder else []
    return [read_mappings(path) for path in paths if path.is_file()]


def mapping_problems(sets: Iterable[MappingSet], labels: dict[str, str]) -> Iterator[tuple[str, str]]:
    """What is wrong with the sets, as (file:line, what and what to do).

    Args:
        sets: The sets.
        labels: CURIE to label of every concept of the graph.
    """
    for where, problem in _problems(list(sets), labels):
        yield where, shortened(problem, LONGEST)


def _problems(sets: Sequence[MappingSet], labels: dict[str, str]) -> Iterator[tuple[str, str]]:
    for mapping_set in sets:
        yield from set_findings(mapping_set)
        yield from _order(mapping_set)
        for row in mapping_set.rows:
            yield from ((row.where, problem) for problem in _row(mapping_set, row, labels))
    matches = (
        (row["subject_id"], row["object_id"], row.where)
        for mapping_set in sets
        if mapping_set.name == "positive"
        for row in mapping_set.rows
        if row["predicate_id"] == "skos:exactMatch"
    )
    yield from (clash.told for clash in exact_clashes(matches))
    decided: dict[tuple[str, str, str], str] = {}
    for mapping_set in sets:
        for row in mapping_set.rows:
            pair = (row["subject_id"], row["predicate_id"], row["object_id"])
            if row["object_id"] != NONE_FOUND and decided.setdefault(pair, mapping_set.name) != mapping_set.name:
                yield row.where, f"is accepted and rejected: keep it in one set ({' '.join(pair)})"


def unmapped_concepts(sets: Iterable[MappingSet], labels: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Concepts of which no set speaks, as (CURIE, what and what to do)."""
    for concept in sorted(set(labels) - {_subject(row) for mapping_set in sets for row in mapping_set.rows}):
        yield concept, "has no mapping: add one, or say in none-found what was searched"


def concept_labels(index: Index) -> dict[str, str]:
    """CURIE, or IRI where we have no prefix for it, to label of every concept of a graph with its vocabulary."""
    classes = set(index.of_type(node("owl:Class")))
    kinds = [kind for kind in classes if node("ck:Concept") in index.values(kind, node("rdfs:subClassOf"))]
    found = index.of_type(*(kind for kind in kinds if isinstance(kind, ox.NamedNode)))
    return {shrink(concept.value): index.label(concept) for concept in found}


def _subject(row: Mapping) -> str:
    """The concept of a row as :func:`concept_labels` has it."""
    try:
        return shrink(row.iri("subject_id"))
    except KgError:
        return row["subject_id"]


def _order(mapping_set: MappingSet) -> Iterator[tuple[str, str]]:
    for before, row in zip(mapping_set.rows, mapping_set.rows[1:], strict=False):
        if before.key >= row.key:
            yield row.where, "stands out of order or twice: sort by subject, predicate, object and source"


def _row(mapping_set: MappingSet, row: Mapping, labels: dict[str, str]) -> Iterator[str]:
    subject = _subject(row)
    if subject not in labels:
        yield f"the concept {row['subject_id']!r} is not in the graph: correct it"
    elif row["subject_label"] != labels[subject]:
        yield f"the label of {row['subject_id']} is {labels[subject]!r}: correct subject_label"
    if row["predicate_id"] not in _PREDICATES:
        yield f"{row['predicate_id']!r} is no SKOS mapping predicate: use one"
    if (row["predicate_modifier"] == "Not") != (mapping_set.name == "negative"):
        yield "predicate_modifier Not belongs to the negative set, and to it alone"
    if (row["object_id"] == NONE_FOUND) != (mapping_set.name == "none-found"):
        yield f"{NONE_FOUND} belongs to the none-found set, and to it alone"
    for column in ("predicate_id", "object_id", "mapping_justification", "object_source"):
        if row[column].partition(":")[0] not in {*mapping_set.prefixes, *BUILT_IN}:
            yield f"the prefix of {column} {row[column]!r} is not in the curie_map: declare it"
    if not re.fullmatch(r"0\.\d+|1(\.0+)?", row["confidence"]):
        yield f"the confidence {row['confidence']!r} is no number from 0 to 1"
    if not row["comment"]:
        yield "the comment is empty: say where the term was seen, or what was searched"


def exact_clashes(matches: Iterable[tuple[str, str, str]]) -> Iterator[Problem]:
    """An exact match is one to one: one term of a vocabulary for a concept, one concept for a term.

    Args:
        matches: Exact matches: CURIE of the concept, CURIE of the term, and where it is written.

    Yields:
        What is wrong, where the second of two that clash is written.
    """
    hint = "Make one of them close"
    terms: dict[tuple[str, str], tuple[str, str]] = {}
    concepts: dict[str, tuple[str, str]] = {}
    for concept, term, where in matches:
        first, there = terms.setdefault((concept, term.partition(":")[0].casefold()), (term, where))
        if first != term:
            yield Problem(where, f"{concept} has two exact terms, {first} ({there}) and {term}", hint)
        other, there = concepts.setdefault(term, (concept, where))
        if other != concept:
            yield Problem(where, f"{term} is exact for {other} ({there}) and for {concept}", hint)
