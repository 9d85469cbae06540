"""The running service: what it says of its answers, in full, once, in the form that is liked best."""

from __future__ import annotations

import gzip
import socket
from urllib.parse import quote

import pyoxigraph as ox
import pytest

from kg.query.sparql import answer
from tests.kg.server.conftest import Service

ALL = "SELECT * { GRAPH ?g { ?s ?p ?o } }"


def test_large_results_are_streamed_whole(service: Service, whole_store: ox.Store) -> None:
    """In parts, each compressed or not, as one: the same rows as the command line's."""
    expected = sorted(answer(whole_store, ALL, "csv").splitlines())
    plain = service.query(ALL, "text/csv")
    assert plain.headers["transfer-encoding"] == "chunked"
    assert sorted(plain.text.splitlines()) == expected
    zipped = service.ask(
        "GET",
        f"/sparql?query={quote(ALL)}",
        None,
        {"Accept": "text/csv", "Accept-Encoding": "gzip"},
    )
    assert zipped.headers["content-encoding"] == "gzip"
    assert len(zipped.body) < len(plain.body) / 5
    assert sorted(gzip.decompress(zipped.body).decode().splitlines()) == expected
    graph = service.query(f"CONSTRUCT {{ ?s ?p ?o }} {ALL[9:]}", "text/turtle")
    assert len({quad.triple for quad in ox.parse(graph.body, format=ox.RdfFormat.TURTLE)}) == len(expected) - 1


def test_small_answers_are_not_compressed(service: Service) -> None:
    response = service.ask("GET", "/sparql?query=ASK%7B%7D", None, {"Accept-Encoding": "gzip"})
    assert "content-encoding" not in response.headers


def test_an_answer_is_not_sent_twice(service: Service) -> None:
    path = "/sparql?query=ASK%7B%7D"
    tag = service.ask("GET", path).headers["etag"]
    again = service.ask("GET", path, None, {"If-None-Match": tag})
    assert (again.status, again.body, again.headers["etag"]) == (304, b"", tag)
    assert (
        service.ask("GET", path, None, {"If-None-Match": tag, "Accept": "application/sparql-results+xml"}).status == 200
    )
    assert (
        service.ask("GET", "/sparql?query=ASK%7B%7D&default-graph-uri=a:b", None, {"If-None-Match": tag}).status == 200
    )
    assert "etag" not in service.query("SELECT (RAND() AS ?x) {}").headers
    assert "etag" not in service.query("SELECT (now () AS ?x) {}").headers


def test_head_and_preflight(service: Service) -> None:
    whole = service.query("ASK {}")
    head = service.ask("HEAD", "/sparql?query=ASK%20%7B%7D")
    assert (head.status, head.body) == (200, b"")
    assert head.headers["content-length"] == str(len(whole.body))
    assert head.headers["content-type"] == whole.headers["content-type"]
    preflight = service.ask("OPTIONS", "/sparql", None, {"Origin": "http://x", "Access-Control-Request-Method": "POST"})
    assert preflight.status == 204
    assert preflight.headers["access-control-allow-origin"] == "*"
    assert "POST" in preflight.headers["access-control-allow-methods"]
    allowed = preflight.headers["access-control-allow-headers"].lower()
    assert {name.strip() for name in allowed.split(",")} == {"authorization", "*"}, "the asterisk does not stand for it"


def test_only_its_own_names_are_answered_for(service: Service) -> None:
    """A stranger's name that leads here (DNS rebinding) is in the header."""
    for path in ("/sparql?query=ASK%7B%7D", "/health", "/", "/concept/lems"):
        refused = service.ask("GET", path, None, {"Host": "evil.example:7878"})
        assert refused.status == 421
        assert "--host-name evil.example" in refused.json()["hint"]
    assert service.ask("GET", "/health", None, {"Host": f"localhost:{service.port}"}).status == 200


def test_people_are_led_to_the_page(service: Service) -> None:
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    response = service.query("ASK { ?s ?p '&' }", browser)
    assert response.status == 303
    assert response.headers["location"] == "/query?query=ASK%20%7B%20%3Fs%20%3Fp%20%27%26%27%20%7D"


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?t { concept:lems ck:hasTest/rdfs:label ?t } ORDER BY ?t",
        "SELECT ?c { ?c skos:exactMatch MSH:D015624 }",
    ],
)
def test_prefixes_need_no_declaration(service: Service, store: ox.Store, query: str) -> None:
    assert service.query(query, "text/csv").text.replace("\r\n", "\n") == answer(store, query, "csv").replace(
        "\r\n", "\n"
    )


def test_service_reaches_nobody(service: Service) -> None:
    """Not when it is spelled with escapes either: nobody knocks at the door."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        door.settimeout(0.3)
        inner = f"http://127.0.0.1:{door.getsockname()[1]}/"
        for query in (
            f"SELECT * {{ SERVICE <{inner}> {{ ?s ?p ?o }} }}",
            f"SELECT * {{ SERVICE SILENT <{inner}> {{ ?s ?p ?o }} }}",
            f"SELECT * {{ \\u0053ERVICE <{inner}> {{ ?s ?p ?o }} }}",
            f"SELECT * {{ BIND(<{inner}> AS ?e) SERVICE ?e {{ ?s ?p ?o }} }}",
            f"ASK FROM <{inner}> {{ ?s ?p ?o }}",
            f"LOAD <{inner}>",
        ):
            assert service.query(query).status in (200, 400, 403)
        with pytest.raises(TimeoutError):
            door.accept()
