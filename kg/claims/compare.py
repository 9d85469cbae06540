"""Two conditions beside each other: what is said of both, of one only, and where one source says and another denies.

Two claims are of the same thing when predicate and object are the same resources: IRIs decide, no labels. Things that
accepted exact matches join (:mod:`kg.claims.same`) are the same, too, and a row says so; a kind of a thing is not the
thing. Numbers, names and other literals are never shared. What is said of one condition only may hold for the other,
too: no source here says so.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Any

import pyoxigraph as ox

from kg.claims.card import Statement, statement
from kg.claims.claim import Claim, claims
from kg.claims.layers import layers_named
from kg.claims.same import same_things
from kg.errors import InputError
from kg.rdf.index import NAMES, Index, Resource, Value, node
from kg.rdf.namespaces import local_name, shrink
from kg.tables import printable

__all__ = ["COLUMNS", "Comparison", "Row", "Said", "claims_of", "compare", "gaps_of", "things_of"]

#: Columns of ``kg compare``, in this order; there is one row a claim.
COLUMNS = (
    *("said_here_of", "predicate", "object", "condition", "sentence", "source", "layer", "modality", "negated"),
    *("status", "lost_of_other", "same_as", "id"),
)
_TYPE, _CONDITION = node("rdf:type"), node("ck:Condition")
_GAP, _GAP_OF, _AFFECTS = node("ck:Gap"), node("ck:gapOf"), node("ck:affectsPredicate")


class Said(StrEnum):
    """Of which of the two conditions a thing is said in the data."""

    BOTH = "both"
    ONE_DENIES = "one denies"
    BOTH_DENY = "both deny"
    ONLY_A = "only A"
    ONLY_B = "only B"


_ORDER = {said: at for at, said in enumerate(Said)}


@dataclass(frozen=True, slots=True)
class Row:
    """A claim of one of the two.

    Args:
        said: Of which of the two its thing is said.
        condition: Of which it is itself: the label.
        statement: The claim, in words.
        lost: The lists of the other condition that its source has lost and that could tell of this predicate.
        same_as: The things of the other's claims that exact matches make the same: label and CURIE.
    """

    said: Said
    condition: str
    statement: Statement
    lost: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()

    @property
    def claim(self) -> Claim:
        """The claim."""
        return self.statement.claim

    def record(self) -> dict[str, str | bool]:
        """The row under the names of :data:`COLUMNS`, in words."""
        words, claim = self.statement.words, self.claim
        return {
            "said_here_of": self.said.value,
            "predicate": words.predicate,
            "object": words.object,
            "condition": self.condition,
            "sentence": self.statement.sentence,
            "source": self.statement.source,
            "layer": local_name(claim.layer.value) if claim.layer else "",
            "modality": words.modality,
            "negated": claim.negated,
            "status": self.statement.status,
            "lost_of_other": "; ".join(self.lost),
            "same_as": "; ".join(self.same_as),
            "id": claim.iri,
        }


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two conditions share and what tells them apart; printing it gives sentences.

    ``a`` and ``b`` are their IRIs, ``labels`` what they are called; rows are in the order of :class:`Said`, then of
    predicate, object, condition and source.
    """

    a: str
    b: str
    labels: tuple[str, str]
    rows: tuple[Row, ...]

    @property
    def notice(self) -> tuple[str, ...]:
        """What a reader must know, in lines."""
        first, second = self.labels
        return (
            f"A is {first} ({shrink(self.a)}), B is {second} ({shrink(self.b)}).",
            "“Only” means that no source here says it of the other, not that the other does not have it.",
            "Things are the same when their IRIs are, or by an accepted exact match, which is told; numbers never are.",
        )

    def records(self) -> list[dict[str, str | bool]]:
        """The rows under the names of :data:`COLUMNS`."""
        return [row.record() for row in self.rows]

    def title(self, said: Said) -> str:
        """What stands above the rows of a kind."""
        first, second = self.labels
        return {
            Said.BOTH: "Said of both",
            Said.ONE_DENIES: "Said of one, denied of the other",
            Said.BOTH_DENY: "Denied of both",
            Said.ONLY_A: f"Only of {first}: no source here says it of {second}",
            Said.ONLY_B: f"Only of {second}: no source here says it of {first}",
        }[said]

    def groups(self) -> Iterator[tuple[Said, list[tuple[str, list[Row]]]]]:
        """The rows of each kind, by predicate."""
        for said, rows in groupby(self.rows, lambda row: row.said):
            by_predicate = groupby(rows, lambda row: (row.claim.predicate, row.statement.words.predicate))
            yield said, [(label, list(own)) for (_, label), own in by_predicate]

    def __str__(self) -> str:
        lines = list(self.notice)
        for said, predicates in self.groups():
            lines += ["", self.title(said)]
            for label, rows in predicates:
                lines += ["", f"  {label[:1].upper()}{label[1:]}", *_lines(rows)]
        if not self.rows:
            lines += ["", "No claim here has either of them as its subject."]
        return "\n".join(map(printable, lines)) + "\n"


def _lines(rows: list[Row]) -> Iterator[str]:
    if rows[0].lost:
        yield f"    Lost from the source of the other: {', '.join(rows[0].lost)}. It may have said the same."
    for row in rows:
        yield f"    {row.statement.sentence}"
        note = f"[{row.claim.note}]" if row.claim.note else ""
        same = f"[the same by exact match: {', '.join(row.same_as)}]" if row.same_as else ""
        if below := " ".join(filter(None, (row.statement.source.strip(), note, same))):
            yield f"        {below}"


def compare(index: Index, a: str, b: str, layers: str | Iterable[str] | None = None) -> Comparison:
    """Compare two conditions by the claims whose subject they are, without rejected and retired ones and names.

    Args:
        index: The data.
        a: IRI of a condition.
        b: IRI of another.
        layers: Only the claims of these layers, named as for :func:`kg.claims.layers.layers_named`; all when None.

    Raises:
        InputError: when both are the same, or one is no condition.
        UnknownNameError: when there is no such layer.
    """
    if a == b:
        raise InputError(f"{shrink(a)} stands on both sides of the comparison", hint="Name two conditions")
    things = things_of(index, (a, b))
    found = claims_of(index, things, layers)
    rows = [row for at in (0, 1) for row in _rows(index, things, found, at)]
    return Comparison(a, b, (index.label(things[0]), index.label(things[1])), tuple(sorted(rows, key=_key)))


def things_of(index: Index, iris: Iterable[str]) -> tuple[ox.NamedNode, ...]:
    """The conditions with these IRIs.

    Raises:
        InputError: when one is no condition.
    """
    things = tuple(map(ox.NamedNode, iris))
    for thing in things:
        if _CONDITION not in index.values(thing, _TYPE):
            raise InputError(
                f"{index.label(thing)} ({shrink(thing.value)}) is no condition",
                hint="Name two conditions: kg sparql 'SELECT ?label { ?c a ck:Condition ; rdfs:label ?label }'",
            )
    return things


def claims_of(index: Index, things: Sequence[Resource], layers: str | Iterable[str] | None = None) -> list[list[Claim]]:
    """Of each condition the claims that are compared: accepted, not retired, no names; see :func:`compare`."""
    wanted = None if layers is None else set(layers_named(index, layers))
    found: dict[Value | None, list[Claim]] = {thing: [] for thing in things}
    for claim in claims(index):
        if claim.subject in found and _is_compared(claim) and (wanted is None or claim.layer in wanted):
            found[claim.subject].append(claim)
    return [found[thing] for thing in things]


def _is_compared(claim: Claim) -> bool:
    return not claim.problem and not claim.is_rejected and claim.predicate not in NAMES


def _rows(index: Index, things: Sequence[Resource], found: list[list[Claim]], at: int) -> Iterator[Row]:
    """The rows of one of the two conditions."""
    same = same_things(index)

    def thing_of(claim: Claim) -> tuple[Any, Any]:
        """What a claim says, whoever it is of."""
        return claim.predicate, claim.object if isinstance(claim.object, ox.Literal) else same.get(
            claim.object, claim.object
        )

    others: dict[tuple[Any, ...], set[Value]] = {}
    for claim in found[1 - at]:
        if not isinstance(claim.object, ox.Literal):
            others.setdefault((*thing_of(claim), claim.negated), set()).add(claim.object)
    gaps = gaps_of(index, things[1 - at])
    label = index.label(things[at])
    for claim in found[at]:
        said = _said(thing_of(claim), claim.negated, others) or (Said.ONLY_A, Said.ONLY_B)[at]
        lost = gaps.get(claim.predicate, ()) if said in (Said.ONLY_A, Said.ONLY_B) else ()
        known = {end for negated in (False, True) for end in others.get((*thing_of(claim), negated), ())}
        equal = () if claim.object in known else sorted(known, key=str)
        names = tuple(f"{index.label(one)} ({shrink(one.value)})" for one in equal)
        yield Row(said, label, statement(index, claim), tuple(lost), names)


def _said(thing: tuple[Any, Any], negated: bool, others: Container[tuple[Any, ...]]) -> Said | None:  # noqa: FBT001
    """Of which of the two a thing is said; None: of the one alone."""
    if (*thing, negated) in others:
        return Said.BOTH_DENY if negated else Said.BOTH
    return Said.ONE_DENIES if (*thing, not negated) in others else None


def gaps_of(index: Index, thing: Resource) -> dict[Resource, list[str]]:
    """The lists that the source of a condition has lost, by the predicate that is incomplete without them."""
    found: dict[Resource, list[str]] = {}
    for gap in sorted(index.of_type(_GAP), key=str):
        if thing in index.values(gap, _GAP_OF):
            for predicate in index.resources(gap, _AFFECTS):
                found.setdefault(predicate, []).append(index.label(gap))
    return found


def _key(row: Row) -> tuple[int, str, str, str, str, str, str, str, str]:
    claim, words = row.claim, row.statement.words
    return (
        _ORDER[row.said],
        *(words.predicate, claim.predicate.value, words.object, str(claim.object)),
        *(row.condition, claim.subject.value, row.statement.source, claim.iri),
    )
