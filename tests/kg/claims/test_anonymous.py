"""Blank nodes in words: lists, class expressions, things with properties."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.claims.anonymous import Anonymous
from kg.rdf.index import Index
from tests.visualize.explorer.graphs import HEAD, ONTOLOGY, E, facts_of, model_of, node_of


def test_what_an_ontology_says_in_blank_nodes_stands_on_cards() -> None:
    model = model_of(ONTOLOGY)
    assert model.title == "Organs"
    heart = node_of(model, "heart")
    assert facts_of(heart) == [
        ("disjointUnionOf", "left, right"),
        ("equivalentClass", "muscle and (not (left, right))"),
        ("subClassOf", "part of max 1 body"),
        ("subClassOf", "part of some body"),
    ]
    assert [fact.node for fact in heart.facts] == ["", f"{E}muscle", f"{E}body", f"{E}body"]
    assert [(one.subject, one.object) for one in model.statements] == [(f"{E}heart", f"{E}muscle")]
    assert model.omitted == 3  # the node of the disjoint classes, and its list
    assert facts_of(node_of(model, "muscle")) == [("isDefinedBy", "Organs")]
    assert not [node for node in model.nodes if "w3.org" in node.iri]  # owl:Thing, which the file does not describe


def test_a_blank_node_is_told_on_the_card_that_leads_to_it() -> None:
    model = model_of(
        """:ann :knows [ a foaf:Person ; :called "Bob" ; :lives [ :in :rome ] ] ; :likes ( 1 "two" :rome ) .
        :rome rdfs:label "Rome" . ( "stray" ) :of :ann ."""
    )
    assert facts_of(node_of(model, "ann")) == [
        ("knows", "Person: called Bob; lives (in Rome)"),
        ("likes", "1, two, Rome"),
    ]
    assert node_of(model, "ann").facts[0].node == f"{E}rome"
    assert model.omitted == 1
    assert {edge.predicate for edge in model.edges} == {"knows / lives / in", "likes"}


@pytest.mark.parametrize(
    "source",
    [
        ":x :p _:a . _:a :p _:b . _:b :p _:a .",
        ":x :p _:a . _:a rdf:first 1 ; rdf:rest _:a .",
        ":x :p _:a . _:a rdf:first _:a ; rdf:rest rdf:nil .",
        ":x :p [] .",
        ":x :p _:n0 . " + " ".join(f"_:n{i} :p _:n{i + 1} , _:m{i} . _:m{i} :p _:n{i + 1} ." for i in range(60)),
        f":x :p ( {' '.join(map(str, range(5000)))} ) .",
    ],
    ids=["circle", "endless list", "list of itself", "empty", "many ways", "long list"],
)
def test_odd_blank_nodes_give_a_short_text(source: str) -> None:
    node = node_of(model_of(source), "x")
    assert len(node.facts) == 1
    assert 0 < len(node.facts[0].value) < 2000


def said(turtle: str) -> tuple[str, Anonymous]:
    """The text of the blank node to which ``:x :p`` leads."""
    store = ox.Store()
    store.load((HEAD + turtle).encode(), ox.RdfFormat.TURTLE)
    index = Index(store)
    blank = index.value(ox.NamedNode(E + "x"), ox.NamedNode(E + "p"))
    assert isinstance(blank, ox.BlankNode)
    anonymous = Anonymous(index, index.label)
    return anonymous.text(blank), anonymous


@pytest.mark.parametrize(
    ("turtle", "text"),
    [
        ("owl:onProperty :part ; owl:someValuesFrom :heart", "part some heart"),
        ("owl:onProperty :part ; owl:allValuesFrom :heart", "part only heart"),
        ("owl:onProperty :part ; owl:hasValue 7", "part value 7"),
        ("owl:onProperty :part ; owl:hasSelf true", "part Self"),
        ("owl:onProperty :part ; owl:cardinality 2", "part exactly 2"),
        ("owl:onProperty :part ; owl:minQualifiedCardinality 2 ; owl:onClass :heart", "part min 2 heart"),
        ("owl:onProperty [ owl:inverseOf :part ] ; owl:someValuesFrom :heart", "(inverse of part) some heart"),
        ("owl:unionOf ( :heart [ owl:complementOf :lung ] )", "heart or (not lung)"),
        ("owl:oneOf ( 1 'two' )", "1, two"),
        ("owl:propertyChainAxiom ( :part :part )", "part o part"),
        ("a :Person ; :name 'Ann'", "Person: name Ann"),
        ("a :Person", "Person"),
        ("", "something without a name"),
    ],
)
def test_class_expressions_in_the_words_of_the_manchester_syntax(turtle: str, text: str) -> None:
    assert said(f":x :p [ {turtle} ] .")[0] == text


def test_what_a_phrase_leads_to_and_has_spoken_of() -> None:
    text, anonymous = said(":x :p [ owl:onProperty :part ; owl:someValuesFrom [ owl:unionOf ( :heart :lung ) ] ] .")
    assert text == "part some (heart or lung)"
    assert [one.value for one in anonymous.named] == [E + "heart", E + "lung"], "not the property"
    assert len(anonymous.mentioned) == 4
