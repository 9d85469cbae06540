"""What the text of a query says: refusals, prefixes, and where it is wrong."""

from __future__ import annotations

import contextlib

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.query.sparql import evaluate
from kg.query.text import (
    check_size,
    check_text,
    declare_prefixes,
    identified,
    mistake,
    names_graph,
    query_form,
    refuse_service,
    refuse_update,
)
from kg.rdf.namespaces import PREFIXES, SERVICE


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
        ("SELECT * { ?s ?p", "the query ends too early, or goes wrong before"),
        ("", "the query ends too early, or goes wrong before"),
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


def test_prefixes_of_ours_are_declared_where_they_are_missing() -> None:
    query = "PREFIX ck: <http://mine/> SELECT * { concept:lems ck:x ?o . FILTER(?o = 'rdf:x') } # skos:x"
    assert declare_prefixes(query) == f"PREFIX concept: <{PREFIXES['concept']}> {query}"


@pytest.mark.parametrize(
    "query",
    [
        "# PREFIX skos: <http://x/>\nASK { ?s skos:x ?o }",
        "ASK { ?s skos:x 'PREFIX skos: <http://x/>' }",
        "ASK { ?s ?p '''\nPREFIX skos: <http://x/>''' ; skos:x ?o }",
        "ASK { ?s <http://x/PREFIX%20skos:> skos:x }",
        "PREFIX # skos:\n x: <http://x/>\nASK { ?s x:a|skos:x ?o }",
        "ASK { ?s ?p '1'^^skos:x }",
        "ASK { ?s ?p <<( ?a skos:x ?b )>> }",
        "ASK { FILTER(skos:x(1)<2) }",
        "ASK FROM skos:x {}",
    ],
)
def test_a_prefix_that_is_only_mentioned_is_not_declared(query: str) -> None:
    assert declare_prefixes(query) == f"PREFIX skos: <{PREFIXES['skos']}> {query}"


def test_terms_are_named_by_whatever_prefix_their_vocabulary_has() -> None:
    query = "SELECT * {\n ?a skos:exactMatch MSH:D1 , gard:0006851 ; ?p mesh:D2 , 'MSH:D3' } # MSH:D4"
    mesh, gard = f"{PREFIXES['mesh']}D1", f"{PREFIXES['gard']}6851"
    written = query.replace("MSH:D1", f"<{mesh}>").replace("gard:0006851", f"<{gard}>")
    assert identified(query) == (written, {"MSH": mesh, "gard": PREFIXES["gard"]})
    assert declare_prefixes(query) == (f"PREFIX mesh: <{PREFIXES['mesh']}> PREFIX skos: <{PREFIXES['skos']}> {written}")


@pytest.mark.parametrize(
    "query",
    ["PREFIX MSH: <http://e/> ASK { ?s ?p MSH:D1 }", "ASK { ?s own:p concept:lems , MSH:muscle , HP:0001324 }"],
)
def test_other_names_stay(query: str) -> None:
    assert identified(query) == (query, {})


@pytest.mark.parametrize(
    "query",
    [
        "prefix skos:<http://x/>ASK{?s skos:x ?o}",
        "BASE <http://b/>\nPREFIX a: <a> PREFIX # here\nskos: <x> ASK { ?s skos:x ?o }",
        "ASK { ?s ?p 'skos:x', <skos:x>, ?skos } # skos:x",
        "ASK { ?s a _:skos . _:skos ?p ?o }",
    ],
)
def test_nothing_is_declared_that_need_not_be(query: str) -> None:
    assert declare_prefixes(query) == query


UNDECLARED = {
    "subject": "SELECT * { foo:s ?p ?o }",
    "predicate": "SELECT * { ?s foo:p ?o }",
    "object": "SELECT * { ?s ?p foo:o }",
    "the empty prefix": "SELECT * { :s ?p ?o }",
    "path": "SELECT * { ?s rdf:type/(^foo:p|rdfs:label)* ?o }",
    "type": "SELECT * { ?s a foo:C }",
    "datatype": "SELECT * { ?s ?p 'x'^^foo:d }",
    "datatype of a later line": "SELECT *\n{ ?s ?p 'x' .\n  ?s ?p 'é😀'^^foo:d }",
    "function": "SELECT * { ?s ?p ?o FILTER(foo:f(?o)) }",
    "aggregate": "SELECT (foo:f(?o) AS ?x) { ?s ?p ?o }",
    "group": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY foo:f(?s)",
    "order": "SELECT * { ?s ?p ?o } ORDER BY foo:f(?s)",
    "values": "SELECT * { VALUES ?x { rdf:type foo:x } }",
    "values at the end": "SELECT * { ?s ?p ?o } VALUES (?s ?p) { (rdf:type foo:x) }",
    "from": "SELECT * FROM foo:g { ?s ?p ?o }",
    "from named": "SELECT * FROM NAMED foo:g { ?s ?p ?o }",
    "graph": "SELECT * { GRAPH foo:g { ?s ?p ?o } }",
    "triple term": "SELECT * { ?s ?p <<( foo:a ?q ?o )>> }",
    "within a triple term": "SELECT * { ?s ?p <<( ?a ?b <<( ?c foo:d 'x' )>> )>> }",
    "reified triple": "SELECT * { << ?s ?p foo:o >> ?q ?r }",
    "annotation": "SELECT * { ?s ?p ?o {| foo:p ?q |} }",
    "template": "CONSTRUCT { ?s foo:p ?o } WHERE { ?s ?p ?o }",
    "describe": "DESCRIBE foo:x",
    "bind": "SELECT * { BIND(foo:x AS ?x) }",
    "beside one of ours": "SELECT * { ?s skos:broader ?o . ?s foo:p ?o }",
    "escaped": "SELECT * { ?s foo:a\\-b.c ?o }",
    "named in a comment": "# PREFIX foo: <http://foo/>\nSELECT * { ?s foo:p ?o }",
    "named in a string": "SELECT * { ?s ?p 'PREFIX foo: <http://foo/>' ; foo:p ?o }",
}


@pytest.mark.parametrize("query", UNDECLARED.values(), ids=UNDECLARED)
def test_an_undeclared_prefix_is_named_with_its_place(query: str) -> None:
    name = "foo:" if "foo:" in query else ":"
    with pytest.raises(QueryError, match=f"the prefix '{name}' is not declared") as caught:
        evaluate(ox.Store(), query)
    line, column = caught.value.position or (0, 0)
    assert query.split("\n")[line - 1][column - 1 :].startswith(name)
    assert "PREFIX" not in query.split("\n")[line - 1][column - 8 : column]
    assert f"line {line}, column {column}" in str(caught.value)


UNSEEN = {
    "\u00a0": "no-break space",
    "\u200b": "zero width space",
    "\u2060": "word joiner",
    "\ufeff": "byte order mark",
}


@pytest.mark.parametrize("letter", UNSEEN)
@pytest.mark.parametrize(
    "query",
    [
        "SELECT *_{ ?s ?p ?o }",
        "SELECT * {\n ?s_?p ?o }",
        "SELECT * { ?s ?p ?o_}",
        "_ASK {}",
        "ASK {} _",
        "ASK { ?s ?p 'x'@en_}",
    ],
)
def test_what_cannot_be_seen_is_named_with_its_place(letter: str, query: str) -> None:
    at = query.index("_")
    query = "\ufeff" * (at == 0 and letter == "\ufeff") + query.replace("_", letter)  # a first one is passed over
    with pytest.raises(QueryError, match=UNSEEN[letter]) as caught:
        evaluate(ox.Store(), query)
    line, column = caught.value.position or (0, 0)
    assert f"U+{ord(letter):04X}" in str(caught.value)
    assert query.removeprefix("\ufeff").split("\n")[line - 1][column - 1] == letter


def test_a_byte_order_mark_is_passed_over_where_editors_put_it() -> None:
    assert isinstance(evaluate(ox.Store(), "\ufeffSELECT * {}"), ox.QuerySolutions)
    assert check_text("\ufeffASK { ?s ?p '\ufeff', <http://e/\ufeff> } # \ufeff").startswith("ASK")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT * { ?s ?p ?o", "the { at line 1, column 10 has no partner"),
        ("SELECT *\n{ { ?s ?p ?o } UNION { ?s ?p ?o }", "the { at line 2, column 1 has no partner"),
        ("SELECT * ?s ?p ?o }", "the } at line 1, column 19 has no partner"),
        ("SELECT * { ?s ?p ?o }}", "the } at line 1, column 22 has no partner"),
        ("SELECT * { FILTER(1 < 2 }", r"the \( at line 1, column 18 has no partner"),
        ("SELECT * { ?s ?p '}' .", "the { at line 1, column 10 has no partner"),
        ("SELECT * { ?s ?p [ ?q ?o } # ]", r"the \[ at line 1, column 18 has no partner"),
        ("SELECT * { ?s ?p 'x }", "column 18: a string begins that does not end"),
        ("SELECT * { ?s ?p <o> }", "column 18: the IRI <o> is not absolute"),
        ("SELECT * { ?s ?p “x” }", "column 18: the left double quotation mark"),
        ("PREFIX foo <http://x/> ASK {}", "column 8: a prefix ends with a colon: foo:"),
    ],
)
def test_what_is_missing_is_named(query: str, said: str) -> None:
    with pytest.raises(QueryError, match=said):
        evaluate(ox.Store(), query)


def test_a_query_of_an_endpoint_is_judged_without_it() -> None:
    assert mistake("SELECT * { ?s skos:broader ?o }") is None
    assert "'own:'" in str(mistake("SELECT * { own:Q1 ?p ?o }"))
    assert mistake("SELECT * { SCTID:230688006 ?p ?o }") is None
    assert "has no partner" in str(mistake("SELECT * { ?s ?p ?o"))


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("PREFIX ask: <http://e/> SELECT * {}", "SELECT"),
        ("# ASK\nBASE <http://e/ASK> DESCRIBE <a>", "DESCRIBE"),
        ("DEFINE input:inference 'x' CONSTRUCT WHERE { ?s ?p ?o }", "CONSTRUCT"),
        ("VERSION '1.2' ASK {}", "ASK"),
        ("nothing", ""),
    ],
)
def test_form(query: str, form: str) -> None:
    assert query_form(query) == form


@pytest.mark.parametrize(
    "query",
    ["PREFIX #\n a: <b:c> # SELECT\nWITH <a:b> DELETE { ?s ?p ?o } WHERE {}", "load <http://e/>", "\ufeffDROP ALL"],
)
def test_updates_are_refused(query: str) -> None:
    with pytest.raises(QueryError, match="is an update"):
        refuse_update(query)
    with pytest.raises(QueryError, match="is an update"):
        evaluate(ox.Store(), query)


def test_size() -> None:
    check_size("é" * 5, 10)
    for query in ("é" * 5 + "a", "é" * 6, b"x" * 11, "\ud800" * 4):
        with pytest.raises(QueryError, match=r"is longer than 10 bytes.*--query-size"):
            check_size(query, 10)
    with pytest.raises(QueryError, match="longer than 1,000,000 bytes"):
        evaluate(ox.Store(), "ASK {}" + " " * 1_000_000)


@pytest.mark.parametrize(
    ("query", "named"),
    [
        (f"ASK {{ GRAPH <{SERVICE}> {{}} }}", True),
        ("ASK FROM graph:service {}", True),
        ("PREFIX g: <https://w3id.org/condition-kg/graph/serv> ASK { GRAPH g:ice {} }", True),
        ("PREFIX graph: <http://e/> ASK { GRAPH graph:service {} }", False),
        (f"ASK {{ ?s ?p '<{SERVICE}>' }} # graph:service", False),
    ],
)
def test_which_graph_is_named(query: str, *, named: bool) -> None:
    assert names_graph(query, SERVICE) == named


def test_what_is_no_utf8_is_named_with_its_place() -> None:
    """As the command line hands it over (PEP 383)."""
    with pytest.raises(QueryError, match="line 2, column 2: what stands here is no UTF-8") as told:
        check_text(b"SELECT *\n{\xff}".decode(errors="surrogateescape"))
    assert told.value.position == (2, 2)
