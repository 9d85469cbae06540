"""``import kg``: what a script gets, and that importing it costs nothing."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib

import kg
from kg.api import Graph, Rows
from kg.errors import InputError, QueryError, UnknownNameError


@pytest.fixture(scope="module")
def graph(store: ox.Store) -> Graph:
    return Graph(store)


def test_a_question_of_the_library(graph: Graph) -> None:
    rows = graph.query("associated-conditions")
    assert rows.columns == ("associated", "modality", "example_of", "leads_to", "start", "end")
    assert rows[-1] == {
        "associated": "vitiligo",
        "modality": "may",
        "example_of": "autoimmune disorder",
        "leads_to": "loss of skin pigment",
        "start": 695,
        "end": 794,
    }
    assert rows[0]["example_of"] is None
    weakness = graph.query("evidence-for", object="muscle weakness")
    assert weakness == graph.query("evidence-for", object="HP:0001324") != []
    assert repr(rows).startswith(f"<{len(rows)} rows: associated, ")
    assert "cancer" in str(rows).splitlines()[2]


def test_unknown_questions_parameters_and_concepts(graph: Graph) -> None:
    with pytest.raises(UnknownNameError, match="there is no query"):
        graph.query("nonsense")
    with pytest.raises(UnknownNameError, match="no parameter"):
        graph.query("symptoms", nonsense="x")
    with pytest.raises(UnknownNameError, match="Did you mean 'cancer'"):
        graph.query("evidence-for", object="cancre")


def test_sparql_of_every_kind(graph: Graph) -> None:
    rows = graph.sparql('SELECT ?a ?b ?c ?d ?e { VALUES (?a ?b ?c ?d) { (1 2.5 true "x"@en) } }')
    assert rows == [{"a": 1, "b": 2.5, "c": True, "d": "x", "e": None}]
    assert graph.sparql("ASK { concept:lems a ck:Substance }") is False
    made = graph.sparql("CONSTRUCT { ?s rdfs:label ?l } { ?s a ck:Gap ; rdfs:label ?l }")
    assert isinstance(made, rdflib.Graph)
    assert len(made) == 7


@pytest.mark.parametrize(
    "query", ["SELECT", "SELECT * { SERVICE <http://e/> { ?s ?p ?o } }", "DELETE WHERE { ?s ?p ?o }"]
)
def test_bad_queries_are_refused(graph: Graph, query: str) -> None:
    with pytest.raises(QueryError):
        graph.sparql(query)


def test_numbers_of_every_integer_type(graph: Graph) -> None:
    rows = graph.sparql('SELECT ?a ?b { VALUES (?a ?b) { ("3"^^xsd:nonNegativeInteger "-4"^^xsd:byte) } }')
    assert rows == [{"a": 3, "b": -4}]


def test_arguments_of_the_wrong_kind(graph: Graph) -> None:
    with pytest.raises(kg.InputError, match="a name is text, not None"):
        graph.show(None)  # type: ignore[arg-type]
    with pytest.raises(kg.UnknownNameError, match="no parameter 'name'"):
        graph.query("symptoms", name="x")
    with pytest.raises(kg.AmbiguousNameError):
        graph.query("symptoms", disease="LES")
    assert issubclass(kg.QueryError, kg.KgError)
    assert issubclass(kg.DataError, kg.KgError)


def test_an_ill_formed_number_stays_text(tmp_path: Path) -> None:
    path = tmp_path / "x.ttl"
    path.write_text(
        "<http://e/s> <http://e/p> 'x'^^<http://www.w3.org/2001/XMLSchema#integer> , "
        "'1'^^<http://www.w3.org/2001/XMLSchema#boolean> .",
        encoding="utf-8",
    )
    rows = kg.load(path).sparql("SELECT ?o { ?s ?p ?o } ORDER BY str(?o)")
    assert isinstance(rows, Rows)
    assert [row["o"] for row in rows] == [True, "x"]


@pytest.mark.slow
def test_both_engines_hold_the_same(graph: Graph) -> None:
    assert len(graph.dataset) == len({quad.triple for quad in graph.store})
    query = "SELECT ?l { ?s a <https://w3id.org/condition-kg/ontology#Gap> ; rdfs:label ?l } ORDER BY ?l"
    rows = graph.sparql(query)
    assert isinstance(rows, Rows)
    assert [str(row[0]) for row in graph.dataset.query(query)] == [row["l"] for row in rows]  # type: ignore[index]
    assert graph.dataset is graph.dataset


def test_network_show_and_path(graph: Graph) -> None:
    assert isinstance(graph.network(), nx.MultiDiGraph)
    assert graph.network("hpoa").number_of_edges() == graph.network(["layer:hpoa"]).number_of_edges() > 0
    assert str(graph.show("LEMS")).startswith("Lambert-Eaton myasthenic syndrome\nconcept:lems · condition\n")
    assert graph.show("HP:0001324").note == "mapped by skos:exactMatch from HP:0001324"
    assert graph.path("vitiligo", "plasmapheresis", layers=["adam-000710"]).end == "plasma exchange"
    with pytest.raises(InputError):
        graph.show("LES")


def test_associations_and_mappings_as_rows(graph: Graph) -> None:
    claims = graph.associations()
    assert sum(row["layer"] == "A.D.A.M. entry 000710" for row in claims) == 86
    assert all(row["sentence"] and row["source"] for row in claims)
    mondo = [row for row in graph.mappings() if row["object"] == "MONDO:0018556" and row["subject"] == "concept:lems"]
    assert [(row["predicate"], row["confidence"], row["modifier"]) for row in mondo] == [("skos:exactMatch", 0.95, "")]


def test_pandas_is_optional(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match="pip install pandas"):
        graph.query("symptoms").to_pandas()


def test_a_data_frame_where_pandas_is_installed(graph: Graph) -> None:
    pytest.importorskip("pandas")
    frame = graph.query("associated-conditions").to_pandas()
    assert next(iter(frame.columns)) == "associated"
    assert len(frame) == 4


def test_files_are_loaded(tmp_path: Path) -> None:
    path = tmp_path / "x.ttl"
    path.write_text("<http://e/s> <http://e/p> <http://e/o> .", encoding="utf-8")
    graph = kg.load(path)
    assert repr(graph) == "<kg.Graph of 1 quads>"
    assert graph.associations() == []
    assert graph.path("http://e/s", "http://e/o").paths


def test_documents_of_every_kind_are_loaded(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("<http://e/s> <http://e/p> <http://e/o> .", encoding="utf-8")
    with path.open("rb") as file, path.open(encoding="utf-8") as text:
        for document in (file, text, path.read_bytes(), bytearray(path.read_bytes()), io.BytesIO(path.read_bytes())):
            assert len(kg.load(document).store) == 1
    assert len(kg.load(path, str(path), format="text/turtle").store) == 1
    assert len(kg.load(b"nonsense\n" + path.read_bytes(), format="nt", lenient=True).store) == 1


@pytest.mark.parametrize(
    ("documents", "arguments", "message"),
    [
        (["x.txt"], {}, "names no RDF form"),
        (["none.ttl"], {}, "cannot be read"),
        (["a\0b.ttl"], {}, "cannot be read"),
        (["."], {}, "is a folder"),
        ([42], {}, "int is no document"),
        ([["x.txt"]], {}, "list is no document"),
        ([b"nonsense"], {}, "the bytes given:1:1: is malformed"),
        ([io.StringIO("\ud800")], {}, "cannot be read"),
        (["x.txt"], {"format": "csv"}, "'csv' names no form of RDF that is read. Use one of turtle"),
        ([], {"format": "turtle"}, "without effect"),
        ([], {"lenient": True}, "without effect"),
    ],
)
def test_what_is_no_document_raises_our_error(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    documents: list[Any],
    arguments: dict[str, Any],
    message: str,
) -> None:
    (tmp_path / "x.txt").write_text("<http://e/s> <http://e/p> <http://e/o> .", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(kg.KgError, match=re.escape(message)):
        kg.load(*documents, **arguments)


def test_importing_kg_imports_nothing_else() -> None:
    program = "import sys, kg; print(sorted(name for name in sys.modules if name.startswith('kg') or 'oxi' in name))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "['kg', 'kg.version']\n"
    assert "load" in dir(kg)
    with pytest.raises(AttributeError, match="nonsense"):
        _ = kg.nonsense
