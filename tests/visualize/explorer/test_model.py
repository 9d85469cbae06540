"""The model of a page: ids, ends of edges, and any RDF."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from tests.visualize.explorer.nodes import node_of
from visualize import page_model
from visualize.explorer.model import PageModel


def test_ids_are_unique_and_edges_join_nodes(model: PageModel) -> None:
    names = [node.id for node in model.nodes]
    assert len(set(names)) == len(names)
    assert len({edge.id for edge in model.edges}) == len(model.edges)
    assert {end for edge in model.edges for end in (edge.source, edge.target)} <= set(names)


@pytest.mark.parametrize("text", ["", "@prefix owl: <http://www.w3.org/2002/07/owl#> . [] owl:members ( 'x' ) ."])
def test_a_graph_with_nothing_to_draw_gives_an_empty_page(text: str) -> None:
    store = ox.Store()
    store.load(text.encode(), ox.RdfFormat.TURTLE)
    model = page_model(store)
    assert (model.nodes, model.edges, model.focus) == ((), (), None)
    assert model.omitted == (2 if text else 0)


def test_any_rdf_gives_nodes_edges_and_facts() -> None:
    store = ox.Store()
    store.load(
        b"""@prefix : <http://example.org/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        :ann a :Person ; rdfs:label "Ann" ; rdfs:comment "A person." ; :knows :bob , [ a :Person ] ; :age 7 .
        :bob a :Person ; :knows :ann .""",
        ox.RdfFormat.TURTLE,
    )
    model = page_model(store)
    ann = node_of(model, "http://example.org/ann")
    assert (ann.label, ann.definition, [(fact.name, fact.value) for fact in ann.facts]) == (
        "Ann",
        "A person.",
        [("age", "7"), ("knows", "Person")],
    )
    assert [node.label for node in model.nodes] == ["Ann", "bob"]
    assert [(edge.source[-3:], edge.predicate[-5:], edge.target[-3:]) for edge in model.edges] == [
        ("ann", "knows", "bob"),
        ("bob", "knows", "ann"),
    ]
    assert model.omitted == 0
    assert [kind.label for kind in model.classes] == ["Person"]
