"""The library as a contract: each question's full expected rows, on two engines.

``python -m pytest tests/queries --update`` writes the expected rows anew; read the difference before committing it.
"""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg.build.dataset import Dataset
from kg.errors import DataError, InputError, UnknownNameError
from kg.query.library import Query, find_query, load_query, queries
from kg.query.sparql import evaluate
from kg.rdf.namespaces import PREFIXES
from kg.rdf.to_rdflib import rdflib_graph

EXPECTED = Path(__file__).parent / "expected"
LIBRARY = [query for query in queries() if query.folder in ("competency", "explore")]
#: Questions about all that is in the graph, whose rows are other ones on LEMS alone; on all others they are the same.
WIDE = {
    *("about", "ambiguous-names", "autoimmune", "classes", "concept-terms", "concepts", "concepts-without-term"),
    *("conditions-with-symptom", "direct", "layers", "predicates", "tests-and-conditions", "vocabularies"),
    *("publishers", "shared-and-different"),
}
#: Questions that rdflib, which makes no plan, answers in several seconds or minutes; but for the last of them, Virtuoso
#: is the other engine that answers them as expected (``test_endpoints.py``).
LONG = {
    *("concept-terms", "course", "direct", "doses", "medicine-warnings", "publishers", "single-source", "vocabularies"),
    "shared-and-different",
}

Rows = list[list[str]]


def on_pyoxigraph(store: ox.Store, text: str) -> Rows:
    solutions = evaluate(store, text)
    assert isinstance(solutions, ox.QuerySolutions)
    names = [variable.value for variable in solutions.variables]
    rows = [[getattr(row[name], "value", "") or "" for name in names] for row in solutions]
    return [names, *rows]


def on_rdflib(graph: rdflib.Graph, text: str) -> Rows:
    result = graph.query(text)
    assert result.vars is not None
    rows = [["" if term is None else str(term) for term in row] for row in result if isinstance(row, tuple)]
    return [[str(variable) for variable in result.vars], *rows]


def expected_rows(query: Query) -> Rows:
    with (EXPECTED / f"{query.name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


@pytest.mark.parametrize("query", LIBRARY, ids=lambda query: query.name)
def test_expected_rows(query: Query, whole_store: ox.Store, request: pytest.FixtureRequest) -> None:
    path = EXPECTED / f"{query.name}.csv"
    answer = on_pyoxigraph(whole_store, query.text)
    if request.config.getoption("--update"):
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\n").writerows(answer)
        path.write_text(text.getvalue(), encoding="utf-8")
    assert answer == expected_rows(query)


@pytest.mark.parametrize("query", [query for query in LIBRARY if query.name not in WIDE], ids=lambda query: query.name)
def test_what_is_asked_of_one_condition_is_answered_by_its_own_layers(query: Query, store: ox.Store) -> None:
    """The conditions around LEMS add no row to an answer about LEMS: read alone, a row would be taken for its."""
    assert on_pyoxigraph(store, query.text) == expected_rows(query)


@pytest.fixture(scope="module")
def in_rdflib(dataset: Dataset) -> rdflib.Graph:
    """LEMS alone in rdflib, all graphs as one: no question of the library asks for a graph by name."""
    return rdflib_graph(dataset.triples)


@pytest.fixture(scope="module")
def all_in_rdflib(whole: Dataset) -> rdflib.Graph:
    """The shipped dataset in rdflib."""
    return rdflib_graph(whole.triples)


@pytest.mark.slow
@pytest.mark.parametrize(
    "query", [query for query in LIBRARY if query.name not in WIDE | LONG], ids=lambda query: query.name
)
def test_the_same_rows_on_another_engine(query: Query, in_rdflib: rdflib.Graph) -> None:
    """On LEMS alone: rdflib takes three times as long on twice as much."""
    assert on_rdflib(in_rdflib, query.text) == expected_rows(query)


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(WIDE - LONG))
def test_the_same_rows_of_the_whole_graph_on_another_engine(name: str, all_in_rdflib: rdflib.Graph) -> None:
    query = find_query(name)
    assert on_rdflib(all_in_rdflib, query.text) == expected_rows(query)


def test_no_expected_rows_without_a_query() -> None:
    assert {path.stem for path in EXPECTED.glob("*.csv")} == {query.name for query in LIBRARY}
    assert {query.name for query in LIBRARY} >= WIDE | LONG


@pytest.mark.parametrize("query", queries(), ids=lambda query: query.name)
def test_header_and_conventions(query: Query) -> None:
    projected = re.search(r"SELECT (?:DISTINCT )?(.*?) WHERE", query.text, re.DOTALL)
    assert projected, "each library query is SELECT … WHERE"
    names = re.findall(r"\?(\w+)(?=\)|\s|$)", re.sub(r"\([^()]*\([^()]*\) AS (\?\w+)\)", r"\1", projected[1]))
    assert names == [column.name for column in query.columns]
    assert query.question.endswith("?")
    assert set(query.audience) <= {"patient", "clinician", "ontologist", "curator"}
    assert "ORDER BY" in query.text
    if query.folder not in ("quality", "federated"):
        assert not re.search(r"\bGRAPH\b", query.text)
    declared = re.findall(r"^PREFIX (\w+): <(.*)>$", query.text, re.MULTILINE)
    assert dict(declared).items() <= PREFIXES.items()


@pytest.mark.parametrize(
    "name", ["symptoms", "findings", "tests", "treatments", "treatment-goals", "medicines", "complications"]
)
def test_questions_that_a_gap_touches_say_so(name: str, store: ox.Store) -> None:
    header, *rows = on_pyoxigraph(store, find_query(name).text)
    assert rows
    assert all(row[header.index("incomplete")].startswith("lost from the source") for row in rows)


@pytest.mark.parametrize(
    "name", ["symptoms", "findings", "tests", "treatments", "treatment-goals", "medicines", "complications"]
)
def test_lost_no_and_not_stated_are_three_answers(name: str, store: ox.Store) -> None:
    """A lost list has a row that says so, what is whole says “no”, and what no source speaks of has no row at all."""
    text = find_query(name).text
    lost, whole, nothing = ox.Store(), ox.Store(), ox.Store()
    for quad in store:
        is_gap = quad.subject.value.startswith(PREFIXES["gap"])
        is_association = quad.predicate.value.startswith(PREFIXES["rdf"]) and "_" in quad.subject.value
        if not is_association:
            lost.add(quad)
        if not is_gap:
            whole.add(quad)
        if not is_gap and not is_association:
            nothing.add(quad)
    assert on_pyoxigraph(nothing, text)[1:] == []
    assert [row[-1][:4] for row in on_pyoxigraph(lost, text)[1:]] == ["lost"]
    rows = on_pyoxigraph(whole, text)[1:]
    assert all(row[-1] == "no" for row in rows)
    assert bool(rows) == (name in ("symptoms", "tests", "treatments"))
    assert on_pyoxigraph(store, find_query(name).bind({"disease": "autoimmune-disorder"}))[1:] == []


def test_parameters(store: ox.Store) -> None:
    query = find_query("about")
    for value in ("vitiligo", "concept:vitiligo", PREFIXES["concept"] + "vitiligo"):
        rows = on_pyoxigraph(store, query.bind({"concept": value}))
        assert ["Vitiligo is an autoimmune disorder.", "A.D.A.M. entry 000710"] in [row[:2] for row in rows]
    with pytest.raises(UnknownNameError, match="has no parameter"):
        query.bind({"nonsense": "1"})
    with pytest.raises(InputError, match="absolute IRI"):
        query.bind({"concept": "x> } SELECT"})


def test_unknown_query_is_met_with_a_suggestion() -> None:
    with pytest.raises(UnknownNameError, match="Did you mean symptoms"):
        find_query("symptom")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("SELECT * {}", "lacks title"),
        ("# title: T\n# question: Q?\n# audience: patient\n# column: x\nSELECT ?x {}", "not in the form"),
        (
            "# title: T\n# question: Q?\n# audience: patient\n# param: d (iri) — the d\n# column: x — y\nSELECT ?x {}",
            "must hold one line VALUES",
        ),
    ],
)
def test_bad_headers(tmp_path: Path, text: str, problem: str) -> None:
    path = tmp_path / "bad.rq"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=problem):
        load_query(path)
