"""Asking an endpoint: a real server on loopback, and servers that misbehave."""

from __future__ import annotations

import email.utils
import http.server
import socket
import threading
import time
import tracemalloc
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.client import HTTPMessage
from types import SimpleNamespace
from typing import NamedTuple

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.build.dataset import Dataset, write_dataset
from kg.errors import InputError, KgError, QueryError
from kg.query.library import find_query
from kg.query.sparql import answer
from kg.remote import ask_endpoint
from kg.remote import request as requesting
from kg.remote.credentials import Credentials
from tests.conftest import Run
from tests.servers import free_port, oxigraph

VARIABLES = ("CONDITION_KG_USER", "CONDITION_KG_PASSWORD", "CONDITION_KG_TOKEN", "CONDITION_KG_HOST")
JSON = "application/sparql-results+json"
ROWS = b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"literal","value":"one"}}]}}'

ROWS_IN_XML = (
    b'<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="x"/></head><results>'
    b'<result><binding name="x"><literal>one</literal></binding></result></results></sparql>'
)


@pytest.fixture(autouse=True)
def no_credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test sets those that it means."""
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


def ask(url: str, query: str, form: str | None = None, *, seconds: float = 20) -> str:
    """The whole result as text."""
    with ask_endpoint(url, query, form, seconds=seconds) as result:
        return result.read()


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


class Seen(NamedTuple):
    """A request that a server saw."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers as the test says, after it has read the request."""

    server: Server

    def answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.seen.append(Seen(self.command, self.path, dict(self.headers), body))
        with suppress(BrokenPipeError, ConnectionResetError):
            self.server.behave(self)
        self.close_connection = True

    do_GET = do_POST = do_PUT = do_OPTIONS = answer

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class'
        """Say nothing."""

    def say(self, status: int, body: bytes = b"", media_type: str = JSON, **headers: str) -> None:
        """A whole answer; the names of headers with _ for -."""
        self.send_response(status)
        for name, value in {"Content_Type": media_type, "Content_Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)


class Server(http.server.ThreadingHTTPServer):
    """A server on loopback that behaves as a function says, and remembers what it saw."""

    daemon_threads = True

    def __init__(self, behave: Callable[[Handler], None]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.behave = behave
        self.seen: list[Seen] = []
        self.url = f"http://127.0.0.1:{self.server_port}/sparql"


Serve = Callable[[Callable[[Handler], None]], Server]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Starts servers, and stops them after the test."""
    servers = []

    def start(behave: Callable[[Handler], None]) -> Server:
        server = Server(behave)
        servers.append(server)
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        return server

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


# What works


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


# What is refused before anything is sent


@pytest.mark.parametrize("update", ["INSERT DATA { <a:b> <a:b> <a:b> }", "# x\nDROP ALL", "PREFIX a: <b:> CLEAR ALL"])
def test_no_update_is_sent(serve: Serve, update: str) -> None:
    server = serve(lambda handler: handler.say(200, ROWS))
    with pytest.raises(QueryError, match="is an update"):
        ask(server.url, update)
    assert not server.seen


BAD_ADDRESSES = [
    *("file:///x", "ftp://x/", "nonsense", "http://"),
    *("http://[::1", "http://a:b/", "http://a b/", "http://é/"),
]


@pytest.mark.parametrize("url", BAD_ADDRESSES)
def test_only_http(url: str) -> None:
    with pytest.raises(InputError, match="not an http"):
        ask(url, "ASK {}")


@pytest.mark.parametrize("url", ["http://me:s3cret@127.0.0.1/", "https://s3cret@example.org/sparql"])
def test_no_password_in_an_address(url: str) -> None:
    with pytest.raises(InputError, match="CONDITION_KG_PASSWORD") as caught:
        ask(url, "ASK {}")
    assert "s3cret" not in str(caught.value)


# Time


def trickle(handler: Handler, piece: bytes) -> None:
    for _ in range(600):
        handler.wfile.write(piece)
        time.sleep(0.05)


def slow_body(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", JSON)
    handler.end_headers()
    trickle(handler, b" ")


def slow_chunk(handler: Handler) -> None:
    handler.wfile.write(
        b"HTTP/1.1 200 OK\r\nContent-Type: " + JSON.encode() + b"\r\nTransfer-Encoding: chunked\r\n\r\n"
    )
    trickle(handler, b"0")


def slow_headers(handler: Handler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    trickle(handler, b"X-A: b\r\n")


def slow_status_line(handler: Handler) -> None:
    trickle(handler, b" ")


def silence(_handler: Handler) -> None:
    time.sleep(30)


@pytest.mark.parametrize("behave", [slow_body, slow_chunk, slow_headers, slow_status_line, silence])
def test_the_deadline_holds(serve: Serve, behave: Callable[[Handler], None]) -> None:
    server, start = serve(behave), time.monotonic()
    with pytest.raises(QueryError, match=r"did not answer within 0\.3 s"):
        ask(server.url, "SELECT * {}", seconds=0.3)
    assert time.monotonic() - start < 10  # they would take 30


def test_the_deadline_holds_for_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_more: time.sleep(30))
    with pytest.raises(QueryError, match="did not answer within"):
        ask("http://slow.example/", "ASK {}", seconds=0.3)


def test_the_deadline_holds_for_a_refusal_without_end(serve: Serve) -> None:
    def behave(handler: Handler) -> None:
        handler.send_response(400)
        handler.end_headers()
        handler.wfile.write(b"line 1: bad\n")
        trickle(handler, b".")

    with pytest.raises(QueryError, match=r"refused the query \(400\): line 1: bad"):
        ask(serve(behave).url, "SELECT * {}", seconds=0.4)


def test_a_body_without_end(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(requesting, "MAX_ANSWER", 1_000_000)

    def behave(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", JSON)
        handler.end_headers()
        while True:
            handler.wfile.write(b" " * 100_000)

    with pytest.raises(QueryError, match="larger than 1,000,000 bytes"):
        ask(serve(behave).url, "SELECT * {}")


# Retries


def busy(times: int, status: int, **headers: str) -> Callable[[Handler], None]:
    """Behaves: busy so many times, then an answer."""

    def behave(handler: Handler) -> None:
        if len(handler.server.seen) <= times:
            handler.say(status, b"later", "text/plain", **headers)
        else:
            handler.say(200, ROWS)

    return behave


def waiting(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Nobody waits; the list tells how long it would have been."""
    waits: list[float] = []
    clock = SimpleNamespace(monotonic=time.monotonic, time=time.time, sleep=waits.append)
    monkeypatch.setattr(requesting, "time", clock)
    return waits


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_busy_server_is_asked_again(serve: Serve, status: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(requesting, "_FIRST_WAIT", 0.01)
    server = serve(busy(2, status))
    assert ask(server.url, "SELECT ?x {}", "csv") == "x\r\none\r\n"
    assert len(server.seen) == 3
    assert {request.body for request in server.seen} == {b"query=SELECT+%3Fx+%7B%7D"}


@pytest.mark.parametrize("as_date", [False, True])
def test_as_long_as_the_server_asks(serve: Serve, as_date: bool, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: FBT001
    waits = waiting(monkeypatch)
    until = email.utils.formatdate(time.time() + 120, usegmt=True) if as_date else "120"
    server = serve(busy(1, 503, Retry_After=until))
    ask(server.url, "SELECT ?x {}", seconds=1000)
    assert [round(wait, -1) for wait in waits] == [120]


def test_waits_grow(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    waits = waiting(monkeypatch)
    ask(serve(busy(9, 503, Retry_After="0")).url, "SELECT ?x {}", seconds=1000)
    for number, wait in enumerate(waits):
        longest = min(0.5 * 2**number, 30)
        assert longest / 2 <= wait <= longest
    assert len(waits) == 9


def test_no_retry_outlives_the_deadline(serve: Serve) -> None:
    server, start = serve(busy(99, 503, Retry_After="3600")), time.monotonic()
    with pytest.raises(QueryError, match=r"busy or down \(503\): later\. Try later, or raise --timeout"):
        ask(server.url, "SELECT ?x {}", seconds=60)
    assert len(server.seen) == 1
    assert time.monotonic() - start < 30


def test_busy_until_the_deadline(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(requesting, "_FIRST_WAIT", 0.05)
    server = serve(busy(10_000, 503))
    with pytest.raises(QueryError, match="busy or down"):
        ask(server.url, "SELECT ?x {}", seconds=0.5)
    assert 1 < len(server.seen) < 10


@pytest.mark.parametrize("status", [400, 404, 405, 413, 500, 501])
def test_what_will_not_pass_is_not_tried_again(serve: Serve, status: int) -> None:
    server = serve(busy(9, status))
    with pytest.raises(QueryError, match=rf"refused the query \({status}\): later"):
        ask(server.url, "SELECT ?x {}")
    assert len(server.seen) == 1


@given(st.text() | st.integers().map(str) | st.datetimes().map(email.utils.format_datetime))
def test_any_retry_after_is_a_wait(value: str) -> None:
    assert requesting._retry_after(value) >= 0


# Who asks


def wants(scheme: str) -> Callable[[Handler], None]:
    """Behaves: 401 without credentials, or with wrong ones."""

    def behave(handler: Handler) -> None:
        given = handler.headers.get("Authorization", "")
        if given in ("Basic bWU6czNjcmV0", "Bearer s3cret") or "response=" in given:
            handler.say(200, ROWS)
        else:
            more = {"WWW_Authenticate": scheme} if scheme else {}
            handler.say(401, b"who?", "text/plain", **more)

    return behave


def test_without_credentials_the_variables_are_named(serve: Serve) -> None:
    server = serve(wants('Basic realm="x"'))
    with pytest.raises(QueryError, match=r"wants to know who asks \(401\): who\?\. Set CONDITION_KG_USER and"):
        ask(server.url, "SELECT ?x {}")
    assert len(server.seen) == 1


@pytest.mark.parametrize("scheme", ['Basic realm="x"', "", 'Digest realm="x", nonce="n", qop="auth", algorithm="MD5"'])
def test_user_and_password_are_sent_when_asked_for(serve: Serve, scheme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONDITION_KG_USER", "me")
    monkeypatch.setenv("CONDITION_KG_PASSWORD", "s3cret")
    server = serve(wants(scheme))
    assert ask(server.url, "SELECT ?x {}", "csv") == "x\r\none\r\n"
    first, second = server.seen
    assert "Authorization" not in first.headers
    assert second.headers["Authorization"].startswith("Digest" if "Digest" in scheme else "Basic")
    assert first.body == second.body


def test_a_token_is_sent_at_once(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONDITION_KG_TOKEN", "s3cret")
    server = serve(wants(""))
    assert ask(server.url, "SELECT ?x {}", "csv") == "x\r\none\r\n"
    assert len(server.seen) == 1


@pytest.mark.parametrize(
    "scheme", ['Basic realm="x"', 'Digest realm="x", nonce="n", algorithm="unknown"', "Digest nonsense", "Bearer"]
)
def test_a_wrong_password_is_told_but_not_shown(serve: Serve, scheme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONDITION_KG_USER", "me")
    monkeypatch.setenv("CONDITION_KG_PASSWORD", "wr0ng")
    server = serve(wants(scheme))
    with pytest.raises(QueryError) as caught:
        ask(server.url, "SELECT ?x {}")
    assert "wr0ng" not in str(caught.value)
    assert len(server.seen) <= 2


@pytest.mark.parametrize(
    ("url", "host", "sent"),
    [
        ("https://example.org/sparql", "", True),
        ("http://example.org/sparql", "", False),
        ("http://localhost:7878/query", "", True),
        ("http://127.0.0.2/sparql", "", True),
        ("http://[::1]:80/sparql", "", True),
        ("http://127.0.0.1.example.org/", "", False),
        ("http://localhost.example.org/", "", False),
        ("https://example.org/sparql", "other.org", False),
        ("http://localhost/sparql", "other.org", False),
        ("http://intra.example:8890/sparql", "intra.example", True),
        ("http://intra.example:8890/sparql", "Intra.example:8890", True),
        ("http://intra.example:8891/sparql", "intra.example:8890", False),
    ],
)
def test_where_credentials_may_go(url: str, host: str, sent: bool) -> None:  # noqa: FBT001
    assert Credentials("me", "s3cret", host=host).may_go_to(url) == sent
    assert not Credentials(host=host).may_go_to(url)


def test_credentials_for_another_host_stay_here(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONDITION_KG_TOKEN", "s3cret")
    monkeypatch.setenv("CONDITION_KG_HOST", "example.org")
    server = serve(wants(""))
    with pytest.raises(QueryError, match=r"were not sent: CONDITION_KG_HOST names example\.org only"):
        ask(server.url, "SELECT ?x {}")
    assert "Authorization" not in server.seen[0].headers


def test_credentials_do_not_show_themselves() -> None:
    assert "s3cret" not in repr(Credentials("me", "s3cret", "s3cret")) + str(Credentials("me", "s3cret", "s3cret"))


def test_a_token_with_a_line_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONDITION_KG_TOKEN", "s3cret\r\nX-Evil: 1")
    with pytest.raises(InputError, match="CONDITION_KG_TOKEN: holds a character") as caught:
        ask("http://127.0.0.1:1/", "ASK {}")
    assert "s3cret" not in str(caught.value)


# Redirects and proxies


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_nothing_is_sent_on_to_another_host(serve: Serve, status: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONDITION_KG_TOKEN", "s3cret")
    other = serve(lambda handler: handler.say(200, ROWS))
    server = serve(lambda handler: handler.say(status, Location=other.url + "\x1b[31m"))
    with pytest.raises(QueryError, match=f"redirects to {other.url}.*Name that address") as caught:
        ask(server.url, "SELECT ?x {}")
    assert "\x1b" not in str(caught.value)
    assert not other.seen


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_within_a_host_the_query_goes_along(serve: Serve, status: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONDITION_KG_TOKEN", "s3cret")

    def behave(handler: Handler) -> None:
        if handler.path == "/sparql":
            handler.say(status, Location="/new/sparql")
        else:
            handler.say(200, ROWS)

    server = serve(behave)
    assert ask(server.url, "SELECT ?x {}", "csv") == "x\r\none\r\n"
    first, second = server.seen
    assert (second.method, second.path, second.body) == ("POST", "/new/sparql", first.body)
    assert second.headers["Authorization"] == "Bearer s3cret"


def test_redirects_in_a_circle(serve: Serve) -> None:
    server = serve(lambda handler: handler.say(307, Location="/sparql"))
    with pytest.raises(QueryError):
        ask(server.url, "SELECT ?x {}")
    assert len(server.seen) < 20


def test_this_machine_is_asked_without_a_proxy(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{free_port()}")
    assert ask(serve(lambda handler: handler.say(200, ROWS)).url, "SELECT ?x {}", "csv") == "x\r\none\r\n"


# Answers that are none


def test_the_endpoint_refuses_nonsense(endpoint: str) -> None:
    with pytest.raises(QueryError, match=r"refused the query \(400\): error at"):
        ask(endpoint, "SELECT nonsense")
    with pytest.raises(QueryError, match="refused the query"):
        ask(endpoint, "nonsense")


def test_no_such_server() -> None:
    with pytest.raises(QueryError, match="cannot be reached"):
        ask(f"http://127.0.0.1:{free_port()}/sparql", "ASK {}")


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


def speak(handler: Handler, raw: bytes) -> None:
    """Send bytes, HTTP or not."""
    handler.wfile.write(raw)


def test_no_http_at_all(serve: Serve) -> None:
    server = serve(lambda handler: speak(handler, b"SSH-2.0-x\r\n"))
    with pytest.raises(QueryError, match="does not speak HTTP"):
        ask(server.url, "SELECT ?x {}")


def test_the_endpoints_message_is_short_and_harmless(serve: Serve) -> None:
    body = b"bad \x1b[31mquery\x07 at line 2\n\n  second\nthird\nfourth\n" + b"x" * 100_000
    with pytest.raises(QueryError) as caught:
        ask(serve(lambda handler: handler.say(400, body, "text/plain")).url, "SELECT ?x {}")
    assert caught.value.what == r"the endpoint refused the query (400): bad \x1b[31mquery\x07 at line 2 second third"
    with pytest.raises(QueryError) as caught:
        ask(serve(lambda handler: handler.say(500, b"x" * 100_000, "text/plain")).url, "SELECT ?x {}")
    assert len(str(caught.value)) < 500


def test_a_message_in_html_is_told_without_it(serve: Serve) -> None:
    body = b"<html><head><title>no</title><style>p {}</style></head><body><h1>Error <b>42</b></h1></body></html>"
    with pytest.raises(QueryError) as caught:
        ask(serve(lambda handler: handler.say(500, body, "text/html")).url, "SELECT ?x {}")
    assert caught.value.what == "the endpoint refused the query (500): Error 42"


@given(st.binary(max_size=300), st.sampled_from(["text/plain", "text/html", JSON, "x"]))
def test_any_message_is_one_short_printable_line(body: bytes, media_type: str) -> None:
    class Said:
        def __init__(self) -> None:
            self.headers = HTTPMessage()
            self.headers["Content-Type"] = media_type
            self.pieces = [body]

        def read(self, _size: int) -> bytes:
            return self.pieces.pop() if self.pieces else b""

    told = requesting._message(Said())  # type: ignore[arg-type]
    assert told.isprintable()
    assert len(told) <= 302


@pytest.mark.parametrize(
    "body",
    [
        b"HTTP/1.1\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 200 + b"\r\n",
        b"HTTP/1.1 999 \xff\r\n\r\n",
        b"\0",
        b"",
    ],
)
def test_whatever_bytes_come_the_error_is_one_of_ours(serve: Serve, body: bytes) -> None:
    with pytest.raises(KgError):
        ask(serve(lambda handler: speak(handler, body)).url, "SELECT ?x {}")
