"""Any RDF as a page: labels, classes, literals, blank nodes, named graphs."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.rdf.load import load_files
from tests.benchmarks.graphs import made_up
from visualize import page_model
from visualize.explorer.model import Node, PageModel

E = "http://e/"
HEAD = f"""@prefix : <{E}> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix dcterms: <http://purl.org/dc/terms/> . @prefix geo: <http://www.opengis.net/ont/geosparql#> .
"""
ONTOLOGY = """
<http://e/o> a owl:Ontology ; dcterms:title "Organs"@en , "Organe"@de .
:partOf a owl:ObjectProperty ; rdfs:label "part of" .
:muscle a owl:Class ; rdfs:label "Muskel"@de , "muscle"@en ; rdfs:isDefinedBy <http://e/o> .
:heart a owl:Class ; rdfs:label "heart" ;
  rdfs:subClassOf :muscle , [ a owl:Restriction ; owl:onProperty :partOf ; owl:someValuesFrom :body ] ;
  rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :partOf ; owl:maxQualifiedCardinality 1 ; owl:onClass :body ] ;
  owl:equivalentClass [ owl:intersectionOf ( :muscle [ owl:complementOf [ owl:oneOf ( :left :right ) ] ] ) ] ;
  owl:disjointUnionOf ( :left :right ) .
:body a owl:Class ; rdfs:subClassOf owl:Thing .
[] a owl:AllDisjointClasses ; owl:members ( :body :o ) .
"""


def _model(source: str, form: ox.RdfFormat = ox.RdfFormat.TURTLE) -> PageModel:
    store = ox.Store()
    store.load((HEAD + source).encode(), form)
    return page_model(store)


def _node(model: PageModel, name: str) -> Node:
    return next(node for node in model.nodes if node.iri == E + name)


def _facts(node: Node) -> list[tuple[str, str]]:
    return [(fact.name, fact.value) for fact in node.facts]


def test_what_an_ontology_says_in_blank_nodes_stands_on_cards() -> None:
    model = _model(ONTOLOGY)
    assert model.title == "Organs"
    heart = _node(model, "heart")
    assert _facts(heart) == [
        ("disjointUnionOf", "left, right"),
        ("equivalentClass", "muscle and (not (left, right))"),
        ("subClassOf", "part of max 1 body"),
        ("subClassOf", "part of some body"),
    ]
    assert [fact.node for fact in heart.facts] == ["", f"{E}muscle", f"{E}body", f"{E}body"]
    assert [(one.subject, one.object) for one in model.statements] == [(f"{E}heart", f"{E}muscle")]
    assert model.omitted == 3  # the node of the disjoint classes, and its list
    assert _facts(_node(model, "muscle")) == [("isDefinedBy", "Organs")]
    assert not [node for node in model.nodes if "w3.org" in node.iri]  # owl:Thing, which the file does not describe


@pytest.mark.parametrize("suffix", [".ttl", ".owl", ".jsonld", ".nt"])
def test_every_form_of_a_graph_gives_the_same_page(suffix: str, tmp_path: Path) -> None:
    store = ox.Store()
    store.load((HEAD + ONTOLOGY).encode(), ox.RdfFormat.TURTLE)
    form = {".ttl": ox.RdfFormat.TURTLE, ".owl": ox.RdfFormat.RDF_XML, ".nt": ox.RdfFormat.N_TRIPLES}
    path = tmp_path / f"graph{suffix}"
    store.dump(path, form.get(suffix, ox.RdfFormat.JSON_LD), from_graph=ox.DefaultGraph())
    assert page_model(load_files([path])) == _model(ONTOLOGY)


@pytest.mark.parametrize(
    ("source", "label"),
    [
        ('rdfs:label "b" ; skos:prefLabel "a"', "b"),
        ('rdfs:label "eins"@de ; skos:prefLabel "one"@en', "one"),
        ('rdfs:label "zwei"@de , "deux"@fr', "deux (fr)"),
        ('rdfs:label "colour"@en-GB , "Farbe"@de', "colour"),
        ('rdfs:label " " ; dcterms:title "t"', "t"),
        ('<https://schema.org/name> "s" ; foaf:name "f"', "s"),
        ('<http://schema.org/name> "s"', "s"),
        ('foaf:name "f"', "f"),
        (":p 1", "x"),
    ],
)
def test_a_label_is_english_where_there_is_one(source: str, label: str) -> None:
    assert _node(_model(f":x {source} ."), "x").label == label


def test_labels_of_other_languages_are_names() -> None:
    node = _node(_model(':x rdfs:label "muscle"@en , "Muskel"@de ; skos:altLabel "brawn" .'), "x")
    assert [(name.text, name.scope) for name in node.names] == [("brawn", "altLabel"), ("Muskel", "label, de")]


def test_literals_tell_language_and_datatype_where_it_tells() -> None:
    node = _node(
        _model(
            ':x rdfs:comment "what it is" ; dcterms:description "more of it" ; :says "hallo"@de , "hello"@en ;'
            ' :size 7 ; :at "POINT(1 2)"^^geo:wktLiteral ; :for "P1D"^^xsd:duration .'
        ),
        "x",
    )
    assert node.definition == "more of it"
    assert _facts(node) == [
        ("at", "POINT(1 2) (http://www.opengis.net/ont/geosparql#wktLiteral)"),
        ("comment", "what it is"),
        ("for", "P1D (xsd:duration)"),
        ("says", "hallo (de)"),
        ("says", "hello"),
        ("size", "7"),
    ]


def test_of_several_classes_the_lowest_and_commonest_is_shown_and_the_others_told() -> None:
    model = _model(
        """:Dog rdfs:subClassOf :Pet . :Pet rdfs:subClassOf :Animal . :Animal rdfs:subClassOf :Pet .
        :rex a :Dog , :Animal , :Star , owl:NamedIndividual . :tom a :Star . :b a :Star . :c a :Dog . :d a :Dog ."""
    )
    rex = _node(model, "rex")
    assert rex.kind == f"{E}Dog"
    assert _facts(rex) == [("also a", "Animal"), ("also a", "Star")]
    assert _node(model, "tom").kind == f"{E}Star"


def test_a_blank_node_is_told_on_the_card_that_leads_to_it() -> None:
    model = _model(
        """:ann :knows [ a foaf:Person ; foaf:name "Bob" ; :lives [ :in :rome ] ] ; :likes ( 1 "two" :rome ) .
        :rome rdfs:label "Rome" . [ :stray "x" ] :of :ann ."""
    )
    assert _facts(_node(model, "ann")) == [
        ("knows", "Person: lives (in Rome); name Bob"),
        ("likes", "1, two, Rome"),
    ]
    assert _node(model, "ann").facts[0].node == f"{E}rome"
    assert model.omitted == 1
    assert model.edges == ()


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
    node = _node(_model(source), "x")
    assert len(node.facts) == 1
    assert 0 < len(node.facts[0].value) < 2000


def test_each_named_graph_is_a_layer() -> None:
    store = ox.Store()
    store.load(
        (
            HEAD
            + ':g rdfs:label "Graph G" ; rdfs:comment "about it" . :a :p :b .'
            + ":g { :a :p :b , :c } :h { :a :p :b } :empty { :a rdfs:label 'A' }"
        ).encode(),
        ox.RdfFormat.TRIG,
    )
    model = page_model(store)
    assert [(layer.id, layer.label, layer.definition) for layer in model.layers] == [
        (f"{E}g", "Graph G", "about it"),
        (f"{E}h", "h", ""),
    ]
    triple = f"{E}a {E}p {E}b"
    assert {one.id: one.layer for one in model.statements} == {
        triple: "",
        f"{triple} {E}g": f"{E}g",
        f"{triple} {E}h": f"{E}h",
        f"{E}a {E}p {E}c": f"{E}g",
    }
    assert model.plain


def test_hundreds_of_named_graphs_are_no_layers() -> None:
    store = ox.Store()
    store.load((HEAD + " ".join(f":g{i} {{ :a :p :b }}" for i in range(300))).encode(), ox.RdfFormat.TRIG)
    model = page_model(store)
    assert model.layers == ()
    assert len(model.statements) == 1


def test_statements_about_statements_are_passed_over() -> None:
    assert [node.id for node in _model(":a :p :b . << :a :p :b >> :sure 0.9 .").nodes] == [f"{E}a", f"{E}b"]


@pytest.mark.slow
def test_ten_thousand_things_are_read() -> None:
    model = _model(made_up(10_000))
    assert len(model.nodes) == 10_000
    assert len(model.edges) > 15_000
    assert {end for edge in model.edges for end in (edge.source, edge.target)} <= {node.id for node in model.nodes}
