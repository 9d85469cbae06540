"""Asking an endpoint: a real server on loopback, and servers that misbehave."""

from __future__ import annotations

import tracemalloc
import urllib.request
from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from kg.build.dataset import Dataset, write_dataset
from kg.errors import QueryError
from kg.query.library import find_query
from kg.query.sparql import answer
from kg.remote import ask_endpoint
from tests.conftest import Run
from tests.kg.remote.servers import JSON, ROWS, Handler, Serve, ask
from tests.servers import oxigraph

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
    row = b'{"x":{"type":"literal","value":"%s"}}' % (b"x" * 1000)
    count = 20_000

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
def test_rows_that_are_none(serve: Serve, body: bytes, query: str) -> None:
    with pytest.raises(QueryError, match="did not answer with SPARQL results, or not to the end"):
        ask(serve(lambda handler: handler.say(200, body)).url, query, "csv")


@pytest.mark.parametrize("media_type", ["text/html", "application/octet-stream", "text/csv", "nonsense", "\x1b[31m"])
def test_another_content_type(serve: Serve, media_type: str) -> None:
    with pytest.raises(QueryError, match="its Content-Type is") as caught:
        ask(serve(lambda handler: handler.say(200, ROWS, media_type)).url, "SELECT ?x {}")
    assert "\x1b" not in str(caught.value)


def test_xml_with_entities_is_not_taken_for_triples(serve: Serve) -> None:
    bomb = b'<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><r>&b;</r>'
    with pytest.raises(QueryError, match=r"application/rdf\+xml"):
        ask(serve(lambda handler: handler.say(200, bomb, "application/rdf+xml")).url, "DESCRIBE <a:b>")


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
