"""A request and the way to respond to it: whole or in parts, kept alive or not, and after the client has gone."""

from __future__ import annotations

import pytest

from kg.server.http.messages import Problem, Response
from tests.kg.server.exchanges import Sent, exchange_of


def test_a_whole_response() -> None:
    sent = Sent()
    exchange_of(sent).respond(Response(200, "text/plain", b"hello", (("X-A", "b"),)))
    assert sent.data.startswith(b"HTTP/1.1 200 OK\r\nServer: test\r\n")
    assert sent.headers["x-a"] == "b"
    assert sent.headers["content-length"] == "5"
    assert "connection" not in sent.headers
    assert sent.body == b"hello"
    assert sent.ended == ["finished"]


def test_head_has_the_length_and_no_body() -> None:
    sent = Sent()
    exchange = exchange_of(sent, "HEAD")
    exchange.respond(Response(200, "text/plain", b"hello"))
    assert (sent.headers["content-length"], sent.body, exchange.sent) == ("5", b"", 0)


@pytest.mark.parametrize("status", [204, 304])
def test_what_has_no_body_has_no_length(status: int) -> None:
    sent = Sent()
    exchange_of(sent).respond(Response(status))
    assert sent.status == status
    assert not {"content-length", "content-type"} & set(sent.headers)


def test_parts_are_chunks() -> None:
    sent = Sent()
    exchange = exchange_of(sent)
    exchange.start(200, "text/plain", ())
    for part in (b"abc", b"", b"x" * 20):
        exchange.write(part)
    exchange.finish()
    assert sent.headers["transfer-encoding"] == "chunked"
    assert sent.body == b"3\r\nabc\r\n14\r\n" + b"x" * 20 + b"\r\n0\r\n\r\n"
    assert exchange.sent == 23


def test_parts_to_a_head_are_none() -> None:
    sent = Sent()
    exchange = exchange_of(sent, "HEAD")
    exchange.start(200, "text/plain", ())
    exchange.write(b"abc")
    exchange.finish()
    assert (sent.body, sent.ended) == (b"", ["finished"])


def test_an_old_client_gets_parts_as_they_are_and_the_end_of_the_connection() -> None:
    sent = Sent()
    exchange = exchange_of(sent, is_old=True)
    exchange.start(200, "text/plain", ())
    exchange.write(b"abc")
    exchange.finish()
    assert (sent.headers["connection"], sent.body) == ("close", b"abc")
    assert not exchange.keep_alive


@pytest.mark.parametrize(
    ("is_old", "keep_alive", "stopping", "said"),
    [
        (False, True, False, None),
        (False, False, False, "close"),
        (False, True, True, "close"),
        (True, True, False, "keep-alive"),
        (True, False, False, "close"),
    ],
)
def test_whether_the_connection_stays_is_said(
    *, is_old: bool, keep_alive: bool, stopping: bool, said: str | None
) -> None:
    sent = Sent(stopping=stopping)
    exchange_of(sent, is_old=is_old, keep_alive=keep_alive).respond(Response(200, "text/plain", b""))
    assert sent.headers.get("connection") == said


def test_a_problem_is_a_page_for_people_and_json_for_programs() -> None:
    problem = Problem(404, "the data says nothing of this")
    for accept, media_type in (("text/html", "text/html; charset=utf-8"), ("*/*", "application/problem+json")):
        sent = Sent()
        exchange_of(sent, headers={"accept": accept}).respond(problem)
        assert (sent.status, sent.headers["content-type"]) == (404, media_type)


def test_what_breaks_off_does_not_look_whole() -> None:
    sent = Sent()
    exchange = exchange_of(sent)
    exchange.start(200, "text/plain", ())
    exchange.write(b"half")
    exchange.break_off("took too long")
    exchange.finish()
    assert sent.ended == ["broken off"]
    assert not sent.data.endswith(b"0\r\n\r\n")
    assert exchange.note == "took too long"


def test_nothing_is_sent_to_who_has_gone() -> None:
    sent = Sent()
    exchange = exchange_of(sent)
    exchange.release()
    exchange.respond(Response(200, "text/plain", b"hello"))
    exchange.start(200, "text/plain", ())
    exchange.write(b"x")
    exchange.finish()
    exchange.break_off("x")
    assert (sent.data, sent.ended) == (b"", [])
