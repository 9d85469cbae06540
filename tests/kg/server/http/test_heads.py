"""Heads of responses: what is said of length and connection."""

from __future__ import annotations

import pytest

from kg.server.http.heads import Heads
from kg.server.http.messages import Response

HEADS = Heads((("X-Always", "yes"),))


def parsed(data: bytes) -> tuple[str, dict[str, str], bytes]:
    """Status line, headers by name in lower case, body."""
    head, _, body = data.partition(b"\r\n\r\n")
    line, *lines = head.decode("latin-1").split("\r\n")
    return line, {name.lower(): value for name, _, value in (one.partition(": ") for one in lines)}, body


def test_a_whole_response() -> None:
    line, headers, body = parsed(HEADS.whole(Response(200, "text/plain", b"hello", (("X-A", "b"),)), keep_alive=True))
    assert line == "HTTP/1.1 200 OK"
    assert (headers["x-always"], headers["x-a"], headers["content-type"]) == ("yes", "b", "text/plain")
    assert (headers["content-length"], body) == ("5", b"hello")
    assert headers["date"].endswith(" GMT")
    assert "connection" not in headers


def test_head_has_the_length_and_no_body() -> None:
    _, headers, body = parsed(HEADS.whole(Response(200, "text/plain", b"hello"), keep_alive=True, is_head=True))
    assert (headers["content-length"], body) == ("5", b"")


@pytest.mark.parametrize("status", [204, 304])
def test_what_has_no_body_has_no_length(status: int) -> None:
    line, headers, _ = parsed(HEADS.whole(Response(status), keep_alive=True))
    assert str(status) in line
    assert not {"content-length", "content-type"} & set(headers)


@pytest.mark.parametrize(
    ("is_old", "keep_alive", "said"),
    [(False, True, None), (False, False, "close"), (True, True, "keep-alive"), (True, False, "close")],
)
def test_whether_the_connection_stays_is_said(*, is_old: bool, keep_alive: bool, said: str | None) -> None:
    for _ in range(2):  # made, and found again
        head = HEADS.head(200, "", keep_alive=keep_alive, is_old=is_old)
        assert parsed(head)[1].get("connection") == said
