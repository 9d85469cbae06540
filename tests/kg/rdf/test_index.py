"""The one chooser: what a thing is called, what it means, and which of its languages count."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.claims.cards import Cards
from kg.claims.names import Names, resolve
from kg.errors import AmbiguousNameError
from kg.rdf.index import Index, StoreIndex, node
from kg.rdf.load import load_files
from visualize import page_model
from visualize.pages.resource import resource_page

HEAD = """
@prefix : <http://e/> .
@prefix ck: <https://w3id.org/condition-kg/ontology#> .
@prefix concept: <https://w3id.org/condition-kg/concept/> .
@prefix dc: <http://purl.org/dc/elements/1.1/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix obo: <http://purl.obolibrary.org/obo/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
X = ox.NamedNode("http://e/x")


def store_of(text: str) -> ox.Store:
    store = ox.Store()
    store.load(f"{HEAD}{text}".encode(), ox.RdfFormat.TURTLE)
    return store


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ('rdfs:label "b" ; skos:prefLabel "a"', "b"),
        ('rdfs:label "a"@en-US ; skos:prefLabel "z"@en', "z"),
        ('rdfs:label "a"@enm , "z"@en-GB', "z"),
        ('rdfs:label "A"@EN , "b"@en-US', "A"),
        ('rdfs:label "eins"@de ; foaf:name "one"', "one"),
        ('rdfs:label "eins"@de ; dcterms:title "un"@fr', "eins (de)"),
        ('dcterms:title "t" ; foaf:name "f"', "t"),
        ('rdfs:label " " ; dc:title "t"', "t"),
        (":p 1", "x"),
    ],
)
def test_a_label_is_chosen_by_language_then_by_predicate(said: str, label: str) -> None:
    store = store_of(f":x {said} .")
    assert Index(store).label(X) == StoreIndex(store).label(X) == label


@pytest.mark.parametrize(
    ("said", "definition"),
    [
        ('rdfs:comment "c" ; dcterms:description "d"', "d"),
        ('skos:definition "s"@de ; rdfs:comment "c"@en', "c"),
        ('obo:IAO_0000115 "o" ; dcterms:description "d"', "o"),
        ('rdfs:comment "was es ist"@de', "was es ist (de)"),
        (':p "q"', ""),
    ],
)
def test_a_definition_is_chosen_the_same_way(said: str, definition: str) -> None:
    assert Index(store_of(f":x {said} .")).definition(X) == definition


@pytest.mark.parametrize(
    "said",
    [
        'dcterms:title "Title" ; foaf:name "Name" ; rdfs:comment "comment" ; dcterms:description "description"',
        'rdfs:label "Muskel"@de ; skos:altLabel "musculus"@la ; rdfs:comment "ein Teil"@de',
        'skos:prefLabel "colour"@en-GB , "color"@en-US ; skos:definition "what is seen"',
    ],
)
def test_card_resource_page_and_explorer_say_the_same(said: str) -> None:
    store = store_of(f":x a :Thing ; {said} ; :near :y . :y rdfs:label 'y' .")
    index = Index(store)
    (drawn,) = (one for one in page_model(store, index).nodes if one.iri == X.value)
    card, page = Cards(index).card(X.value), resource_page(Cards(store), X.value)
    assert card.label == drawn.label == index.label(X)
    assert card.definition == drawn.definition == index.definition(X)
    assert f"<bdi>{card.label}</bdi></h1>" in page
    assert card.definition in page


def test_names_are_told_once_without_the_label() -> None:
    index = Index(store_of(':x rdfs:label "a" ; skos:prefLabel "a" ; skos:altLabel "b" , "c" ; foaf:name "b" .'))
    assert [(key, text.value) for key, text in index.names(X)] == [
        (node("skos:altLabel"), "b"),
        (node("skos:altLabel"), "c"),
    ]


@pytest.mark.slow
def test_a_label_in_added_data_takes_over_no_synonym_of_ours(layered: ox.Store, tmp_path: Path) -> None:
    added = tmp_path / "own.ttl"
    added.write_text(f'{HEAD}:own skos:prefLabel "Eaton-Lambert syndrome"@en ; a skos:Concept .\n', encoding="utf-8")
    store = load_files([added])
    store.extend(layered)
    with pytest.raises(AmbiguousNameError, match="names several things") as told:
        resolve(Index(store), "Eaton-Lambert syndrome")
    assert "concept:lems" in told.value.hint
    assert "http://e/own" in told.value.hint
    assert resolve(Index(layered), "Eaton-Lambert syndrome").iri == node("concept:lems").value


def test_names_and_claims_are_made_once_for_an_index(index: Index) -> None:
    assert index.once(Names) is index.once(Names)


def test_records_of_one_term_are_one_card() -> None:
    store = store_of(
        ':a a ck:TermRecord ; ck:term obo:HP_1 ; rdfs:label "weak" ; skos:definition "one" ; ck:layer :l1 .'
        ':b a ck:TermRecord ; ck:term obo:HP_1 ; rdfs:label "feeble" ; skos:definition "two" ; ck:layer :l2 .'
    )
    index = Index(store)
    card = Cards(index).card(resolve(index, "HP:1").iri)
    assert [name.text for name in card.names] == ["feeble"]
    assert dict(card.facts)["layer"] == "http://e/l1, http://e/l2"
    assert card.definition == "one"
    assert "two" in dict(card.facts)["definition"]


def test_subjects_of_a_predicate_come_once_from_both_indexes() -> None:
    store = ox.Store()
    store.extend(ox.Quad(X, node("rdfs:label"), ox.Literal(text)) for text in ("a", "b"))
    assert list(Index(store).using(node("rdfs:label"))) == [X]
    assert list(StoreIndex(store).using(node("rdfs:label"))) == [X]


@pytest.mark.parametrize(("said", "is_true"), [("true", True), ("'1'", True), ("false", False), ("false , true", True)])
def test_what_is_true(said: str, is_true: bool) -> None:  # noqa: FBT001 - a parameter of the test
    store = store_of(f":x :p {said} .")
    for index in (Index(store), StoreIndex(store)):
        assert index.is_true(X, ox.NamedNode("http://e/p")) is is_true
        assert not index.is_true(X, ox.NamedNode("http://e/q"))


@pytest.mark.parametrize("stored", [False, True])
def test_a_reifier_has_the_parts_of_its_triple(*, stored: bool) -> None:
    text = b'VERSION "1.2" PREFIX : <http://e/> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>\n'
    store = load_files(
        [text + b":r rdf:reifies <<( :a :p 1 )>> ; rdf:subject :a ; :sure 1 . :ann :says <<( :a :p 1 )>> ."]
    )
    index = StoreIndex(store) if stored else Index(store)
    found = {
        predicate.value.rpartition("#")[2]: len(values)
        for predicate, values in index.properties(ox.NamedNode("http://e/r")).items()
    }
    assert found == {"subject": 1, "predicate": 1, "object": 1, "http://e/sure": 1}
    assert not index.properties(ox.NamedNode("http://e/ann"))
