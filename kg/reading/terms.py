"""What a reviewer may choose: predicates, qualifiers and their closed lists, and reasons, from the vocabulary."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kg.files import read_text
from kg.rdf.index import Index, Resource, node
from kg.rdf.namespaces import shrink
from kg.rdf.turtle import parse_turtle
from kg.reading.proposals import MODALITIES, NAMING
from kg.sources import sources

__all__ = [
    "QUALIFIERS",
    "Term",
    "classes",
    "fits",
    "label",
    "modalities",
    "predicates",
    "qualifiers",
    "rejection_reasons",
]

#: The qualifiers that rules propose; reviewers have all of the vocabulary (:func:`qualifiers`).
QUALIFIERS = (
    *("comparator", "comparison", "frequency", "population", "purpose", "severity", "typicality"),
    "underCondition",
)
_QUALIFYING = ("ck:QualifierProperty", "ck:RestrictingQualifier")


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the vocabulary: its CURIE, label and definition.

    Args:
        domain: CURIEs of the classes of its subjects.
        range: CURIEs of the classes of its values, or of their datatypes (XML Schema).
        values: Where its values are a closed list, these; empty where they are concepts.
    """

    curie: str
    label: str
    definition: str
    domain: tuple[str, ...] = ()
    range: tuple[str, ...] = ()
    values: tuple[Term, ...] = ()

    @property
    def datatypes(self) -> tuple[str, ...]:
        """The datatypes of its values; none where they are concepts."""
        return tuple(kind for kind in self.range if kind.startswith("xsd:"))


@cache
def _index() -> Index:
    path = sources().vocabulary
    return Index(parse_turtle(read_text(path), str(path)))


@cache
def predicates() -> dict[str, Term]:
    """The predicates that a claim of an entry may have, by CURIE, in the order of their labels.

    Their objects are concepts, numbers or, for those of :data:`kg.reading.proposals.NAMING`, names.
    """
    found = [_term(each) for each in _index().of_type(node("ck:Predicate"))]
    kept = [one for one in found if one.curie in NAMING or any(kind.startswith(("ck:", "xsd:")) for kind in one.range)]
    return {one.curie: one for one in sorted(kept, key=lambda one: (one.label, one.curie))}


@cache
def qualifiers() -> dict[str, Term]:
    """The qualifiers of the vocabulary by the last part of their CURIE: :data:`QUALIFIERS`, then the others by label."""
    found = {shrink(each.value).removeprefix("ck:"): each for each in _index().of_type(*map(node, _QUALIFYING))}
    others = sorted(found.keys() - {*QUALIFIERS, "modality"}, key=lambda key: (label(f"ck:{key}"), key))
    return {key: _term(found[key], with_values=True) for key in (*QUALIFIERS, *others)}


@cache
def classes() -> dict[str, Term]:
    """The classes of concepts by CURIE, in the order of their labels."""
    found = [_term(each) for each in _index().of_type(node("owl:Class"))]
    kept = [one for one in found if one.curie.startswith("ck:") and fits(one.curie, ("ck:Concept",))]
    return {one.curie: one for one in sorted(kept, key=lambda one: (one.label, one.curie))}


def label(curie: str) -> str:
    """What the vocabulary calls a term."""
    return _index().label(node(curie))


@cache
def modalities() -> tuple[Term, ...]:
    """How a claim is said."""
    return tuple(_term(node(curie)) for curie in MODALITIES)


@cache
def rejection_reasons() -> dict[str, Term]:
    """The reasons of a rejection by the last part of their CURIE."""
    return {one.curie.removeprefix("ck:"): one for one in map(_term, _index().of_type(node("ck:RejectionReason")))}


def fits(kind: str, wanted: Iterable[str]) -> bool:
    """Whether a class, by its CURIE, is one of some classes or below one.

    >>> fits("ck:Test", ["ck:Concept"]), fits("ck:Test", ["ck:Condition"])
    (True, False)
    """
    wanted = set(wanted)
    waiting: list[Resource] = [node(kind)] if kind.startswith("ck:") else []
    while waiting:
        one = waiting.pop()
        if shrink(one.value) in wanted:
            return True
        waiting += _index().resources(one, node("rdfs:subClassOf"))
    return False


def _term(term: Resource, *, with_values: bool = False) -> Term:
    index = _index()

    def classes(key: str) -> tuple[str, ...]:
        return tuple(shrink(each.value) for each in index.resources(term, node(key)))

    ranges = classes("schema:rangeIncludes")
    closed = [
        node(kind) for kind in ranges if node("skos:Concept") in index.values(node(kind), node("rdfs:subClassOf"))
    ]
    values = index.of_type(*closed) if with_values and closed and "ck:Concept" not in ranges else ()
    return Term(
        shrink(term.value),
        index.label(term),
        index.text(term, node("skos:definition")),
        classes("schema:domainIncludes"),
        ranges,
        tuple(map(_term, values)),
    )
