"""Mappings of our concepts to terms of other vocabularies: SSSOM sets, read, checked and listed.

Three files in ``kg/data/mappings/`` hold them (SSSOM/TSV): ``positive`` (accepted), ``negative`` (rejected, kept with
``predicate_modifier`` Not, so that they do not come back) and ``none-found`` (``sssom:NoTermFound``, with what was
searched). :mod:`kg.link.triples` makes them part of the graph; no person has reviewed a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from kg.errors import DataError, InputError, KgError
from kg.files import read_text
from kg.rdf.index import Index, node
from kg.rdf.namespaces import PREFIXES, expand, shrink
from kg.rdf.prefix_map import canonical
from kg.sources import Sources, sources
from kg.tables import shortened

__all__ = [
    "COLUMNS",
    "NONE_FOUND",
    "SETS",
    "Mapping",
    "MappingSet",
    "concept_labels",
    "condition_sets",
    "exact_clashes",
    "mapping_problems",
    "mapping_sets",
    "read_mappings",
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
_PREDICATES = {f"skos:{name}Match" for name in ("exact", "close", "broad", "narrow", "related")}
#: Most characters of what is said of a row, which may quote it.
_LONGEST_PROBLEM = 500
#: What stands in place of a term that a search has not found.
NONE_FOUND = "sssom:NoTermFound"


@dataclass(frozen=True, slots=True)
class Mapping:
    """One row, and the place (file:line) at which it stands."""

    where: str
    values: dict[str, str]
    prefixes: dict[str, str] = field(default_factory=dict, compare=False)

    def __getitem__(self, column: str) -> str:
        return self.values[column]

    def iri(self, column: str) -> str:
        """The canonical IRI of the CURIE in a column: by the prefixes of the project, else by those of its set.

        Raises:
            DataError: with file and line, when there is none, or its prefix is neither.
        """
        if not self.values[column]:
            raise DataError(f"{column} is empty", where=self.where, hint="Fill it in")
        try:
            found = expand(self.values[column], self.prefixes | PREFIXES)
        except InputError as error:
            raise DataError(f"{column}: {error.what}", where=self.where, hint=error.hint or "Correct it") from error
        if found == self.values[column]:
            raise DataError(
                f"the prefix of {column} {found!r} is unknown", where=self.where, hint="Declare it in the curie_map"
            )
        return canonical(found)

    @property
    def key(self) -> tuple[str, ...]:
        """What rows are sorted by, and what makes a row unique."""
        return tuple(self.values[name] for name in ("subject_id", "predicate_id", "object_id", "object_source"))


@dataclass(frozen=True, slots=True)
class MappingSet:
    """A file: its name, its prefixes (CURIE prefix to namespace), its rows, and other slots of its head."""

    name: str
    prefixes: dict[str, str]
    rows: tuple[Mapping, ...]
    metadata: dict[str, str]


def read_mappings(path: Path) -> MappingSet:
    """Read a SSSOM/TSV file.

    Raises:
        InputError: when it cannot be read.
        DataError: with file and line when its columns are not :data:`COLUMNS`, or a row has another number of cells.
    """
    where = sources().name(path)
    prefixes: dict[str, str] = {}
    metadata: dict[str, str] = {}
    rows: list[Mapping] = []
    header: list[str] | None = None
    for number, line in enumerate(read_text(path).removesuffix("\n").split("\n"), start=1):
        cells = line.split("\t")
        if header is None and line.startswith("#"):
            if match := re.fullmatch(r'#(\s*)([\w.]+): "([^"]+)"', line):
                (prefixes if match[1] else metadata)[match[2]] = match[3]
        elif header is None:
            header = cells
            if tuple(header) != COLUMNS:
                raise DataError("has other columns", where=f"{where}:{number}", hint=f"Use {', '.join(COLUMNS)}")
        elif len(cells) != len(COLUMNS):
            raise DataError(
                f"has {len(cells)} cells, not {len(COLUMNS)}", where=f"{where}:{number}", hint="Mend the row"
            )
        else:
            rows.append(Mapping(f"{where}:{number}", dict(zip(COLUMNS, cells, strict=True)), prefixes))
    if header is None:
        raise DataError("has no header of columns", where=where, hint=f"Use {', '.join(COLUMNS)}")
    return MappingSet(path.name.removesuffix(".sssom.tsv"), prefixes, tuple(rows), metadata)


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
        yield where, shortened(problem, _LONGEST_PROBLEM)


def _problems(sets: Sequence[MappingSet], labels: dict[str, str]) -> Iterator[tuple[str, str]]:
    for mapping_set in sets:
        yield from _order(mapping_set)
        for row in mapping_set.rows:
            yield from ((row.where, problem) for problem in _row(mapping_set, row, labels))
    yield from exact_clashes(
        (row["subject_id"], row["object_id"], row.where)
        for mapping_set in sets
        if mapping_set.name == "positive"
        for row in mapping_set.rows
        if row["predicate_id"] == "skos:exactMatch"
    )
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
        if row[column].partition(":")[0] not in mapping_set.prefixes:
            yield f"the prefix of {column} {row[column]!r} is not in the curie_map: declare it"
    if not re.fullmatch(r"0\.\d+|1(\.0+)?", row["confidence"]):
        yield f"the confidence {row['confidence']!r} is no number from 0 to 1"
    if not row["comment"]:
        yield "the comment is empty: say where the term was seen, or what was searched"


def exact_clashes(matches: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, str]]:
    """An exact match is one to one: one term of a vocabulary for a concept, one concept for a term.

    Args:
        matches: Exact matches: CURIE of the concept, CURIE of the term, and where it is written.

    Yields:
        Where the second of two that clash is written, and what is wrong and what to do.
    """
    terms: dict[tuple[str, str], tuple[str, str]] = {}
    concepts: dict[str, tuple[str, str]] = {}
    for concept, term, where in matches:
        first, there = terms.setdefault((concept, term.partition(":")[0].casefold()), (term, where))
        if first != term:
            yield where, f"{concept} has two exact terms, {first} ({there}) and {term}: make one of them close"
        other, there = concepts.setdefault(term, (concept, where))
        if other != concept:
            yield where, f"{term} is exact for {other} ({there}) and for {concept}: make one of them close"
