"""A search that found no term is told when a new release has one of that name."""

from __future__ import annotations

from kg.link.searches import concept_names, found_now, searched
from kg.link.sssom import NONE_FOUND, Mapping, MappingSet
from kg.link.vocabularies import Term
from kg.link.vocabularies.model import LABEL, Name
from kg.rdf.index import Index
from kg.rdf.namespaces import expand

ROW = Mapping(
    "none-found:1", {"subject_id": "concept:dry-mouth", "object_id": NONE_FOUND, "object_source": "bioregistry:maxo"}
)
SETS = [MappingSet("none-found", {}, (ROW,), {})]
NAMES = {expand("concept:dry-mouth"): {"dry mouth", "xerostomia"}}


def term(*names: tuple[str, str], deprecated: bool = False) -> Term:
    return Term("http://t/1", names=tuple(Name(text, scope) for text, scope in names), deprecated=deprecated)


def found(*terms: Term, decided: set[tuple[str, str]] = set()) -> list[str]:  # noqa: B006 - never changed
    return [what for _, what in found_now([ROW], terms, NAMES, decided, "new.obo")]


def test_names_that_are_equal_and_exact() -> None:
    (what,) = found(term(("Dry-Mouth", LABEL), ("Xerostomia", "exact")))
    assert what == "no term was found for concept:dry-mouth, and new.obo calls http://t/1 'Dry-Mouth': decide on it"
    assert found(term(("mouth", LABEL), ("xerostomia", "exact")))
    assert not found(term(("mouth", LABEL), ("xerostomia", "related")))
    assert not found(term(("dry mouth", LABEL), deprecated=True))
    assert not found(term(("dry mouth", LABEL)), decided={(expand("concept:dry-mouth"), "http://t/1")})


def test_only_searches_in_the_vocabulary_count() -> None:
    assert searched(SETS, {"MAXO"}) == [ROW]
    assert searched(SETS, {"HP"}) == []


def test_the_names_of_a_concept(index: Index) -> None:
    concept = expand("concept:dry-mouth")
    assert "dry mouth" in concept_names(index, [concept, "http://none/"])[concept]
