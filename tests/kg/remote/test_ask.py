"""Asking an endpoint: a real server on loopback, and servers that misbehave."""

from __future__ import annotations

import gzip
import tracemalloc
import urllib.request
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs

import pyoxigraph as ox
import pytest

from kg.build.dataset import Dataset, write_dataset
from kg.errors import InputError, QueryError
from kg.query.library import find_query
from kg.query.sparql import answer
from kg.remote import ask_endpoint
from tests.conftest import ROOT, Run
from tests.kg.remote.servers import JSON, ROWS, Answering, Handler, Serve, ask
from tests.servers import oxigraph

CASES = ROOT / "tests" / "data" / "sparql"
PAGE = b"<html><body>hello</body></html>"
ROWS_IN_XML = (
    b'<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="x"/></head><results>'
    b'<result><binding name="x"><literal>one</literal></binding></result></results></sparql>'
)


@pytest.fixture(scope="module")
def endpoint(dataset: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Oxigraph's server with the shipped dataset; the union of all graphs is its default graph."""
    folder = tmp_path_factory.mktemp("server")
    write_dataset(dataset, folder, only=["nq"])
    with oxigraph() as url:
        headers = {"Content-Type": "application/n-quads"}
        load = urllib.request.Request(f"{url}/store", (folder / "condition-kg.nq").read_bytes(), headers)
        urllib.request.urlopen(load, timeout=30).close()
        yield f"{url}/query"


@pytest.mark.parametrize("name", ["symptoms", "changes", "cause-chain"])
@pytest.mark.parametrize("form", ["csv", "tsv", "json", "xml", None])
def test_an_endpoint_gives_the_rows_of_the_library(endpoint: str, store: ox.Store, name: str, form: str | None) -> None:
    text = find_query(name).text
    assert ask(endpoint, text, form) == answer(store, text, form)


@pytest.mark.parametrize("form", ["turtle", "ntriples", "jsonld", None])
def test_an_endpoint_gives_triples(endpoint: str, store: ox.Store, form: str | None) -> None:
    query = "CONSTRUCT WHERE { concept:lems ?p ?o }"
    found, expected = ask(endpoint, query, form), answer(store, query, form)
    assert sorted(found.splitlines()) == sorted(expected.splitlines()) if form == "ntriples" else found == expected


def test_yes_or_no(endpoint: str) -> None:
    assert ask(endpoint, "ASK { concept:lems ck:hasTreatment concept:plasma-exchange }") == "true\n"
    assert ask(endpoint, "ASK { concept:lems ck:hasTest concept:lems }", "xml").count("false") == 1


def test_on_the_command_line(endpoint: str, kg: Run) -> None:
    assert kg("query", "tests", "--endpoint", endpoint)[:2] == kg("query", "tests")[:2]


def test_a_service_is_for_the_endpoint_to_refuse(serve: Serve) -> None:
    server = serve(lambda handler: handler.say(200, ROWS))
    assert ask(server.url, "SELECT ?x { SERVICE <http://127.0.0.1:1/> { ?x ?p ?o } }", "csv") == "x\r\none\r\n"
    assert b"SERVICE" in server.seen[0].body


@pytest.mark.parametrize(
    ("media_type", "body"),
    [
        (JSON, ROWS),
        ("application/json; charset=utf-8", ROWS),
        ("", ROWS),
        ("text/tab-separated-values", b'?x\n"one"\n'),
        (
            "application/sparql-results+xml",
            ROWS_IN_XML,
        ),
    ],
)
def test_rows_in_any_form(serve: Serve, media_type: str, body: bytes) -> None:
    server = serve(lambda handler: handler.say(200, body, media_type))
    assert ask(server.url, "SELECT ?x {}", "csv") == "x\r\none\r\n"
    [request] = server.seen
    assert (request.method, request.body) == ("POST", b"query=SELECT+%3Fx+%7B%7D")
    assert request.headers["Accept"].startswith(JSON)


@pytest.mark.parametrize("media_type", ["application/n-triples", "text/turtle;charset=utf-8", "text/plain", ""])
def test_triples_in_any_form(serve: Serve, media_type: str) -> None:
    server = serve(lambda handler: handler.say(200, b"<http://a> <http://b> <http://c> .", media_type))
    assert ask(server.url, "DESCRIBE <http://a>", "ntriples") == "<http://a> <http://b> <http://c> .\n"


@pytest.mark.parametrize("value", ["1", "0"])
def test_yes_or_no_as_virtuoso_says_it(serve: Serve, value: str) -> None:
    body = ROWS.replace(b"one", value.encode())
    server = serve(lambda handler: handler.say(200, body))
    assert ask(server.url, "ASK {}") == ("true\n" if value == "1" else "false\n")


def test_a_large_result_is_not_held_whole(serve: Serve) -> None:
    row = b'{"x":{"type":"literal","value":"%s"}}' % (b"x" * 10_000)
    count = 2_000

    def behave(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", JSON)
        handler.end_headers()
        handler.wfile.write(b'{"head":{"vars":["x"]},"results":{"bindings":[' + row)
        for _ in range(count - 1):
            handler.wfile.write(b"," + row)
        handler.wfile.write(b"]}}")

    server = serve(behave)
    tracemalloc.start()
    try:
        with ask_endpoint(server.url, "SELECT ?x {}", "csv", seconds=60) as result:
            assert sum(1 for _ in result) == count + 1
        assert tracemalloc.get_traced_memory()[1] < 12_000_000  # of 20 MB
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("update", ["INSERT DATA { <a:b> <a:b> <a:b> }", "# x\nDROP ALL", "PREFIX a: <b:> CLEAR ALL"])
def test_no_update_is_sent(serve: Serve, update: str) -> None:
    server = serve(lambda handler: handler.say(200, ROWS))
    with pytest.raises(QueryError, match="is an update"):
        ask(server.url, update)
    assert not server.seen


def test_the_endpoint_refuses_nonsense(endpoint: str) -> None:
    with pytest.raises(QueryError, match=r"refused the query \(400\): error at"):
        ask(endpoint, "SELECT nonsense")
    with pytest.raises(QueryError, match="refused the query"):
        ask(endpoint, "nonsense")


@pytest.mark.parametrize("body", [ROWS[:60], ROWS[:-2], b"", b"<html>hello</html>", b"\xff\xfe", b"[" * 100_000])
@pytest.mark.parametrize("query", ["SELECT ?x {}", "ASK {}"])
def test_rows_that_are_none(answering: Answering, body: bytes, query: str) -> None:
    with pytest.raises(QueryError, match="did not answer with SPARQL results, or not to the end") as caught:
        ask(answering.at(body, JSON), query, "csv")
    is_one = body in (ROWS[:60], ROWS[:-2], b"[" * 100_000)
    assert ("Is this a SPARQL endpoint?" in str(caught.value)) is not is_one


@pytest.mark.parametrize(
    "media_type",
    ["text/html", "application/octet-stream", "text/csv", "nonsense", "\x1b[31m", "text/plain", "text/turtle"],
)
@pytest.mark.parametrize(
    "body",
    [ROWS, ROWS_IN_XML, ROWS.decode().encode("utf-16"), gzip.compress(ROWS)],
    ids=["json", "xml", "utf-16", "gzip"],
)
def test_what_is_there_counts_and_not_its_label(answering: Answering, media_type: str, body: bytes) -> None:
    assert ask(answering.at(body, media_type), "SELECT ?x {}", "csv") == "x\r\none\r\n"


@pytest.mark.parametrize("body", [PAGE, b"<!DOCTYPE html><title>x</title>", b"hello", b"<rss/>"])
@pytest.mark.parametrize("media_type", ["text/html", JSON, "\x1b[31m"])
def test_another_content_type(answering: Answering, body: bytes, media_type: str) -> None:
    with pytest.raises(QueryError, match="its Content-Type is") as caught:
        ask(answering.at(body, media_type), "SELECT ?x {}")
    assert "\x1b" not in str(caught.value)


def test_xml_with_entities_is_not_taken_for_triples(answering: Answering) -> None:
    bomb = b'<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><r>&b;</r>'
    with pytest.raises(QueryError, match="entities"):
        ask(answering.at(bomb, "application/rdf+xml"), "DESCRIBE <a:b>")


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json", "xml"])
def test_virtuosos_blank_nodes(answering: Answering, kg: Run, form: str) -> None:
    url = answering.at((CASES / "virtuoso-bnode.srj").read_bytes(), JSON)
    status, out, err = kg("sparql", "SELECT * {?s ?p ?o}", "--endpoint", url, "--format", form)
    assert (status, err) == (0, "")
    assert "x_nodeID_3A_2F_2Fb10000" in out


ODD = (
    '{"head":{"vars":["x"]},"results":{"bindings":['
    '{"x":{"type":"uri","value":"http://a b|c"}},{"x":{"type":"literal","value":"d","xml:lang":"averylongtag"}},'
    '{"x":null},{"x":{"type":"literal","value":"e"}}]}}'
)


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("csv", "x\r\nhttp://a b|c\r\nd\r\n\r\ne\r\n"),
        ("tsv", '?x\n<http://a b|c>\n"d"@averylongtag\n\n"e"\n'),
        ("json", ODD.replace('"x":null', "") + "\n"),
        ("xml", '<literal xml:lang="averylongtag">d</literal>'),
        ("table", "http://a b|c\nd\n\ne\n"),
    ],
)
def test_odd_terms_stay_as_they_came_with_one_warning(answering: Answering, kg: Run, form: str, expected: str) -> None:
    status, out, err = kg("sparql", "SELECT ?x {}", "--endpoint", answering.at(ODD, JSON), "--format", form)
    assert status == 0
    assert expected in out
    assert err == (
        "kg: the endpoint sent an odd term, kept as it came: <http://a b|c> (no absolute IRI of RFC 3987), and 1 more\n"
    )


def test_a_form_that_cannot_hold_a_term_refuses_it(answering: Answering, kg: Run) -> None:
    url = answering.at(ODD.replace("a b|c", "a>b"), JSON)
    status, out, err = kg("sparql", "SELECT ?x {}", "--endpoint", url, "--format", "tsv")
    assert (status, out) == (2, "")
    assert "TSV cannot hold a term that the endpoint sent: <http://a>b>" in err
    told: list[str] = []
    with ask_endpoint(url, "SELECT ?x {}", "json", seconds=20, warn=told.append) as result:
        assert "http://a>b" in result.read()
    assert len(told) == 1


RDF_XML = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e/">'
    '<rdf:Description rdf:about="http://a b"><e:p>c</e:p></rdf:Description></rdf:RDF>'
)


@pytest.mark.parametrize(
    ("body", "media_type"),
    [
        ('<http://a b> <http://e/p> "c" .', "text/n3"),
        ('<http://a b> <http://e/p> "c" .', "text/html"),
        (RDF_XML, "application/rdf+xml"),
        ('{"@id":"http://a b","http://e/p":"c"}', "application/ld+json"),
        ('<http://g> { <http://a b> <http://e/p> "c" }', "application/trig"),
    ],
)
@pytest.mark.parametrize("form", ["turtle", "ntriples", "rdfxml", "jsonld"])
def test_triples_in_every_form_of_rdf(answering: Answering, kg: Run, body: str, media_type: str, form: str) -> None:
    url = answering.at(body, media_type)
    status, out, err = kg("sparql", "CONSTRUCT WHERE { ?s ?p ?o }", "--endpoint", url, "--format", form)
    assert status == 0
    assert "http://a b" in out
    assert err.startswith("kg: the endpoint sent an odd term, kept as it came: <http://a b> (")
    assert err.count("odd") == 1


def test_what_a_server_writes_when_it_gives_up_is_told(answering: Answering) -> None:
    query = "SELECT ?x {}"
    trouble = f"SPARQL-QUERY: queryStr={query}\njava.util.concurrent.TimeoutException\n\tat a.b.C.d(E.java:1)\n"
    with pytest.raises(QueryError, match=r"broke off its answer: TimeoutException\. Narrow the query"):
        ask(answering.at(ROWS[:60] + trouble.encode(), JSON), query)


@pytest.mark.parametrize("headers", [{"X_SQL_State": "S1TAT"}, {"status": 206}])
def test_a_part_of_an_answer_is_none(answering: Answering, headers: dict[str, Any]) -> None:
    with pytest.raises(QueryError, match="time limit and sent a part"):
        ask(answering.at(ROWS, JSON, **headers), "SELECT ?x {}")


def test_an_answer_that_the_endpoint_cuts_is_told(answering: Answering, kg: Run) -> None:
    url = answering.at(ROWS, JSON, X_SPARQL_MaxRows="10000")
    status, out, err = kg("sparql", "SELECT ?x {}", "--endpoint", url, "--format", "csv")
    assert (status, out) == (0, "x\r\none\r\n")
    assert err == "kg: the endpoint cut the answer at 10,000 rows; page through it with LIMIT and OFFSET\n"


def test_graphs_in_the_address_go_where_the_query_is(answering: Answering) -> None:
    url = answering.at(ROWS, JSON)
    ask(f"{url}?default-graph-uri=http%3A%2F%2Fe/g2&key=a%2Bb&named-graph-uri=http://e/g", "SELECT ?x {}")
    request = answering.seen[-1]
    assert request.path.endswith("/sparql?key=a%2Bb")
    assert parse_qs(request.body.decode()) == {
        "query": ["SELECT ?x {}"],
        "default-graph-uri": ["http://e/g2"],
        "named-graph-uri": ["http://e/g"],
    }


@pytest.mark.parametrize("name", ["query", "update", "q%75ery"])
def test_no_query_in_the_address(answering: Answering, name: str) -> None:
    url, count = answering.at(ROWS, JSON), len(answering.seen)
    with pytest.raises(InputError, match=r"a (?:query|update) of its own"):
        ask(f"{url}?a=b&{name}=ASK%7B%7D", "SELECT ?x {}")
    assert len(answering.seen) == count


def test_a_graph_in_the_address_of_a_real_server(kg: Run) -> None:
    name = "SELECT ?o {<http://ex.test/s> <http://ex.test/name> ?o}"
    with oxigraph() as url:
        headers = {"Content-Type": "application/trig"}
        load = urllib.request.Request(f"{url}/store", (CASES / "quads.trig").read_bytes(), headers)
        urllib.request.urlopen(load, timeout=30).close()
        address = f"{url}/query?default-graph-uri=http://ex.test/g2"
        assert kg("sparql", name, "--endpoint", address, "--format", "csv")[:2] == (0, "o\r\nin g2\r\n")


@pytest.mark.parametrize(
    ("query", "form"), [("SELECT ?x {}", "csv"), ("CONSTRUCT WHERE {}", "ntriples"), ("CONSTRUCT WHERE {}", "turtle")]
)
def test_a_body_that_breaks_off(serve: Serve, query: str, form: str) -> None:
    """Triples up to there would read as all there are."""
    body, media_type = (ROWS, JSON) if "SELECT" in query else (b"<a:b> <a:b> <a:b> .\n", "application/n-triples")
    server = serve(lambda handler: handler.say(200, body, media_type, Content_Length=str(len(body) + 100)))
    with pytest.raises(QueryError, match="breaks off before its end"):
        ask(server.url, query, form)


@pytest.mark.parametrize("form", ["csv", "json", "table"])
def test_nothing_is_printed_of_half_an_answer(serve: Serve, kg: Run, form: str) -> None:
    row = b'{"x":{"type":"literal","value":"one"}},'
    body = b'{"head":{"vars":["x"]},"results":{"bindings":[' + row * 100_000
    server = serve(lambda handler: handler.say(200, body))
    status, out, err = kg("sparql", "SELECT ?x {}", "--endpoint", server.url, "--format", form)
    assert (status, out) == (2, "")
    assert "not to the end" in err
