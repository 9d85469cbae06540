"""What a dataset says of itself and of its graphs."""

from __future__ import annotations

import pyoxigraph as ox

from kg.build.catalog import base_of, describe
from kg.build.dataset import Dataset
from kg.condition import Condition, shipped_conditions
from kg.rdf.index import node
from kg.rdf.namespaces import BASE, GRAPH
from tests.kg.build.sources import holds, lems


def test_every_named_graph_is_described(whole: Dataset, whole_store: ox.Store) -> None:
    for graph in {quad.graph_name for quad in whole.quads}:
        if graph.value != GRAPH + "catalog":  # type: ignore[union-attr]
            assert holds(whole_store, f"<{graph.value}> a ck:Layer ; dcterms:license ?l ; dcterms:description ?d")  # type: ignore[union-attr]


OURS, CATALOG = ox.NamedNode(BASE), ox.NamedNode(GRAPH + "catalog")


def subsets(dataset: Dataset, base: str) -> set[str]:
    return {
        graph.value
        for graph in dataset.index.values(ox.NamedNode(base), node("void:subset"))
        if isinstance(graph, ox.NamedNode)
    }


def test_the_graphs_of_a_dataset_are_its_parts(whole: Dataset) -> None:
    named = {quad.graph_name.value for quad in whole.quads}  # type: ignore[union-attr]
    assert subsets(whole, BASE) == named - {CATALOG.value}


def test_each_graph_is_part_of_the_dataset_of_its_base(both: Dataset) -> None:
    theirs = "https://example.org/"
    ours, others = subsets(both, BASE), subsets(both, theirs)
    assert not ours & others
    assert {base_of(ox.NamedNode(graph)) for graph in others} == {theirs}
    assert {base_of(ox.NamedNode(graph)) for graph in ours} == {BASE}


def test_the_dataset_of_others_is_described_from_its_entries(both: Dataset) -> None:
    thing = ox.NamedNode("https://example.org/")
    said = both.index.text(thing, node("dcterms:description"))
    assert said.startswith("Made from one entry (Polymyositis)")
    assert "No clinician has reviewed this graph." in said
    assert both.index.label(thing) == "knowledge graph: Polymyositis"
    assert both.index.values(thing, node("dcterms:license"))


def test_what_is_not_there_is_not_described() -> None:
    """The catalog is written by hand; a build of others has only some of the graphs."""
    kept, gone = ox.NamedNode(GRAPH + "kept"), ox.NamedNode(GRAPH + "gone")
    layer = (node("rdf:type"), node("ck:Layer"))
    graphs = {
        CATALOG: [ox.Triple(each, *layer) for each in (kept, gone)]
        + [ox.Triple(OURS, node("rdf:type"), node("void:Dataset"))],
        kept: [ox.Triple(OURS, node("rdfs:label"), ox.Literal("x"))],
    }
    described = {name: list(triples) for name, triples in graphs.items()}
    describe(described, [lems()])
    assert {triple.subject for triple in described[CATALOG]} == {kept, OURS}
    assert ox.Triple(OURS, node("void:subset"), kept) in described[CATALOG]
    assert all(triple.object != gone for triple in described[CATALOG])


def test_the_base_of_a_graph() -> None:
    assert base_of(CATALOG) == BASE
    assert base_of(ox.NamedNode("https://example.org/kg/graph/gout/entry")) == "https://example.org/kg/"


def test_what_ours_is_called_tells_which_of_the_shipped_conditions_are_in_it() -> None:
    title = ox.Triple(OURS, node("dcterms:title"), ox.Literal("condition-kg: any", language="en"))

    def called(*conditions: Condition) -> str:
        graphs = {CATALOG: [title]}
        describe(graphs, conditions)
        (found,) = (triple.object for triple in graphs[CATALOG] if triple.predicate == title.predicate)
        assert isinstance(found, ox.Literal)
        return found.value

    usual, first, second, *_ = shipped_conditions()
    assert called(usual) == f"condition-kg: {usual.title}"
    assert called(usual, first, second) == f"condition-kg: {usual.title} and conditions around it"
    assert called(first, second) == f"condition-kg: {first.title}, {second.title}"
