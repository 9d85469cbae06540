"""Running SPARQL: result forms, graphs, limits."""

from __future__ import annotations

import json

import pyoxigraph as ox
import pytest

from kg.errors import QueryError
from kg.query.sparql import answer, evaluate
from kg.rdf.namespaces import PREFIXES


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "xml"])
def test_rows_come_in_every_standard_form(store: ox.Store, form: str) -> None:
    entry = "ck:layer layer:adam-000710"
    query = f"SELECT ?t {{ ?a rdf:predicate ck:hasTreatment ; rdf:object/rdfs:label ?t ; {entry} }} ORDER BY ?t"
    text = answer(store, query, form)
    form_of = {"tsv": ox.QueryResultsFormat.TSV, "json": ox.QueryResultsFormat.JSON, "xml": ox.QueryResultsFormat.XML}
    if form == "csv":
        assert text == "t\r\nintravenous immunoglobulin\r\nplasma exchange\r\n"  # line ends as the standard has them
    else:
        parsed = ox.parse_query_results(text, format=form_of[form])
        assert isinstance(parsed, ox.QuerySolutions)
        assert [row["t"].value for row in parsed] == ["intravenous immunoglobulin", "plasma exchange"]


def test_ask_and_construct(store: ox.Store) -> None:
    assert answer(store, "ASK { concept:lems ck:hasSymptom concept:fatigue }", None) == "true\n"
    assert json.loads(answer(store, "ASK {}", "json"))["boolean"] is True
    construct = "CONSTRUCT WHERE { concept:lems ck:hasForm ?o }"
    assert "concept:lems ck:hasForm concept:paraneoplastic-lems ." in answer(store, construct, None)
    assert json.loads(answer(store, construct, "jsonld"))
    assert answer(store, construct, "ntriples").count("\n") == 1


@pytest.mark.parametrize(("query", "form"), [("SELECT * {}", "turtle"), ("CONSTRUCT WHERE { ?s ?p ?o }", "csv")])
def test_forms_that_cannot_hold_the_answer(query: str, form: str) -> None:
    with pytest.raises(QueryError, match="cannot hold"):
        answer(ox.Store(), query, form)


def test_no_triple_counts_twice(store: ox.Store) -> None:
    rows = evaluate(store, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    distinct = evaluate(store, "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?s ?p ?o { ?s ?p ?o } }")
    assert isinstance(rows, ox.QuerySolutions)
    assert isinstance(distinct, ox.QuerySolutions)
    assert next(rows)["n"] == next(distinct)["n"]


def test_terminal_cannot_be_steered_by_data() -> None:
    table = answer(ox.Store(), 'SELECT ("\\u001B[2Jred\\tline" AS ?x) {}', "table")
    assert "\x1b" not in table
    assert "\\x1b[2Jred\\tline" in table


def test_from_names_the_default_graph(store: ox.Store) -> None:
    query = "SELECT (COUNT(*) AS ?n) FROM graph:direct { ?s ?p ?o }"
    direct = len(list(store.quads_for_pattern(None, None, None, ox.NamedNode(PREFIXES["graph"] + "direct"))))
    assert answer(store, query, "csv") == f"n\r\n{direct}\r\n"
    assert answer(store, query.replace("FROM graph:direct", "# from\n"), "csv") != f"n\r\n{direct}\r\n"


@pytest.mark.parametrize("letter", ["\x1b", "\x07", "\u202e", "\U000e0001", "\n"])
def test_tables_write_out_control_characters_even_in_the_confined_process(letter: str) -> None:
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("http://e/s"), ox.NamedNode("http://e/p"), ox.Literal(f"a{letter}b")))
    table = answer(store, "SELECT ?o { ?s ?p ?o }", "table")
    assert "a" + letter.encode("unicode_escape").decode() + "b" in table


@pytest.mark.parametrize(
    "query",
    [
        "ASK { ?s a ck:Condition }",
        "ASK { ?s a ?kind FILTER(?kind = ck:Condition) }",
        "ASK { ?s a ?kind FILTER(?kind IN (ck:Condition)) }",
        "ASK { VALUES ?kind { ck:Condition } ?s a ?kind }",
        "ASK { BIND(ck:Condition AS ?kind) ?s a ?kind }",
        "ASK { ?s a/skos:broader*|ck:gapOf ck:Condition }",
    ],
)
def test_prefixes_of_ours_need_no_declaration_anywhere(store: ox.Store, query: str) -> None:
    assert answer(store, query, None) == "true\n"


def test_prefixes_of_the_files_need_none_either_and_ours_come_first(store: ox.Store) -> None:
    prefixes = {"own": PREFIXES["concept"], "concept": "http://e/", "MESH": "http://e/"}
    query = "ASK { own:lems skos:exactMatch MESH:D015624 . concept:lems rdfs:label ?label }"
    assert answer(store, query, None, prefixes=prefixes) == "true\n"
    assert bool(evaluate(store, f"PREFIX own: <{PREFIXES['concept']}> {query}", prefixes={"own": "http://e/"}))


def test_graphs_of_a_request(store: ox.Store) -> None:
    graph = PREFIXES["graph"] + "concepts"
    query = "ASK { concept:lems rdfs:label ?label }"
    assert bool(evaluate(store, query, default_graphs=[graph]))
    assert not bool(evaluate(store, query, named_graphs=[graph]))
    with pytest.raises(QueryError, match="no absolute IRI"):
        evaluate(store, query, default_graphs=["not an IRI"])


@pytest.mark.parametrize("term", ["mesh:D015624", "MSH:D015624", "GARD:0006851", "ORDO:Orphanet_43393", "nci:C3155"])
def test_terms_are_found_by_whatever_prefix_their_vocabulary_has(store: ox.Store, term: str) -> None:
    assert answer(store, f"SELECT ?c {{ ?c skos:exactMatch {term} }}", "tsv") == (f"?c\n<{PREFIXES['concept']}lems>\n")


def test_a_mistake_beside_such_a_term_is_told_with_its_place(store: ox.Store) -> None:
    with pytest.raises(QueryError, match="line 1, column 41: the prefix 'own:' is not declared"):
        answer(store, "SELECT ?c { ?c skos:exactMatch MSH:D1 ; own:p 1 }", None)
