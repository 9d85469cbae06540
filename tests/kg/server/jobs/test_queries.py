"""The job of a query: the answer in the form that is accepted, or why there is none."""

from __future__ import annotations

import json

import pyoxigraph as ox
import pytest

from kg.errors import QueryError, RefusedError
from kg.rdf.forms import FORMS, RDF_XML, ROWS_CSV, ROWS_JSON, ROWS_XML, TURTLE
from kg.server.http.messages import ProblemError
from kg.server.jobs.queries import answer_query
from tests.kg.server.jobs.made import Kept

JSON, CSV, GRAPH = (FORMS.index(form) for form in (ROWS_JSON, ROWS_CSV, TURTLE))
A, G = ox.NamedNode("http://e/a"), ox.NamedNode("http://e/g")


@pytest.fixture
def small() -> ox.Store:
    store = ox.Store()
    store.add(ox.Quad(A, A, ox.Literal("default")))
    store.add(ox.Quad(A, A, ox.Literal("named"), G))
    return store


def answered(
    store: ox.Store,
    query: str,
    rows: int | None = CSV,
    graph: int | None = GRAPH,
    graphs: tuple[str, ...] = (),
    *,
    zipped: bool = False,
) -> Kept:
    kept = Kept()
    answer_query(store, kept.output, (query, graphs, ()), (rows, graph, zipped))
    return kept


def test_rows_and_triples_in_the_form_accepted(small: ox.Store) -> None:
    rows = answered(small, "SELECT ?o { ?s ?p ?o } ORDER BY ?o")
    assert (rows.form, rows.content) == (CSV, b"o\r\ndefault\r\nnamed\r\n")
    truth = answered(small, "ASK { ?s ?p 'named' }", JSON, zipped=True)
    assert (truth.form, truth.zipped, json.loads(truth.content)["boolean"]) == (JSON, True, True)
    graph = answered(small, "CONSTRUCT { ?s <http://e/p> ?o } { ?s ?p ?o }")
    assert graph.form == GRAPH
    assert len(list(ox.parse(graph.content, format=ox.RdfFormat.TURTLE))) == 2


def test_the_graphs_of_the_request_are_those_asked(small: ox.Store) -> None:
    assert answered(small, "SELECT ?o { ?s ?p ?o }", graphs=(G.value,)).content == b"o\r\nnamed\r\n"


def test_prefixes_of_the_data_need_no_declaration(small: ox.Store) -> None:
    kept = Kept()
    question = ("SELECT ?o { own:a own:a ?o } ORDER BY ?o", (), ())
    answer_query(small, kept.output, question, (CSV, GRAPH, False), prefixes={"own": "http://e/"})
    assert kept.content == b"o\r\ndefault\r\nnamed\r\n"


@pytest.mark.parametrize(
    ("query", "kind"), [("SELECT * {}", "rows"), ("ASK {}", "rows"), ("DESCRIBE <a:b>", "triples")]
)
def test_a_form_that_nobody_takes(small: ox.Store, query: str, kind: str) -> None:
    kept = Kept()
    with pytest.raises(ProblemError) as told:
        answer_query(small, kept.output, (query, (), ()), (None, None, False))
    assert (told.value.problem.status, told.value.problem.detail) == (406, f"the answer is {kind}")
    assert "Accept " in told.value.problem.hint
    assert kept.form == -1, "nothing has begun"


def test_errors_are_those_of_queries(small: ox.Store) -> None:
    with pytest.raises(QueryError, match="syntax error"):
        answered(small, "SELECT")
    with pytest.raises(RefusedError):
        answered(small, "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")


@pytest.mark.parametrize("query", ["SELECT ?o { ?s ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o }"])
def test_what_xml_cannot_hold_is_not_acceptable(query: str) -> None:
    store = ox.Store()
    store.add(ox.Quad(A, A, ox.Literal("bell\x07end")))
    with pytest.raises(ProblemError, match=r"U\+0007, behind 'bell'") as told:
        answered(store, query, FORMS.index(ROWS_XML), FORMS.index(RDF_XML))
    assert told.value.problem.status == 406
    assert "Ask for another form" in told.value.problem.hint
    assert b"bell" in answered(store, query, JSON, GRAPH).content
