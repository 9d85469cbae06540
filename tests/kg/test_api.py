"""``import kg``: what a script gets, and that importing it costs nothing."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

import kg
from kg.api import Graph, Rows
from kg.claims.diff import difference
from kg.claims.matrix import matrix
from kg.errors import InputError, QueryError, UnknownNameError
from kg.notebook import Drawing
from kg.rdf.index import StoreIndex
from tests.kg.rdf.literals import LITERALS, turtle

DATA = Path(__file__).resolve().parents[1] / "data" / "sparql"
STRING = ox.Literal("").datatype


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


def test_conditions_beside_each_other_as_rows(graph: Graph) -> None:
    rows = graph.matrix("LEMS", "myasthenia gravis", layers=("hpoa", "adam-000710"))
    iris = [kg.expand(f"concept:{name}") for name in ("lems", "myasthenia-gravis")]
    found = matrix(StoreIndex(graph.store), iris, ("hpoa", "adam-000710"))
    assert list(rows) == found.records()
    assert rows.columns == found.columns
    with pytest.raises(InputError, match="two conditions or more"):
        graph.matrix("LEMS")


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


@pytest.mark.parametrize("name", ["lex.ttl", "langs.ttl"])
def test_the_dataset_has_the_spelling_of_the_file(name: str) -> None:
    dataset = kg.load(DATA / name).dataset
    wanted = rdflib_terms(DATA / name)
    assert {found.n3() for found in dataset.objects()} == wanted


def rdflib_terms(path: Path) -> set[str]:
    """The literals of a file as rdflib writes them when it writes none anew."""
    before = rdflib.NORMALIZE_LITERALS
    rdflib.NORMALIZE_LITERALS = False
    try:
        found = {term.n3() for term in rdflib.Graph().parse(path).objects()}
    finally:
        rdflib.NORMALIZE_LITERALS = before
    first = {'"Haus"@DE-ch': '"Haus"@de-CH', f'"x"^^<{rdflib.XSD.string}>': '"x"'}
    return {first.get(text, text) for text in found}


@given(st.lists(LITERALS, max_size=8))
def test_literals_of_every_type_stay_as_they_are(literals: list[ox.Literal]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.ttl"
        path.write_bytes(turtle([ox.Literal("there is one"), *literals]))
        found = {
            (str(term), getattr(term, "language", None), str(getattr(term, "datatype", None) or ""))
            for term in kg.load(path).dataset.objects()
        }
        assert not difference(path, path)
    types = [(each, "" if each.language or each.datatype == STRING else each.datatype.value) for each in literals]
    assert found == {("there is one", None, "")} | {(each.value, each.language, kind) for each, kind in types}


def test_cards_show_what_is_written_and_a_changed_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.ttl"
    path.write_text("<http://e/s> <http://e/p> 7.50 .", encoding="utf-8")
    graph = kg.load(path)
    assert "7.50" in str(graph.show("http://e/s"))
    assert kg.load(path).sparql("SELECT ?o { ?s ?p ?o }") == [{"o": 7.5}]
    path.write_text("<http://e/s> <http://e/p> 7.500 .", encoding="utf-8")
    with pytest.raises(kg.InputError, match="has changed since it was loaded"):
        _ = graph.dataset
    path.unlink()
    with pytest.raises(kg.InputError, match="has changed since it was loaded"):
        _ = graph.dataset


def test_rdf_1_2_that_rdflib_cannot_hold() -> None:
    graph = kg.load(DATA / "dironly.ttl")
    for query in ("DESCRIBE <http://ex.test/s>", "CONSTRUCT { ?s ?p <<( ?s ?p ?o )>> } { ?s ?p ?o }"):
        with pytest.raises(kg.KgError, match="rdflib cannot hold"):
            graph.sparql(query)
    with pytest.raises(kg.KgError, match="rdflib cannot hold"):
        _ = graph.dataset
    assert graph.sparql("SELECT ?o { ?s ?p ?o }") == [{"o": "hi"}]


#: Data in which hardly anything is as the code would like it.
ODD_DATA = """VERSION "1.2"
PREFIX ck: <https://w3id.org/condition-kg/ontology#> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
<http://e/s> <http://e/p> <<( <http://e/a> <http://e/b> "x"@en--rtl )>> , "a\\u0000\\u0001b" , "NINES"^^xsd:integer ,
  "x"^^xsd:dateTime , "1e400"^^xsd:double ; rdfs:label "\\u0007<script>"@de-CH .
<http://e/c> a ck:Association ; rdf:subject "text" ; rdf:predicate _:b ;
  rdf:object <<( <http://e/a> <http://e/b> <http://e/c> )>> ; ck:evidence "x" ; ck:layer "y" .
<http://e/c2> a ck:Association ; rdf:subject <http://e/s> ; rdf:predicate <http://e/p> ; rdf:object <http://e/o> ;
  ck:evidence [ a ck:Evidence ] ; ck:layer <http://e/l> ; ck:modality "x" ; ck:frequency 3 .
<http://e/g> a ck:Gap ; ck:gapOf "q" . <http://e/m> a ck:Mapping . <http://e/e> a ck:Entry . <http://e/l> a ck:Layer .
<http://e/x> a ck:Conflict , ck:Concept , ck:Predicate , ck:Citation .
"""
ODD: list[Any] = [
    *(None, 3, True, float("nan"), b"x", [], {}, object(), [3], "", "\ud800", "a\0b", "x y", "<", '"', "_:b"),
    *("http://e/s", "x" * 10_000),
]
QUERIES = (
    *("x", "DROP ALL", "SELECT * { SERVICE <a:b> {} }", 'SELECT ("\ud800" AS ?x) {}', "SELECT (1/0 AS ?x) {}"),
    *("DESCRIBE ?s { ?s ?p ?o }", "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", "SELECT * { ?s ?p ?o }", "ASK {}"),
    'CONSTRUCT { ?s ?p "x"@en--ltr } { ?s ?p ?o }',
)


@pytest.fixture(scope="module", params=["odd", "control.ttl", "dironly.ttl", "lex.ttl"])
def odd(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """Graphs that someone brings."""
    if request.param != "odd":
        return kg.load(DATA / request.param)
    path = tmp_path_factory.mktemp("odd") / "odd.ttl"
    path.write_text(ODD_DATA.replace("NINES", "9" * 5000), encoding="utf-8")
    return kg.load(path)


def calls(graph: Graph, value: Any) -> Iterator[Callable[[], object]]:  # noqa: ANN401 - of any kind
    """Every way to hand over a value."""
    for method in (graph.query, graph.sparql, graph.show, graph.network, graph.draw):
        yield partial(method, value)
    for two in (graph.path, graph.compare):
        yield from (partial(two, value, "http://e/s"), partial(two, "http://e/s", value))
        yield partial(two, "http://e/s", "http://e/o", layers=value)
    yield from (partial(graph.matrix, value, "http://e/s"), partial(graph.matrix, layers=value))
    yield partial(graph.path, "http://e/s", "http://e/o", most=value)
    yield partial(graph.path, "http://e/s", "http://e/o", condition=value)
    yield partial(graph.network, condition=value)
    yield partial(graph.query, "evidence-for", object=value)
    yield from (partial(kg.expand, value), partial(kg.shrink, value), partial(kg.load, value))


def shown_or_refused(call: Callable[[], object]) -> None:
    """A result that can be shown, or an error of ours; anything else fails the test."""
    try:
        result = call()
    except kg.KgError:
        return
    html = getattr(result, "_repr_html_", str)
    assert isinstance(str(result) + repr(result) + html(), str)


@pytest.mark.parametrize("value", ODD, ids=lambda value: repr(value)[:15])
def test_no_argument_brings_an_error_of_another_library(odd: Graph, value: object) -> None:
    for call in calls(odd, value):
        shown_or_refused(call)


def test_no_data_bring_an_error_of_another_library(odd: Graph) -> None:
    for name in ("associations", "mappings", "network", "draw"):
        shown_or_refused(getattr(odd, name))
    shown_or_refused(lambda: odd.dataset and None)
    shown_or_refused(lambda: odd)
    for query in QUERIES:
        shown_or_refused(partial(odd.sparql, query))


def test_a_page_is_saved_under_the_name_of_a_file_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    drawing = Drawing("<!DOCTYPE html>")
    names: list[Any] = [None, 3, True, b"x", [], "", "\ud800", "a\0b", tmp_path]
    for value in names:
        with pytest.raises(kg.KgError):
            drawing.save(value)
    assert list(tmp_path.iterdir()) == []


def test_names_are_found_by_their_words_and_by_prefixes_of_the_files() -> None:
    own = kg.load(b'@prefix own: <http://e/> . own:x <http://www.w3.org/2000/01/rdf-schema#label> "Cyst, hepatic" .')
    assert own.show("own:x").iri == own.show("hepatic cysts").iri == "http://e/x"
