"""The model: everything the shipped graph says is in it, in words."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.claims.claim import claims
from kg.claims.conflicts import conflicts
from kg.claims.mappings import links
from kg.rdf.index import Index
from kg.rdf.namespaces import shrink
from visualize import page_model
from visualize.explorer.model import Edge, Node, PageModel, Qualifier, Statement, Text
from visualize.explorer.palette import SHAPES


def _node(model: PageModel, name: str) -> Node:
    return next(node for node in model.nodes if node.id == name)


def _statement(model: PageModel, name: str) -> Statement:
    return next(statement for statement in model.statements if statement.id == name)


def _edges(model: PageModel, source: str, target: str) -> list[Edge]:
    return [edge for edge in model.edges if (edge.source, edge.target) == (source, target)]


def test_every_association_is_a_statement_and_every_one_between_concepts_an_edge(
    model: PageModel, index: Index
) -> None:
    found = claims(index)
    assert len(found) > 200
    assert [statement.id for statement in model.statements] == [shrink(claim.iri) for claim in found]
    assert {edge.id for edge in model.edges if edge.kind == "claim"} == {
        shrink(claim.iri) for claim in found if isinstance(claim.object, ox.NamedNode) and not claim.is_rejected
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
    assert (medicines.of, medicines.predicate, medicines.missing, medicines.layer) == (
        "concept:lems",
        "ck:hasMedicine",
        "substance",
        "layer:adam-000710",
    )
    assert [(span.start, span.end) for span in medicines.spans] == [(2229, 2270)]
    assert [model.terms[name] for name in medicines.sections] == ["Treatment"]
    assert [edge.kind for edge in _edges(model, "concept:lems", "gap:medicines")] == ["gap"]


def test_a_statement_keeps_its_hedge_conditions_place_and_note(model: PageModel) -> None:
    statement = _statement(model, "adam:lems_hasTest_bronchoscopy_population-smokers")
    assert statement.modality == "ck:may"
    assert set(statement.qualifiers) == {
        Qualifier("ck:order", Text("2", "xsd:integer")),
        Qualifier("ck:population", "concept:smokers"),
        Qualifier("ck:purpose", "concept:evaluation-for-cancer"),
    }
    assert [model.terms[name] for name in statement.sections] == ["Exams and tests"]
    assert [(span.start, span.end, span.words > 0) for span in statement.spans] == [(1455, 1572, True)]
    assert "may" in statement.words
    assert "for smokers" in statement.words
    assert "smokers" in statement.note
    assert statement.reviewer == ""


def test_qualifiers_join_the_object_to_what_limits_it(model: PageModel) -> None:
    assert [(edge.kind, edge.predicate) for edge in _edges(model, "concept:bronchoscopy", "concept:smokers")] == [
        ("qualifier", "ck:population")
    ]
    assert not [edge for edge in model.edges if edge.kind == "qualifier" and edge.target == model.focus]


def test_every_layer_of_claims_has_its_source_licence_and_date(model: PageModel) -> None:
    assert next(layer.id for layer in model.layers) == "layer:adam-000710"
    assert {layer.id for layer in model.layers} == {claim.layer for claim in model.statements}
    assert all(layer.license.startswith("https://") and layer.date and layer.label for layer in model.layers)


def test_a_claim_of_another_source_has_citations_and_the_gap_beside_which_it_stands(model: PageModel) -> None:
    works = {work.id: work for work in model.citations}
    others = [claim for claim in model.statements if claim.layer != "layer:adam-000710"]
    assert all(claim.citations and not claim.spans for claim in others)
    assert {name for claim in others for name in claim.citations} == set(works)
    beside = [claim for claim in others if "gap:medicines" in claim.supplements]
    assert "concept:amifampridine" in {claim.object for claim in beside}
    assert all(works[name].url.startswith("http") for claim in beside for name in claim.citations)


def test_mappings_and_conflicts_stand_with_their_nodes(model: PageModel, store: ox.Store) -> None:
    index = Index(store)
    shown = {node.iri for node in model.nodes}
    wanted = [link for link in links(index) if link.subject in shown and not link.none_found]
    found = [link for link in model.links if link.object]
    assert len(found) == len(wanted) > 500
    lems = {(link.predicate, link.object, link.rejected) for link in found if link.node == "concept:lems"}
    assert ("skos:exactMatch", "MONDO:0018556", False) in lems
    assert any(rejected for _, _, rejected in lems)
    assert [conflict.id for conflict in model.conflicts] == [conflict.id for conflict in conflicts(index)]
    assert all(conflict.about for conflict in model.conflicts)


def test_the_entry_is_told_by_its_digest_and_what_is_not_clinical_in_it(model: PageModel) -> None:
    (entry,) = model.entries
    assert len(entry.sha256) == 64
    assert all(reason and span.digest for span, reason in entry.not_clinical)
    assert len(entry.not_clinical) > 5


def test_classes_differ_in_colour_and_in_shape(model: PageModel) -> None:
    assert len({kind.shape for kind in model.classes}) == len(model.classes)
    assert len({kind.light for kind in model.classes}) == len(model.classes)
    assert {kind.shape for kind in model.classes} <= set(SHAPES)
    assert {kind.id for kind in model.classes} == {node.kind for node in model.nodes}


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
        [("age", "7"), ("knows", "Person")],
    )
    assert [node.label for node in model.nodes] == ["Ann", "bob"]
    assert [(edge.source[-3:], edge.predicate[-5:], edge.target[-3:]) for edge in model.edges] == [
        ("ann", "knows", "bob"),
        ("bob", "knows", "ann"),
    ]
    assert model.omitted == 0
    assert [kind.label for kind in model.classes] == ["Person"]
