"""Records of statements: mappings, annotated axioms and reified statements are told at their arrows."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.rdf.namespaces import ONTOLOGY
from tests.visualize.explorer.graphs import E, facts_of, model_of, node_of
from visualize.explorer.model import PageModel, Qualifier, Statement, Text

PREFIXES = f"@prefix sssom: <https://w3id.org/sssom/> . @prefix ck: <{ONTOLOGY}> .\n"
ROW = ":r a sssom:Mapping ; sssom:subject_id :a ; sssom:predicate_id skos:exactMatch ; sssom:object_id :b"
FORMS = {
    "mapping": f"{ROW} ; :by 'Ann' .",
    "axiom": "[] a owl:Axiom ; owl:annotatedSource :a ; owl:annotatedProperty skos:exactMatch ;"
    " owl:annotatedTarget :b ; :by 'Ann' .",
    "statement": ":r a rdf:Statement ; rdf:subject :a ; rdf:predicate skos:exactMatch ; rdf:object :b ; :by 'Ann' .",
}
LINK = (f"{E}a", "skos:exactMatch", f"{E}b")
BY_ANN = (Qualifier(f"{E}by", Text("Ann")),)


def _model(source: str) -> PageModel:
    return model_of(PREFIXES + source)


def _only(model: PageModel) -> Statement:
    (statement,) = model.statements
    return statement


@pytest.mark.parametrize("record", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("triple", ["", ":a skos:exactMatch :b . "], ids=["alone", "beside the triple"])
def test_a_record_is_an_arrow_with_what_it_tells(record: str, triple: str) -> None:
    model = _model(triple + record)
    statement = _only(model)
    assert (statement.subject, statement.predicate, statement.object) == LINK
    assert statement.qualifiers == BY_ANN
    assert [(edge.source, edge.target) for edge in model.edges] == [LINK[::2]]
    assert [node.iri for node in model.nodes] == [f"{E}a", f"{E}b"]
    assert model.terms[f"{E}by"] == "by"
    assert model.omitted == 0


def test_a_denied_mapping_is_no_match() -> None:
    statement = _only(_model(f"{ROW} ; sssom:predicate_modifier 'Not' ."))
    assert statement.negated


def test_a_denial_stands_beside_what_it_denies() -> None:
    model = _model(f":a skos:exactMatch :b . {ROW} ; sssom:predicate_modifier 'Not' .")
    assert [statement.negated for statement in model.statements] == [False, True]
    assert len({statement.id for statement in model.statements}) == len(model.edges) == 2


def test_a_proposal_is_told_as_such() -> None:
    model = _model(f"{ROW} ; ck:status ck:proposed .")
    assert _only(model).modality == "ck:proposed"
    assert model.terms["ck:proposed"] == "proposed"


def test_two_records_of_one_statement_are_not_mixed() -> None:
    model = _model(f":a skos:exactMatch :b . {ROW} ; :by 'Ann' . {ROW.replace(':r ', ':s ')} ; :by 'Bob' .")
    assert [one.qualifiers[0].value for one in model.statements] == [Text("Ann"), Text("Bob")]


def test_records_stand_in_their_layers() -> None:
    store_text = f":g {{ {ROW} . }} :h {{ :a skos:exactMatch :b }}"
    model = model_of(PREFIXES + store_text, ox.RdfFormat.TRIG)
    assert {one.layer: len(one.qualifiers) for one in model.statements} == {f"{E}g": 0, f"{E}h": 0}


def test_things_without_a_label_are_called_as_the_mapping_calls_them() -> None:
    model = _model(f"{ROW} ; sssom:subject_label 'cold <b>' ; sssom:object_label 'common cold' . :b rdfs:label 'B' .")
    assert [node_of(model, name).label for name in "ab"] == ["cold <b>", "B"]


def test_a_search_without_a_result_is_no_arrow() -> None:
    source = ROW.replace(":b", "sssom:NoTermFound") + " ; sssom:object_source :doid . :doid rdfs:label 'Diseases' ."
    model = _model(source)
    assert not model.edges
    assert facts_of(node_of(model, "a")) == [("no term found", "Diseases")]


@pytest.mark.parametrize(
    "source",
    [
        f"{ROW} . :list :has :r .",
        ROW.replace(":b", '"b"') + " .",
        ROW.replace(":b", ":b , :c") + " .",
        ":r a rdf:Statement ; rdf:subject :a ; rdf:object :b .",
    ],
    ids=["led to", "of a literal", "of two objects", "without a predicate"],
)
def test_other_records_stay_things(source: str) -> None:
    assert f"{E}r" in {node.iri for node in _model(source).nodes}


@pytest.mark.parametrize(
    ("source", "state"),
    [
        (":a :p :b . << :a :p :b >> :sure 0.9 .", ""),
        ("<< :a :p :b >> :sure 0.9 .", "described, not stated"),
        ("[] rdf:subject :a ; rdf:predicate :p ; rdf:object :b ; :sure 0.9 .", "described, not stated"),
        (":a :p :b {| :sure 0.9 |} .", ""),
    ],
)
def test_a_statement_that_is_only_described_is_told_as_such(source: str, state: str) -> None:
    model = model_of(source)
    statement = _only(model)
    assert (statement.subject, statement.object) == (f"{E}a", f"{E}b")
    assert statement.qualifiers == (Qualifier(f"{E}sure", Text("0.9", "xsd:decimal")),)
    assert model.terms.get(statement.modality, "") == state
    assert model.omitted == 0


def test_a_triple_that_is_a_value_stands_on_the_card() -> None:
    model = model_of(":ann :says <<( :bob :likes _:x )>> . _:x :is :blue .")
    assert facts_of(node_of(model, "ann")) == [("says", "bob likes is blue")]


def test_the_graph_of_a_record_is_a_layer_even_if_nothing_else_is_in_it() -> None:
    model = model_of(":g { << :a :p :b >> :sure 0.9 } :h { :a :q :b }", ox.RdfFormat.TRIG)
    assert [layer.id for layer in model.layers] == [f"{E}g", f"{E}h"]
