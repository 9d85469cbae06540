"""Each quality query finds exactly the violations of its fixture, on two engines, and none in the shipped graph."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg.rdf.namespaces import PREFIXES, expand
from tests.ontology._graphs import fields, here, in_graphs, origin

# rdflib warns of its own use of deprecated properties.
pytestmark = pytest.mark.filterwarnings("ignore:Dataset.(default_context|contexts) is deprecated:DeprecationWarning")

Rows = list[tuple[str, ...]]

QUERIES = sorted((origin().queries / "quality").glob("*.rq"))
FIXTURES = here / "quality"

each_query = pytest.mark.parametrize("query", QUERIES, ids=lambda path: path.stem)


def in_pyoxigraph(quads: Iterable[ox.Quad]) -> ox.Store:
    store = ox.Store()
    store.extend(quads)
    return store


def on_pyoxigraph(store: ox.Store, query: str) -> Rows:
    solutions = store.query(query, use_default_graph_as_union=True, prefixes={})
    assert isinstance(solutions, ox.QuerySolutions)
    return [tuple(str(term.value) for term in solution) for solution in solutions]


def to_rdflib(quads: list[ox.Quad]) -> rdflib.Dataset:
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=(ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"").decode(), format="nquads")
    return dataset


def vocabulary_quads() -> list[ox.Quad]:
    return in_graphs("ontology")


@cache
def vocabulary_in_rdflib() -> rdflib.Dataset:
    """Read once, as every fixture is asked about with it."""
    return to_rdflib(vocabulary_quads())


def on_rdflib(quads: list[ox.Quad], query: str) -> Rows:
    """The rows of a query on the vocabulary and these quads."""
    dataset = vocabulary_in_rdflib()
    new = [(s, p, o, dataset.graph(g)) for s, p, o, g in to_rdflib(quads).quads() if (s, p, o, g) not in dataset]
    for quad in new:
        dataset.add(quad)
    try:
        return [tuple(str(term) for term in row) for row in dataset.query(query)]  # type: ignore[union-attr]
    finally:
        for quad in new:
            dataset.remove(quad)


def fixture_quads(text: str) -> list[ox.Quad]:
    """Quads of a fixture; triples outside any graph go into the graph of an entry's layer."""
    layer = ox.NamedNode(PREFIXES["layer"] + "adam-000710")
    return [
        quad if isinstance(quad.graph_name, ox.NamedNode) else ox.Quad(quad.subject, quad.predicate, quad.object, layer)
        for quad in ox.parse(text, format=ox.RdfFormat.TRIG)
    ]


def expected_rows(text: str) -> Rows:
    rows = [tuple(part.strip() for part in row.split(" | ", 1)) for row in fields(text, "row")]
    return sorted((expand(resource), problem) for resource, problem in rows)


def test_queries_and_fixtures_belong_together() -> None:
    assert QUERIES
    assert {path.stem for path in QUERIES} == {path.stem for path in FIXTURES.glob("*.trig")}


@each_query
@pytest.mark.slow
def test_query_finds_the_violations_of_its_fixture(query: Path) -> None:
    text = (FIXTURES / f"{query.stem}.trig").read_text(encoding="utf-8")
    expected = expected_rows(text)
    assert expected, "a fixture without expected rows proves nothing"
    quads = fixture_quads(text)
    assert on_pyoxigraph(in_pyoxigraph([*vocabulary_quads(), *quads]), query.read_text(encoding="utf-8")) == expected
    assert on_rdflib(quads, query.read_text(encoding="utf-8")) == expected


@each_query
def test_shipped_graph_is_clean(query: Path, store: ox.Store) -> None:
    assert on_pyoxigraph(store, query.read_text(encoding="utf-8")) == []


@each_query
def test_header_and_columns(query: Path) -> None:
    text = query.read_text(encoding="utf-8")
    for key in ("title", "question", "audience"):
        assert len(fields(text, key)) == 1, key
    assert fields(text, "question")[0].endswith("?")
    assert fields(text, "audience") == ["curator"]
    columns = [column.split(" — ")[0] for column in fields(text, "column")]
    selected = re.search(r"^SELECT DISTINCT (.+?) WHERE", text, flags=re.MULTILINE)
    assert selected
    assert [f"?{column}" for column in columns] == selected[1].split()
    assert columns[1:] == ["problem"]
    assert "\nORDER BY " in text


@each_query
def test_prefixes_are_ours_and_all_used(query: Path) -> None:
    text = query.read_text(encoding="utf-8")
    declared = dict(re.findall(r"^PREFIX (\w+): <([^>]+)>$", text, flags=re.MULTILINE))
    assert declared == {prefix: PREFIXES[prefix] for prefix in declared}
    body = re.sub(r"\"[^\"]*\"|^(?:#|PREFIX).*$", "", text, flags=re.MULTILINE)
    assert set(declared) == set(re.findall(r"\b([a-zA-Z]\w*):", body))
    assert "<http" not in body
