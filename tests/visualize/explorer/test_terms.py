"""Names, facts and class of a thing, as its card has them."""

from __future__ import annotations

import pyoxigraph as ox

from kg.rdf.index import Index
from kg.rdf.load import declared_prefixes, load_files
from tests.visualize.explorer.graphs import HEAD, E, facts_of, model_of, node_of
from visualize import page_model
from visualize.explorer.terms import Terms


def test_labels_of_other_languages_are_names() -> None:
    node = node_of(model_of(':x rdfs:label "muscle"@en , "Muskel"@de ; skos:altLabel "brawn" .'), "x")
    assert [(name.text, name.scope) for name in node.names] == [("brawn", "altLabel"), ("Muskel", "label, de")]


def test_literals_tell_language_and_datatype_where_it_tells() -> None:
    node = node_of(
        model_of(
            ':x rdfs:comment "what it is" ; dcterms:description "more of it" ; :says "hallo"@de , "hello"@en ;'
            ' :size 7 ; :at "POINT(1 2)"^^geo:wktLiteral ; :for "P1D"^^xsd:duration .'
        ),
        "x",
    )
    assert node.definition == "more of it"
    assert facts_of(node) == [
        ("at", "POINT(1 2) (http://www.opengis.net/ont/geosparql#wktLiteral)"),
        ("comment", "what it is"),
        ("for", "P1D (xsd:duration)"),
        ("says", "hallo (de)"),
        ("says", "hello"),
        ("size", "7"),
    ]


def test_of_several_classes_the_lowest_and_commonest_is_shown_and_the_others_told() -> None:
    model = model_of(
        """:Dog rdfs:subClassOf :Pet . :Pet rdfs:subClassOf :Animal . :Animal rdfs:subClassOf :Pet .
        :rex a :Dog , :Animal , :Star , owl:NamedIndividual . :tom a :Star . :b a :Star . :c a :Dog . :d a :Dog ."""
    )
    rex = node_of(model, "rex")
    assert rex.kind == f"{E}Dog"
    assert facts_of(rex) == [("also a", "Animal"), ("also a", "Star")]
    assert node_of(model, "tom").kind == f"{E}Star"


def terms_of(turtle: str) -> Terms:
    store = ox.Store()
    store.load((HEAD + turtle).encode(), ox.RdfFormat.TURTLE)
    return Terms(Index(store))


X, P = ox.NamedNode(E + "x"), ox.NamedNode(E + "p")


def test_values_stand_once_and_in_order() -> None:
    terms = terms_of(":x :p :c , :a , :b ; :q 1 . :a rdfs:label 'first' .")
    assert [value.value for value in terms.values(X, P)] == [E + "a", E + "b", E + "c"]
    assert terms.one(X, P) == ox.NamedNode(E + "a")
    assert terms.word(X, P) == "first"


def test_what_is_not_said_is_empty() -> None:
    terms = terms_of(":x :q 1 .")
    assert (terms.one(X, P), terms.word(X, P), terms.definition(X), terms.kind(X)) == (None, "", "", "")
    assert terms.values(ox.Literal("x"), P) == []
    assert terms.definition(ox.Literal("x")) == ""


def test_facts_leave_out_what_a_card_tells_elsewhere() -> None:
    terms = terms_of(
        ":x rdfs:label 'X' ; skos:altLabel 'ex' ; rdfs:comment 'what it is' ; :p 1 , 2 ; :q 'no' ; :r :y ."
    )
    found = terms.facts(X, {ox.NamedNode(E + "q")})
    assert [(fact.name, fact.value) for fact in found] == [("p", "1"), ("p", "2")]


def test_things_of_our_classes_by_name_and_no_blank_nodes() -> None:
    head = "@prefix ck: <https://w3id.org/condition-kg/ontology#> . "
    terms = terms_of(head + ":b a ck:Gap . :a a ck:Gap . :c a ck:Test . [] a ck:Gap .")
    assert [one.value for one in terms.of_type("Gap")] == [E + "a", E + "b"]
    assert len(terms.of_type("Gap", "Test")) == 3


def test_things_of_one_name_are_told_apart_by_prefixes_of_the_file() -> None:
    text = b"""@prefix a: <http://e/a/> . @prefix b: <http://e/b/> .
      @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
      a:P1 a:to b:P1 , <http://e/c/P1> , b:P2 . b:P2 rdfs:label "two" . a:P2 a:to a:P1 ."""
    store = load_files([text])
    index = Index(store, declared_prefixes([text]))
    assert {node.label for node in page_model(store, index).nodes} == {"a:P1", "b:P1", "P1", "two", "P2"}
