"""Any RDF as a page: labels, forms, named graphs, statements about statements."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from playwright.sync_api import Page

from kg.rdf.load import load_files
from tests.benchmarks.graphs import made_up
from tests.visualize.explorer.graphs import HEAD, ONTOLOGY, E, arrows, facts_of, model_of, node_of
from visualize import draw, page_model


@pytest.mark.parametrize("suffix", [".ttl", ".owl", ".jsonld", ".nt"])
def test_every_form_of_a_graph_gives_the_same_page(suffix: str, tmp_path: Path) -> None:
    store = ox.Store()
    store.load((HEAD + ONTOLOGY).encode(), ox.RdfFormat.TURTLE)
    form = {".ttl": ox.RdfFormat.TURTLE, ".owl": ox.RdfFormat.RDF_XML, ".nt": ox.RdfFormat.N_TRIPLES}
    path = tmp_path / f"graph{suffix}"
    store.dump(path, form.get(suffix, ox.RdfFormat.JSON_LD), from_graph=ox.DefaultGraph())
    assert page_model(load_files([path])) == model_of(ONTOLOGY)


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
    assert node_of(model_of(f":x {source} ."), "x").label == label


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
    assert [node.id for node in model_of(":a :p :b . << :a :p :b >> :sure 0.9 .").nodes] == [f"{E}a", f"{E}b"]


@pytest.mark.slow
def test_ten_thousand_things_are_read() -> None:
    model = model_of(made_up(10_000))
    assert len(model.nodes) == 10_000
    assert len(model.edges) > 15_000
    assert {end for edge in model.edges for end in (edge.source, edge.target)} <= {node.id for node in model.nodes}


def test_a_blank_node_that_several_things_lead_to_is_a_node() -> None:
    source = ':a :home _:x . :b :home _:x . _:x :street "High Street" ; :town :t . :c :home [ :street "Alone" ] .'
    assert arrows(source) == {
        ("a", "home", "street High Street; town t"),
        ("b", "home", "street High Street; town t"),
        ("street High Street; town t", "town", "t"),
    }
    assert [node.id for node in model_of(source).nodes if node.id.startswith("_:")] == ["_:1"]
    assert node_of(model_of(source), "c").facts[0].value == "street Alone"


@pytest.mark.parametrize(
    ("source", "drawn"),
    [
        (":a skos:narrower :b . :b skos:broader :a .", {("b", "broader", "a")}),
        (":a skos:narrower :b .", {("a", "narrower", "b")}),
        (":a skos:related :b . :b skos:related :a .", {("a", "related", "b")}),
        (":a :p :b . :b :q :a . :q owl:inverseOf :p .", {("b", "q", "a"), ("q", "inverseOf", "p")}),
        (
            ":a :p :b . :b :q :a . :q owl:inverseOf :p . :p owl:inverseOf :q .",
            {("a", "p", "b"), ("p", "inverseOf", "q"), ("q", "inverseOf", "p")},
        ),
        (":a :p :b . :b :p :a . :p a owl:SymmetricProperty .", {("a", "p", "b")}),
        (":a :p :b . :b :p :a .", {("a", "p", "b"), ("b", "p", "a")}),
    ],
)
def test_what_is_said_from_both_sides_is_one_arrow(source: str, drawn: set[tuple[str, str, str]]) -> None:
    assert arrows(source) == drawn


def test_the_claims_behind_one_arrow_are_both_kept() -> None:
    assert len(model_of(":a skos:narrower :b . :b skos:broader :a .").statements) == 2


def test_what_a_class_must_have_is_an_arrow() -> None:
    restriction = "[ a owl:Restriction ; owl:onProperty :partOf ; owl:someValuesFrom :leg ]"
    source = ':foot rdfs:subClassOf {} . :partOf rdfs:label "part of" . :leg a owl:Class .'
    assert arrows(source.format(restriction)) == {("foot", "part of some", "leg")}
    both = f"[ owl:intersectionOf ( :limb {restriction} ) ]"
    assert ("foot", "part of some", "leg") in arrows(source.format(both))
    either = f"[ owl:unionOf ( :limb {restriction} ) ]"
    assert ("foot", "part of some", "leg") not in arrows(source.format(either))


def test_a_property_is_an_arrow_between_its_domain_and_range() -> None:
    source = (
        ":treats a owl:ObjectProperty ; rdfs:domain :Drug ; rdfs:range :Disease . :Drug a owl:Class . "
        ":Disease a owl:Class . :dose rdfs:domain :Drug ; rdfs:range xsd:decimal ."
    )
    assert arrows(source) == {("Drug", "treats", "Disease"), ("dose", "domain", "Drug")}
    (arrow,) = (edge for edge in model_of(source).edges if edge.kind == "relation")
    assert arrow.via.endswith("treats")


def test_that_things_are_disjoint_stands_on_their_cards_and_is_no_arrow() -> None:
    model = model_of(":a a owl:Class ; rdfs:label 'A' ; owl:disjointWith :b . :b a owl:Class ; rdfs:label 'B' .")
    assert not model.edges
    assert facts_of(node_of(model, "a")) == [("disjointWith", "B")]


def test_a_page_begins_at_what_the_data_tell_of() -> None:
    hub = ":a :in :hub . :b :in :hub . :c :in :hub ; :to :a ."
    assert model_of(hub).focus == "http://e/a"  # nothing is said of the hub but that things are in it
    named = ':a rdfs:label "a" . :b rdfs:label "b" . :hub rdfs:label "hub" .'
    assert model_of(hub + named).focus == "http://e/hub"
    assert model_of(f'{hub} :hub rdfs:comment "of all" .').focus == "http://e/hub"


def test_in_the_page_they_are_found_and_have_a_card(visit: Callable[..., Page]) -> None:
    source = b"""@prefix : <http://schema.org/> . [] a :MedicalCondition ; :name "Stable angina" ;
      :possibleTreatment [ a :Drug ; :name "Nitrates" ; :maker [ :site <http://e/acme> ] ] ."""
    page = visit(draw(load_files([source])))
    page.fill("#search", "nitr")
    page.keyboard.press("Enter")
    assert page.inner_text("#card h2") == "Nitrates"
    assert "Stable angina possibleTreatment Nitrates" in page.inner_text("#card")
    assert "this is a blank node" in page.inner_text("#card")
    words = page.evaluate("[...edges.values()].map(({ key }) => key)")
    assert "maker / site" in words
    classes = page.locator("#filter-classes").inner_text()
    assert "no class" in classes
