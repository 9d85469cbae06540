"""LEMS and the conditions around it as one graph: what ``kg build --all`` builds, and the questions about several."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import pyoxigraph as ox
import pytest

from kg.build.dataset import Dataset, build_dataset
from kg.claims.notice import notice
from kg.condition import shipped_conditions
from kg.query.library import find_query
from kg.query.sparql import evaluate
from kg.rdf.index import node
from kg.rdf.to_rdflib import rdflib_graph
from tests.queries.test_competency import EXPECTED, NEIGHBOURS, expected_rows, on_pyoxigraph, on_rdflib


@pytest.fixture(scope="module")
def every() -> Dataset:
    return build_dataset(shipped_conditions())


@pytest.fixture(scope="module")
def all_of_them(every: Dataset) -> ox.Store:
    store = ox.Store()
    store.extend(every.quads)
    return store


@pytest.mark.parametrize("name", NEIGHBOURS)
def test_expected_rows(name: str, all_of_them: ox.Store, request: pytest.FixtureRequest) -> None:
    query = find_query(name)
    answer = on_pyoxigraph(all_of_them, query.text)
    if request.config.getoption("--update"):
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\n").writerows(answer)
        (EXPECTED / f"{name}.csv").write_text(text.getvalue(), encoding="utf-8")
    assert answer == expected_rows(query)


@pytest.mark.slow
@pytest.mark.parametrize("names", [("conditions-with-symptom", "tests-and-conditions")])
def test_the_same_rows_on_another_engine(names: Sequence[str], every: Dataset) -> None:
    graph = rdflib_graph(every.triples)
    for query in map(find_query, names):
        assert on_rdflib(graph, query.text) == expected_rows(query)


def test_every_piece_of_evidence_of_an_open_text_shows_its_sentence(all_of_them: ox.Store) -> None:
    asked = """SELECT ?layer (COUNT(?span) AS ?spans) (COUNT(?sentence) AS ?sentences) {
      ?span a ck:Evidence . ?claim ck:evidence ?span ; ck:layer ?layer .
      OPTIONAL { ?span ck:sentence ?sentence }
    } GROUP BY ?layer"""
    rows = evaluate(all_of_them, asked)
    assert isinstance(rows, ox.QuerySolutions)
    found = {row["layer"].value.rpartition("/graph/")[2]: (row["spans"].value, row["sentences"].value) for row in rows}
    assert len(found) == 15
    assert found.pop("lems/adam-000710")[1] == "0", "its text is not open"
    assert all(spans == sentences for spans, sentences in found.values())


def test_every_text_is_named_where_the_graph_says_what_it_is_made_from(every: Dataset) -> None:
    assert "14 texts of NIH and CDC" in notice(every.index)
    assert any("14 texts of NIH and CDC" in line for line in every.notice)


def test_no_person_is_said_to_have_reviewed_them(every: Dataset) -> None:
    assert not any(quad.predicate == node("ck:reviewer") for quad in every.quads)
