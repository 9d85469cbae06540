"""The model: everything the shipped graph says is in it, in words."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.associations import associations
from kg.namespaces import shrink
from visualize.model import Edge, Node, PageModel, Statement
from visualize.palette import SHAPES
from visualize.read import page_model


def _node(model: PageModel, name: str) -> Node:
    return next(node for node in model.nodes if node.id == name)


def _statement(model: PageModel, name: str) -> Statement:
    return next(statement for statement in model.statements if statement.id == name)


def _edges(model: PageModel, source: str, target: str) -> list[Edge]:
    return [edge for edge in model.edges if (edge.source, edge.target) == (source, target)]


def test_every_association_is_a_statement_and_every_one_between_concepts_an_edge(
    model: PageModel, store: ox.Store
) -> None:
    rows = [row for row in associations(store) if row.layer_kind == "entry"]
    assert len(rows) == 86
    assert [statement.id for statement in model.statements] == [shrink(row.iri) for row in rows]
    assert {edge.id for edge in model.edges if edge.kind == "claim"} == {
        shrink(row.iri) for row in rows if row.object_iri and row.status != "rejected"
    }


def test_ids_are_unique_and_edges_join_nodes(model: PageModel) -> None:
    names = [node.id for node in model.nodes]
    assert len(set(names)) == len(names)
    assert len({edge.id for edge in model.edges}) == len(model.edges)
    assert {end for edge in model.edges for end in (edge.source, edge.target)} <= set(names)


def test_the_condition_is_in_the_middle(model: PageModel) -> None:
    assert model.focus == "concept:lems"
    assert model.title == "Lambert-Eaton myasthenic syndrome"
    assert "No clinician has reviewed this graph. Not medical advice." in model.notice


def test_gaps_are_nodes_that_tell_what_they_affect(model: PageModel, store: ox.Store) -> None:
    gap = ox.NamedNode("https://w3id.org/condition-kg/ontology#Gap")
    kind = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    lost = [node for node in model.nodes if node.gap]
    assert len(lost) == len(list(store.quads_for_pattern(None, kind, gap, None)))
    medicines = _node(model, "gap:medicines").gap
    assert medicines is not None
    assert (medicines.of, medicines.predicate_label, medicines.missing) == (
        "concept:lems",
        "has medicine",
        "substance",
    )
    assert [(span.start, span.end) for span in medicines.evidence] == [(2229, 2270)]
    assert medicines.sections == ("Treatment",)
    assert [edge.kind for edge in _edges(model, "concept:lems", "gap:medicines")] == ["gap"]


def test_a_statement_keeps_its_hedge_conditions_place_and_note(model: PageModel) -> None:
    statement = _statement(model, "adam:lems_hasTest_bronchoscopy_population-smokers")
    assert statement.modality == "may"
    assert {(one.name, one.value, one.node) for one in statement.qualifiers} == {
        ("order", "2", None),
        ("population", "smokers", "concept:smokers"),
        ("purpose", "evaluation for cancer", "concept:evaluation-for-cancer"),
    }
    assert statement.sections == ("Exams and tests",)
    assert [(span.start, span.end) for span in statement.evidence] == [(1455, 1572)]
    assert "smokers" in statement.note
    assert statement.reviewer == ""


def test_hedged_means_not_said_plainly(model: PageModel) -> None:
    edges = {edge.id: edge for edge in model.edges}
    assert edges["adam:lems_occursIn_children"].hedged
    assert edges["adam:lems_occursIn_children"].label == "occurs in (rare)"
    assert edges["adam:lems_occursWith_cancer"].hedged
    assert not edges["adam:lems_hasTreatment_plasma-exchange"].hedged


def test_qualifiers_join_the_object_to_what_limits_it(model: PageModel) -> None:
    assert [(edge.kind, edge.label) for edge in _edges(model, "concept:bronchoscopy", "concept:smokers")] == [
        ("qualifier", "population")
    ]
    assert not [edge for edge in model.edges if edge.kind == "qualifier" and edge.target == model.focus]


def test_names_have_scope_and_remarks(model: PageModel) -> None:
    names = {name.text: name for name in _node(model, "concept:lems").names}
    assert set(names) == {"Myasthenic syndrome", "Eaton-Lambert syndrome", "Lambert-Eaton syndrome", "LES", "LEMS"}
    assert names["Myasthenic syndrome"].scope == "broad synonym"
    assert names["LES"].remarks[:2] == ("abbreviation", "ambiguous")


def test_classes_differ_in_colour_and_in_shape(model: PageModel) -> None:
    assert len({kind.shape for kind in model.classes}) == len(model.classes)
    assert len({kind.light for kind in model.classes}) == len(model.classes)
    assert {kind.shape for kind in model.classes} <= set(SHAPES)
    assert sum(kind.count for kind in model.classes) == len(model.nodes)


@pytest.mark.parametrize("text", ["", "@prefix : <http://example.org/> . [] :p [ :q 'x' ] ."])
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
    ann = _node(model, "http://example.org/ann")
    assert (ann.label, ann.definition, [(fact.name, fact.value) for fact in ann.facts]) == (
        "Ann",
        "A person.",
        [("age", "7")],
    )
    assert [node.label for node in model.nodes] == ["Ann", "bob"]
    assert [(edge.source[-3:], edge.label, edge.target[-3:]) for edge in model.edges] == [
        ("ann", "knows", "bob"),
        ("bob", "knows", "ann"),
    ]
    assert model.omitted == 1
    assert [(kind.label, kind.count) for kind in model.classes] == [("Person", 2)]
