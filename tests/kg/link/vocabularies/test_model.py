"""Terms and ontologies as values: names, what stands above a term, and identifiers as IRIs."""

from __future__ import annotations

import pytest

from kg.errors import InputError
from kg.link.vocabularies.model import MAX_IRI, Ontology, Term, namespace, term_iri
from kg.rdf.namespaces import PREFIXES
from tests.kg.link.vocabularies.texts import OBO, xo


@pytest.mark.parametrize(
    ("iri", "sizes", "name"),
    [
        (OBO + "mondo.owl", {}, "mondo"),
        (OBO + "hp/hp-base.json", {}, "hp-base"),
        ("http://e/Vocab#", {}, "vocab"),
        ("", {OBO + "XO_": 2, OBO + "MAXO_": 3}, "maxo"),
        ("", {PREFIXES["mesh"]: 1}, "mesh"),
        ("", {}, "ontology"),
    ],
)
def test_the_name_of_an_ontology(iri: str, sizes: dict[str, int], name: str) -> None:
    assert Ontology(iri, "", "", {}, sizes).name == name


def test_what_stands_above_a_term_is_told_once_nearest_first() -> None:
    one, two, three, four = xo(1, 2, 3, 4)
    terms = [Term(one, parents=(two, three)), Term(two, parents=(four,)), Term(three, parents=(four,)), Term(four)]
    ontology = Ontology("", "", "", {term.iri: term for term in terms}, {})
    assert list(ontology.ancestors(one)) == [two, three, four]
    assert list(ontology.ancestors(four)) == []
    assert list(ontology.ancestors("http://e/unknown")) == []


def test_a_cycle_is_walked_once() -> None:
    one, two = xo(1, 2)
    terms = {one: Term(one, parents=(two,)), two: Term(two, parents=(one,))}
    assert list(Ontology("", "", "", terms, {}).ancestors(one)) == [two]


@pytest.mark.parametrize(
    ("text", "iri"),
    [
        ("XO:1", OBO + "XO_1"),
        ("mesh:D1", PREFIXES["mesh"] + "D1"),
        ("part_of", OBO + "part_of"),
        ("own:a b".replace(" ", "-"), "http://own/a-b"),
        ("http://e/x#y", "http://e/x#y"),
        ("urn:x:y", "urn:x:y"),
        ("XO:<1>", OBO + "XO_%3C1%3E"),
    ],
)
def test_an_identifier_as_an_iri(text: str, iri: str) -> None:
    assert term_iri(text, {"own": "http://own/"}) == iri


@pytest.mark.parametrize("text", ["", "a b", "http://e/<b>", "http://[a", "x" * (MAX_IRI + 1)])
def test_no_iri_can_be_made_of_it(text: str) -> None:
    with pytest.raises(InputError) as told:
        term_iri(text)
    assert len(str(told.value)) < 200


@pytest.mark.parametrize(
    ("iri", "space"),
    [
        (OBO + "XO_1", OBO + "XO_"),
        (PREFIXES["mesh"] + "D1", PREFIXES["mesh"]),
        ("http://e/a_b/c", "http://e/a_b/"),
        ("http://e/a_b#c", "http://e/a_b#"),
        ("urn:x:y", ""),
    ],
)
def test_the_namespace_of_a_term(iri: str, space: str) -> None:
    assert namespace(iri) == space
