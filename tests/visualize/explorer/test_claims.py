"""A graph of claims as a page: everything the shipped graph says is in it, in words."""

from __future__ import annotations

import pyoxigraph as ox

from kg.claims.claim import claims
from kg.rdf.index import Index
from kg.rdf.namespaces import BASE, ONTOLOGY, shrink
from tests.visualize.explorer.nodes import node_of
from visualize import page_model
from visualize.explorer.model import Edge, PageModel, Qualifier, Statement, Text


def test_every_association_is_a_statement_and_every_one_between_concepts_an_edge(
    model: PageModel, index: Index
) -> None:
    found = claims(index)
    assert len(found) > 200
    assert [statement.id for statement in model.statements] == [shrink(claim.iri) for claim in found]
    assert {edge.id for edge in model.edges if edge.kind == "claim"} == {
        shrink(claim.iri) for claim in found if isinstance(claim.object, ox.NamedNode) and not claim.is_rejected
    }


def test_gaps_are_nodes_that_tell_what_they_affect(model: PageModel, store: ox.Store) -> None:
    gap = ox.NamedNode("https://w3id.org/condition-kg/ontology#Gap")
    kind = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    lost = [node for node in model.nodes if node.gap]
    assert len(lost) == len(list(store.quads_for_pattern(None, kind, gap, None)))
    medicines = node_of(model, "gap:medicines").gap
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
    assert "Tests in smokers with" in statement.words
    assert "smokers" in statement.note
    assert statement.reviewer == ""


def test_qualifiers_join_the_object_to_what_limits_it(model: PageModel) -> None:
    assert [(edge.kind, edge.predicate) for edge in _edges(model, "concept:bronchoscopy", "concept:smokers")] == [
        ("qualifier", "ck:population")
    ]
    assert not [edge for edge in model.edges if edge.kind == "qualifier" and edge.target == model.focus]


def test_a_claim_of_another_source_has_citations_and_the_gap_beside_which_it_stands(model: PageModel) -> None:
    works = {work.id: work for work in model.citations}
    others = [claim for claim in model.statements if claim.layer != "layer:adam-000710"]
    assert all(claim.citations and not claim.spans for claim in others)
    assert {name for claim in others for name in claim.citations} == set(works)
    beside = [claim for claim in others if "gap:medicines" in claim.supplements]
    assert "concept:amifampridine" in {claim.object for claim in beside}
    assert all(works[name].url.startswith("http") for claim in beside for name in claim.citations)


def test_the_condition_is_in_the_middle(model: PageModel) -> None:
    assert model.focus == "concept:lems"
    assert model.title == "Lambert-Eaton myasthenic syndrome"
    assert "No clinician has reviewed this graph. Not medical advice." in model.notice


def _statement(model: PageModel, name: str) -> Statement:
    return next(statement for statement in model.statements if statement.id == name)


def _edges(model: PageModel, source: str, target: str) -> list[Edge]:
    return [edge for edge in model.edges if (edge.source, edge.target) == (source, target)]


def _of_conditions(*names: str, claimed: int, base: str) -> str | None:
    """The concept on which a page of conditions opens, of which the last has so many claims and the others one."""
    lines = ["@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix ck: <" + ONTOLOGY + "> ."]
    for name in names:
        lines.append(
            f"<{base}{name}> a ck:Entry ; <https://schema.org/about> <{base}concept/{name}> . "
            f"<{base}graph/{name}/text> a ck:Layer ; ck:layerKind ck:entryLayer ; "
            f"<http://purl.org/dc/terms/source> <{base}{name}> ."
        )
        lines += [
            f"<{base}{name}/{number}> a ck:Association ; rdf:subject <{base}concept/{name}> ; "
            f"rdf:predicate ck:hasTest ; rdf:object <{base}concept/test-{number}> ."
            for number in range(claimed if name == names[-1] else 1)
        ]
    model = page_model(list(ox.parse("\n".join(lines), ox.RdfFormat.TURTLE)))
    return model.focus


def test_a_page_opens_on_the_usual_condition_among_the_shipped_ones() -> None:
    assert _of_conditions("lems", "vitiligo", claimed=3, base=BASE) == "concept:lems"
    assert _of_conditions("lems", "vitiligo", claimed=3, base="https://e.org/") == "https://e.org/concept/vitiligo"
    assert _of_conditions("vitiligo", "lems", claimed=0, base=BASE) == "concept:vitiligo", "there is nothing to draw"


def test_what_is_only_denied_is_drawn_so(model: PageModel) -> None:
    stands = [claim for claim in model.statements if claim.status != "ck:rejected"]
    denied = {claim.object for claim in stands if claim.negated}
    told = {name for claim in stands for name in (claim.subject, "" if claim.negated else claim.object)}
    told |= {one.value for claim in stands for one in claim.qualifiers}
    drawn = {node.id for node in model.nodes if node.lines[0].startswith("denied:")}
    assert drawn == {name for name in denied - told if isinstance(name, str)}
    assert drawn
    assert any(isinstance(name, str) for name in denied & told)
    assert not any(node.label.startswith("denied") for node in model.nodes)
