"""One HTTP request: deadline, retries, and errors in plain words, whatever a server does."""

from __future__ import annotations

import email.utils
import socket
import time
from collections.abc import Callable
from types import SimpleNamespace

import pytest

from kg.errors import KgError, QueryError
from kg.remote import request as requesting
from tests.kg.remote.servers import JSON, ROWS, Handler, Serve, ask
from tests.servers import free_port


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


@pytest.mark.parametrize("status", [429, 503])
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


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (408, "later"),
        (502, "Bad Gateway"),
        (504, "Gateway Time-out"),
        (503, "Query timed out"),
        (503, "Query evaluation took too long"),
        (503, '{"type":"about:blank","title":"Timeout","detail":"The deadline of 10 s has passed"}'),
        (500, "Virtuoso S1T00 Error SR171: Transaction timed out"),
    ],
)
def test_what_was_begun_is_not_sent_again(serve: Serve, status: int, body: str) -> None:
    server = serve(lambda handler: handler.say(status, body.encode(), "text/plain", Retry_After="0"))
    with pytest.raises(QueryError, match="busy or down" if status == 502 else "stopped the query, which took too long"):
        ask(server.url, "SELECT ?x {}")
    assert len(server.seen) == 1


def test_a_late_503_was_begun(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(requesting, "_BEGUN_AFTER", 0.1)

    def behave(handler: Handler) -> None:
        time.sleep(0.2)
        handler.say(503)

    server = serve(behave)
    with pytest.raises(QueryError, match="busy or down"):
        ask(server.url, "SELECT ?x {}")
    assert len(server.seen) == 1


def test_a_connection_that_closes_without_an_answer_is_not_tried_again(serve: Serve) -> None:
    server = serve(lambda _: None)
    with pytest.raises(QueryError, match="closed the connection without an answer"):
        ask(server.url, "SELECT ?x {}")
    assert len(server.seen) == 1


def test_the_number_of_tries_has_an_end(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    waiting(monkeypatch)
    server = serve(busy(99, 429))
    with pytest.raises(QueryError, match="takes no more requests for now"):
        ask(server.url, "SELECT ?x {}", seconds=10_000)
    assert len(server.seen) == 10


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


def test_no_such_server() -> None:
    with pytest.raises(QueryError, match="cannot be reached"):
        ask(f"http://127.0.0.1:{free_port()}/sparql", "ASK {}")
