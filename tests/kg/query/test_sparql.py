"""Running SPARQL: refusals, errors, result forms."""

from __future__ import annotations

import contextlib
import json

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.query.sparql import answer, declare_prefixes, evaluate, refuse_service
from kg.rdf.namespaces import PREFIXES


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
        "SELECT * { service silent ?x { ?s ?p ?o } }",
        "PREFIX : <http://127.0.0.1/> SELECT * { SERVICE:x { ?s ?p ?o } }",
        "SELECT * { SERVICESILENT<http://127.0.0.1/>{ ?s ?p ?o } }",
        "SELECT * { \\u0053ERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
        "SELECT * { ?s <http://x/#> ?o . SERVICE <http://127.0.0.1/> {} }",
        "SELECT * { ?s <http://x/'> ?o . SERVICE <http://127.0.0.1/'> {} }",
        "PREFIX e: <http://e/> SELECT * { ?s e:a\\#b ?o . SERVICE <http://127.0.0.1/> {} }",
        "PREFIX e: <http://e/> SELECT * { ?s e:a\\'b ?o . SERVICE <http://127.0.0.1/'> {} }",
        "SELECT * { ?s ?p 'a\\'' . SERVICE <http://127.0.0.1/> {} FILTER(?p = 'x') }",
        'SELECT * { ?s ?p """a"b""" . SERVICE <http://127.0.0.1/> {} FILTER(?p = """x""") }',
        "SELECT * { FILTER(?a<1)SERVICE <http://127.0.0.1/> {} }",
        "# comment\rSELECT * { SERVICE <http://127.0.0.1/> {} }",
        'SELECT * { BIND("\\u0022" AS ?q) ?s <http://x/\\u0041#> ?z SERVICE <http://h/> {} BIND("\\u0022" AS ?r) }',
        "SELECT * { # '\n SERVICE <http://127.0.0.1/> {} # '\n }",
    ],
)
def test_service_is_refused(query: str) -> None:
    with pytest.raises(QueryError, match="SERVICE is refused"):
        refuse_service(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service a schema:Service ; schema:serviceType 'self-service' }",
        'SELECT * { ?s <http://x/service#SERVICE> "SERVICE <http://x> {}" } # SERVICE',
        "SELECT * { ?s ?p '''it's a SERVICE''' }",
    ],
)
def test_the_letters_are_fine_where_they_do_nothing(query: str) -> None:
    refuse_service(query)
    assert isinstance(evaluate(ox.Store(), query), ox.QuerySolutions)


PIECES = st.sampled_from(
    [
        *("SERVICE", "service ", "SILENT ", "\\u0053ERVICE ", "<URL>", " { ?s ?p ?o } "),
        *("'", '"', "'''", '"""', "#", "\n", "\r"),
        *(
            "e:a",
            "\\#",
            "\\'",
            "<",
            ">",
            "?x",
            " . ",
            "{",
            "}",
            "FILTER(",
            ")",
            "1",
            "<http://e/#>",
            "<http://e/'>",
            "@en",
        ),
    ]
)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES, max_size=12))
def test_no_query_that_passes_reaches_an_address(listener: tuple[str, list[str]], pieces: list[str]) -> None:
    """Whatever is let through and parses sends nothing, with the engine itself as the judge."""
    url, seen = listener
    query = "PREFIX e: <http://e/> SELECT * { ?s ?p ?o . " + "".join(pieces).replace("URL", url) + " }"
    before = len(seen)
    with contextlib.suppress(QueryError, OSError, RuntimeError, ValueError, SyntaxError):
        result = evaluate(one_triple(), query)
        assert isinstance(result, ox.QuerySolutions)
        list(result)
    assert len(seen) == before


def one_triple() -> ox.Store:
    """A store in which the join before a SERVICE has a row, without which the engine would not send anything."""
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("http://e/s"), ox.NamedNode("http://e/p"), ox.Literal("o")))
    return store


def test_the_listener_would_notice(listener: tuple[str, list[str]]) -> None:
    """The engine does follow SERVICE when it is not refused; else the test above proves nothing."""
    url, seen = listener
    before = len(seen)
    with pytest.raises((OSError, RuntimeError, ValueError, SyntaxError)):
        list(one_triple().query(f"SELECT * {{ ?s ?p ?o . SERVICE <{url}> {{ ?a ?b ?c }} }}"))  # type: ignore[arg-type]
    assert len(seen) == before + 1


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("SELECT * {\n  ?s ?p ?o } LIMIT x", "line 2, column 20: “x” is not expected"),
        ("SELECT * { ?s ?p", "the query ends or breaks off"),
        ("", "the query ends or breaks off"),
        ("SELECT * { ?s nope:x ?o }", "the prefix 'nope' is not declared"),
        ("SELECT * { ?s <x y> ?o }", "an IRI is not absolute or holds a forbidden character"),
        ("SELECT ?x { ?x ?y ?z } GROUP BY ?z", "neither grouped nor free"),
        ("INSERT DATA { <a:b> <a:b> <a:b> }", "is an update"),
        ("PREFIX a: <b:c>\nDELETE WHERE { ?s ?p ?o }", "is an update"),
    ],
)
def test_syntax_errors_in_one_plain_sentence(query: str, problem: str) -> None:
    with pytest.raises(QueryError, match=problem) as caught:
        evaluate(ox.Store(), query)
    assert "\n" not in str(caught.value)


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


def test_prefixes_of_ours_are_declared_where_they_are_missing() -> None:
    query = "PREFIX ck: <http://mine/> SELECT * { concept:lems ck:x ?o . FILTER(?o = 'rdf:x') } # skos:x"
    assert declare_prefixes(query) == f"PREFIX concept: <{PREFIXES['concept']}>\n{query}"


def test_a_comment_does_not_make_an_update() -> None:
    assert isinstance(evaluate(ox.Store(), "# With what? Add nothing.\n#INSERT\nSELECT * {}"), ox.QuerySolutions)


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


def test_graphs_of_a_request(store: ox.Store) -> None:
    graph = PREFIXES["graph"] + "concepts"
    query = "ASK { concept:lems rdfs:label ?label }"
    assert bool(evaluate(store, query, default_graphs=[graph]))
    assert not bool(evaluate(store, query, named_graphs=[graph]))
    with pytest.raises(QueryError, match="no absolute IRI"):
        evaluate(store, query, default_graphs=["not an IRI"])
