"""Make mapping sets of others: merge them, turn them round, and chain the rows of one with those of another.

The rules are those of SSSOM (https://mapping-commons.github.io/sssom/chaining-rules/): exact matches may stand before
or behind any match, broad behind broad, narrow behind narrow. What comes of a chain is a candidate, and no decision.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from kg.link.sssom.curies import CurieMap
from kg.link.sssom.model import Mapping, MappingSet, Value
from kg.link.sssom.slots import PROPAGATED, ROW_SLOTS
from kg.rdf.namespaces import shrink

__all__ = ["INVERSE", "Chain", "Combined", "chained", "inverted", "merged", "onward_rows", "predicate_of", "step"]

_SKOS, _SEMAPV = "skos:", "semapv:crossSpecies"
#: Each predicate that can be turned round, and what it is then.
INVERSE = {
    **{f"{_SKOS}{name}Match": f"{_SKOS}{name}Match" for name in ("close", "exact", "related")},
    **{f"{_SEMAPV}{name}Match": f"{_SEMAPV}{name}Match" for name in ("Close", "Exact")},
    f"{_SKOS}narrowMatch": f"{_SKOS}broadMatch",
    f"{_SKOS}broadMatch": f"{_SKOS}narrowMatch",
    f"{_SEMAPV}NarrowMatch": f"{_SEMAPV}BroadMatch",
    f"{_SEMAPV}BroadMatch": f"{_SEMAPV}NarrowMatch",
    **{name: name for name in ("owl:equivalentClass", "owl:equivalentProperty", "owl:sameAs")},
}
#: Predicates that change nothing before or behind a match of SKOS.
_SAME = {"skos:exactMatch", "owl:equivalentClass", "owl:equivalentProperty", "owl:sameAs"}
_TRANSITIVE = {*_SAME, "skos:broadMatch", "skos:narrowMatch"}


class Combined(NamedTuple):
    """A set that was made, and how many rows were left out, by the reason."""

    mapping_set: MappingSet
    left_out: dict[str, int]


class Chain(NamedTuple):
    """A row that leads on from another: its predicate for both together, and its far end."""

    predicate: str
    end: str
    row: Mapping
    is_turned: bool


def predicate_of(row: Mapping) -> str:
    """A row's predicate under the prefixes of the project."""
    return shrink(row.iri("predicate_id"))


def step(first: str, second: str) -> str:
    """The predicate of a chain of two; empty where none follows.

    >>> step("skos:exactMatch", "skos:closeMatch"), step("skos:broadMatch", "skos:narrowMatch")
    ('skos:closeMatch', '')
    """
    if first in _SAME:
        return second if second.startswith(_SKOS) or first == second else "skos:exactMatch" if second in _SAME else ""
    if second in _SAME:
        return first
    return first if first == second and first in _TRANSITIVE else ""


def merged(sets: Sequence[MappingSet]) -> Combined:
    """All rows of the sets, the same row once; a prefix that sets bind to different namespaces gets a second name.

    Where their licences differ, each row has its own.

    Raises:
        DataError: with file and line, when a row names a term by an unknown prefix.
    """
    curies = CurieMap({})
    licences = {each.text("license") for each in sets}
    rows: dict[tuple[tuple[str, str], ...], Mapping] = {}
    count = 0
    for each in sets:
        for row in each.rows:
            values = {slot: cell for slot in {**row.shared, **row.values} if (cell := curies.cell(row, slot))}
            if len(licences) > 1 and each.text("license"):
                values.setdefault("license", each.text("license"))
            rows.setdefault(tuple(sorted(values.items())), Mapping(row.where, values, curies.prefixes))
            count += 1
    ordered = tuple(sorted(rows.values(), key=lambda row: tuple(row[slot] for slot in ROW_SLOTS)))
    columns = tuple(dict.fromkeys(column for each in sets for column in each.columns))
    made = MappingSet("merged", curies.prefixes, ordered, _common(sets), columns)
    return Combined(made, {"stood there twice": count - len(rows)} if count > len(rows) else {})


def _common(sets: Sequence[MappingSet]) -> dict[str, Value]:
    """What the heads of all sets say alike, and which sets they are; what a row has by itself is not said again."""
    first = sets[0].metadata
    skip = {"mapping_set_id", "mapping_set_title", "mapping_set_description", "mapping_set_version", "curie_map"}
    alike = {
        slot: value
        for slot, value in first.items()
        if slot not in skip and slot not in PROPAGATED and all(each.metadata.get(slot) == value for each in sets)
    }
    sources = _sources(sets)
    return {**alike, "mapping_set_source": sources} if sources else alike


def _sources(sets: Iterable[MappingSet]) -> list[Value]:
    return list(dict.fromkeys(name for each in sets if (name := each.text("mapping_set_id"))))


def inverted(mapping_set: MappingSet) -> Combined:
    """The rows turned round: object to subject, by the inverse predicate; those that have none are left out."""
    rows, left_out = [], 0
    for row in mapping_set.rows:
        predicate = INVERSE.get(predicate_of(row))
        if predicate is None or not row["object_id"]:
            left_out += 1
            continue
        values = {_turned(slot): cell for slot, cell in row.values.items()}
        values |= {"predicate_id": predicate, "mapping_justification": "semapv:MappingInversion"}
        values.pop("predicate_label", None)
        values.pop("record_id", None)
        if row.values.get("mapping_cardinality"):
            values["mapping_cardinality"] = ":".join(reversed(row["mapping_cardinality"].split(":")))
        rows.append(Mapping(row.where, values, mapping_set.prefixes))
    metadata = {_turned(slot): value for slot, value in mapping_set.metadata.items() if slot != "mapping_set_id"}
    if name := mapping_set.text("mapping_set_id"):
        metadata["mapping_set_source"] = [name]
    rows.sort(key=lambda row: row.key)
    columns = tuple(map(_turned, mapping_set.columns))
    made = MappingSet(f"{mapping_set.name}-inverted", mapping_set.prefixes, tuple(rows), metadata, columns)
    return Combined(made, {"have a predicate without an inverse": left_out} if left_out else {})


def _turned(slot: str) -> str:
    if slot.startswith("subject_"):
        return "object_" + slot.removeprefix("subject_")
    return "subject_" + slot.removeprefix("object_") if slot.startswith("object_") else slot


def chained(sets: Sequence[MappingSet], others: Sequence[MappingSet]) -> Combined:
    """What the rows of sets lead to by one more row of others; pairs on which the sets have decided are left out.

    Raises:
        DataError: with file and line, when a row names a term by an unknown prefix.
    """
    onward = onward_rows(others)
    decided = {(row.iri("subject_id"), row.iri("object_id")) for row in _mapped(sets)}
    curies = CurieMap({})
    rows: dict[tuple[str, str, str], Mapping] = {}
    known = 0
    for row in _mapped(sets):
        start = row.iri("subject_id")
        for chain in onward.get(row.iri("object_id"), ()) if row.is_accepted else ():
            predicate = step(predicate_of(row), chain.predicate)
            if not predicate or chain.end == start:
                continue
            if (start, chain.end) in decided:
                known += 1
                continue
            made = _chain_row(row, chain, predicate, curies)
            other = rows.setdefault((start, predicate, chain.end), made)
            if other is not made and float(made["confidence"] or 0) > float(other["confidence"] or 0):
                rows[start, predicate, chain.end] = made
    ordered = tuple(sorted(rows.values(), key=lambda row: row.key))
    sources = _sources([*sets, *others])
    about = (
        "Candidates, made by chaining the rows of the sets that are named as its sources; nobody has decided on them."
    )
    metadata: dict[str, Value] = {"mapping_set_source": sources, "comment": about} if sources else {"comment": about}
    made_set = MappingSet("chained", curies.prefixes, ordered, metadata)
    return Combined(made_set, {"lead to pairs that are decided": known} if known else {})


def _mapped(sets: Iterable[MappingSet]) -> Iterator[Mapping]:
    """Rows that name two terms."""
    return (
        row for each in sets for row in each.rows if row["object_id"] and row["subject_id"] and not row.is_none_found
    )


def onward_rows(sets: Iterable[MappingSet]) -> dict[str, list[Chain]]:
    """IRI of a term to the accepted rows that lead from it, turned round where they can be."""
    found: dict[str, list[Chain]] = defaultdict(list)
    for row in _mapped(sets):
        if row.is_accepted:
            predicate, start, end = predicate_of(row), row.iri("subject_id"), row.iri("object_id")
            found[start].append(Chain(predicate, end, row, is_turned=False))
            if turned := INVERSE.get(predicate):
                found[end].append(Chain(turned, start, row, is_turned=True))
    return found


def _chain_row(row: Mapping, chain: Chain, predicate: str, curies: CurieMap) -> Mapping:
    near, far = ("object", "subject") if chain.is_turned else ("subject", "object")
    values = {
        "subject_id": curies.cell(row, "subject_id"),
        "subject_label": row["subject_label"],
        "predicate_id": predicate,
        "object_id": curies.cell(chain.row, f"{far}_id"),
        "object_label": chain.row[f"{far}_label"],
        "mapping_justification": "semapv:MappingChaining",
        "object_source": curies.cell(chain.row, f"{far}_source"),
        "object_source_version": chain.row[f"{far}_source_version"],
        "confidence": _product(row["confidence"], chain.row["confidence"]),
        "comment": f"{row['predicate_id']} {row['object_id']} ({row.where}), which is {chain.predicate} "
        f"{chain.row[f'{far}_id']} ({chain.row.where}, as {chain.row[f'{near}_id']}).",
    }
    return Mapping(row.where, {slot: cell for slot, cell in values.items() if cell}, curies.prefixes)


def _product(*confidences: str) -> str:
    try:
        return f"{math.prod(float(each) for each in confidences):.3f}".rstrip("0").rstrip(".")
    except ValueError:
        return ""
