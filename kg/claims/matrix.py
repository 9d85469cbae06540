"""Conditions beside each other in a table: a column each, a row for each thing that is said, and who says it.

What is compared, and which things are the same, is as in :mod:`kg.claims.compare`. An empty cell is no “no”: it tells
that no source here mentions it, and which lists that could have told it are lost.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from kg.claims.claim import Claim
from kg.claims.compare import claims_of, gaps_of, things_of
from kg.claims.same import same_things
from kg.claims.words import wording
from kg.condition import conditions_of
from kg.errors import InputError
from kg.rdf.index import Index, Resource, node
from kg.rdf.namespaces import shrink

__all__ = ["NOT_MENTIONED", "ORDER", "Matrix", "MatrixRow", "matrix"]

#: What stands in a cell without claims.
NOT_MENTIONED = "not mentioned in these sources"
#: What a reader asks for first; other predicates follow by their labels.
ORDER = tuple(
    node(f"ck:{name}")
    for name in (
        *("hasSymptom", "hasFinding", "hasPhenotype", "affects", "hasTest", "hasAutoantibody", "hasTreatment"),
        *("hasMedicine", "symptomsImprovedBy", "worsenedBy", "hasCause", "hasTrigger", "hasRiskFactor", "hasMechanism"),
        *("isA", "occursWith", "occursIn", "hasOnset", "hasComplication", "hasPrognosis"),
    )
)


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A thing that is said of one condition or several, by one predicate.

    Args:
        predicate: Its label.
        object: What the thing is called.
        cells: For each condition who says it, with what stands between that and a plain “it is so”.
        said_of: Of how many conditions a source says it.
        denied_of: Of how many conditions a source says that it is not so.
        same_as: What exact matches make the same as the thing, and what the claims therefore have in its place.
    """

    predicate: str
    object: str
    cells: tuple[str, ...]
    said_of: int
    denied_of: int
    same_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Matrix:
    """Conditions (IRIs), the headings of their columns, and the rows: predicates in order, what several have first."""

    conditions: tuple[str, ...]
    labels: tuple[str, ...]
    rows: tuple[MatrixRow, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of :meth:`records`."""
        return ("predicate", "object", *self.labels, "said_of", "denied_of", "same_as")

    @property
    def notice(self) -> tuple[str, ...]:
        """What a reader must know, in lines."""
        return (
            f"“{NOT_MENTIONED[:1].upper()}{NOT_MENTIONED[1:]}” does not mean that the condition does not have it.",
            "Things are the same when their IRIs are, or by an accepted exact match, which is told; numbers never are.",
        )

    def records(self) -> list[dict[str, Any]]:
        """The rows under the names of :attr:`columns`."""
        return [
            {
                "predicate": row.predicate,
                "object": row.object,
                **dict(zip(self.labels, row.cells, strict=True)),
                "said_of": row.said_of,
                "denied_of": row.denied_of,
                "same_as": "; ".join(row.same_as),
            }
            for row in self.rows
        ]


def matrix(index: Index, iris: Sequence[str] = (), layers: str | Iterable[str] | None = None) -> Matrix:
    """Put conditions beside each other.

    Args:
        index: The data.
        iris: The conditions in the order of their columns; without any those whose entries the graph has.
        layers: Only the claims of these layers, as for :func:`kg.claims.compare.compare`.

    Raises:
        InputError: when one is no condition or stands twice, or there is nothing to compare.
    """
    own = (each.concept.value for each in conditions_of(index) if isinstance(each.concept, ox.NamedNode))
    wanted = tuple(iris) or tuple(sorted(set(own)))
    if len(wanted) < 2:
        raise InputError(
            "a comparison takes two conditions or more",
            hint="Name them, or leave out --data: the shipped graph holds several",
        )
    for iri, number in Counter(wanted).items():
        if number > 1:
            raise InputError(f"{shrink(iri)} stands in the comparison twice", hint="Name each condition once")
    things = things_of(index, wanted)
    found = claims_of(index, things, layers)
    rows = _rows(index, things, found)
    return Matrix(wanted, _headings(index, things), tuple(row for _, row in sorted(rows, key=lambda each: each[0])))


def _headings(index: Index, things: Sequence[Resource]) -> tuple[str, ...]:
    """The labels of conditions; where two are called alike, with their CURIEs."""
    labels = [index.label(thing) for thing in things]
    return tuple(
        f"{label} ({shrink(thing.value)})" if labels.count(label) > 1 else label
        for label, thing in zip(labels, things, strict=True)
    )


def _rows(
    index: Index, things: Sequence[Resource], found: Sequence[list[Claim]]
) -> Iterator[tuple[tuple[Any, ...], MatrixRow]]:
    """The rows, each with that by which it is sorted."""
    same = same_things(index)
    cells: dict[tuple[Any, ...], list[list[Claim]]] = {}
    for at, claims in enumerate(found):
        for claim in claims:
            value = claim.object
            # A number is nobody else's.
            key = (value, at) if isinstance(value, ox.Literal) else (same.get(value, value), None)
            cells.setdefault((claim.predicate, *key), [[] for _ in things])[at].append(claim)
    lost = [gaps_of(index, thing) for thing in things]
    for (predicate, *_), row in cells.items():
        said, denied = (sum(any(one.negated is no for one in cell) for cell in row) for no in (False, True))
        # What exact matches join is called by the first.
        first, *others = {one.object: one for cell in row for one in cell}.values()
        texts = tuple(_cell(index, cell, gaps.get(predicate, [])) for cell, gaps in zip(row, lost, strict=True))
        same_as = tuple(sorted(f"{index.label(one.object)} ({shrink(str(one.object.value))})" for one in others))
        at = next(at for at, cell in enumerate(row) if cell)
        rank = ORDER.index(predicate) if predicate in ORDER else len(ORDER)
        words = wording(index, first)
        name = (words.object.casefold(), str(first.object), at)
        order = (rank, words.predicate, predicate.value, -said - denied, *name)
        yield order, MatrixRow(words.predicate, words.object, texts, said, denied, same_as)


def _cell(index: Index, claims: Iterable[Claim], lost: Iterable[str]) -> str:
    """Who says it, and how; where nobody does, that, and what is lost."""
    said = sorted({_saying(index, claim) for claim in claims})
    gaps = ", ".join(lost)
    return "; ".join(said or [NOT_MENTIONED, *([f"lost from the source: {gaps}"] if gaps else [])])


def _saying(index: Index, claim: Claim) -> str:
    words = wording(index, claim)
    works = () if claim.spans else claim.citations
    cited = (", ".join(filter(None, (work.identifier or work.label, work.date))) for work in works)
    source = ", ".join((index.label(claim.layer) if claim.layer else "no source", *cited))
    how = [
        "" if claim.is_asserted else words.modality,
        *(f"{one.label}: {one.value}" for one in words.qualifiers),
        *(f"through: {index.label(value)}" for value in claim.qualifier("ck:through")),
        "" if claim.is_accepted or claim.status is None else index.label(claim.status),
    ]
    told = ", ".join(filter(None, how))
    return f"{'not: ' if claim.negated else ''}{source}{f' ({told})' if told else ''}"
