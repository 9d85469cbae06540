"""Requests out of bytes: the same however they are cut, and it is known which bytes each of them had."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.server.http.limits import Limits
from kg.server.http.messages import ProblemError, Request
from kg.server.http.requests import RequestReader, glance

LIMITS = Limits(url=100, head=400, body=50)
ONES = [
    b"GET /1?a=b HTTP/1.1\r\nHost: x\r\nAccept: a\r\nAccept: b\r\n\r\n",
    b"POST /2 HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nbody\r\n\r\n!",
    b"POST /3 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n6\r\na\r\n\r\nb\r\n2\r\nde\r\n0\r\n\r\n",
    b"POST /3 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nMore: z\r\n\r\n",
    b"GET /4 HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
    b"POST /5 HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\nhi",
]


def read(pieces: list[bytes]) -> tuple[list[Request], list[bytes], bytes]:
    """The requests, the bytes that each had, and what is left."""
    reader = RequestReader("192.0.2.1", LIMITS)
    found, taken = [], []
    for piece in pieces:
        reader.add(piece)
        while request := reader.next():
            found.append(request)
            taken.append(b"".join(reader.taken))
    return found, taken, reader.held


def cut(data: bytes, places: list[int]) -> list[bytes]:
    ends = sorted({0, len(data), *(place % (len(data) + 1) for place in places)})
    return [data[start:end] for start, end in pairwise(ends)]


def test_what_is_in_them() -> None:
    get, post, chunked, trailed, old, upgrade = read([b"".join(ONES)])[0]
    assert get == Request("GET", "/1", "a=b", {"host": "x", "accept": "a, b"}, client="192.0.2.1")
    assert (post.method, post.body) == ("POST", b"body\r\n\r\n!")
    assert (chunked.body, trailed.body) == (b"a\r\n\r\nbde", b"a")
    assert (old.is_old, old.keep_alive) == (True, True)
    assert (upgrade.path, upgrade.body, upgrade.keep_alive) == ("/5", b"hi", True)
    assert "upgrade" not in upgrade.headers


@given(st.lists(st.sampled_from(ONES), max_size=5), st.lists(st.integers(0, 2000), max_size=8), st.integers(0, 60))
def test_they_are_the_same_however_they_are_cut(ones: list[bytes], places: list[int], more: int) -> None:
    half = ONES[1][:more]
    found, taken, left = read(cut(b"".join(ones) + half, places))
    assert found[: len(ones)] == read([b"".join(ones)])[0]
    assert b"".join(taken) + left == b"".join(ones) + half
    assert len(found) - len(ones) == (more >= len(ONES[1]))
    assert taken[: len(ones)] == ones


SAME = b"Host: x\r\nAccept: a\r\n\r\n"
ALIKE = [
    b"GET /1?a=%20b HTTP/1.1\r\n" + SAME,
    b'GET /?"{}|#part HTTP/1.1\r\n' + SAME,
    b"GET /22?? HTTP/1.1\r\n" + SAME,
    b"GET http://x/3?c HTTP/1.1\r\n" + SAME,
    b"HEAD /4 HTTP/1.1\r\n" + SAME,
    b"GET /6 HTTP/1.1\r\nhost: x\r\nAccept: a\r\n\r\n",
    b"POST /7 HTTP/1.1\r\nContent-Length: 1\r\n" + SAME + b"7",
]
LAST = [b"GET /5 HTTP/1.0\r\n" + SAME, b"GET /8 HTTP/1.1\r\nConnection: close\r\n" + SAME]


@given(
    st.lists(st.sampled_from(ALIKE), max_size=7),
    st.lists(st.sampled_from(LAST), max_size=1),
    st.lists(st.integers(0, 600), max_size=4),
)
def test_headers_that_are_those_of_the_last_request_tell_the_same(
    ones: list[bytes], last: list[bytes], places: list[int]
) -> None:
    ones = ones + last
    found, taken, left = read(cut(b"".join(ones), places))
    assert found == [read([one])[0][0] for one in ones], "as if each came over a connection of its own"
    assert (taken, left) == (ones, b"")


@pytest.mark.parametrize("size", [380, 420])
def test_spaces_in_a_head_count_however_it_is_cut(size: int) -> None:
    sent = b"GET / HTTP/1.1\r\nHost: x\r\nA:" + b" " * size + b"\r\n\r\n"
    for pieces in ([sent], cut(sent, [5, 200]), [sent[place : place + 1] for place in range(len(sent))]):
        with pytest.raises(ProblemError) as caught:
            read(pieces)
        assert caught.value.problem.status == 431


def test_how_far_one_is() -> None:
    reader = RequestReader("", LIMITS)
    assert reader.is_between
    reader.add(b"POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 3\r\n")
    assert reader.next() is None
    assert (reader.is_between, reader.has_head, reader.expects) == (False, False, False)
    reader.add(b"\r\n")
    assert reader.next() is None
    assert (reader.has_head, reader.expects) == (True, True)
    reader.add(b"abcGET")
    assert reader.next() is not None
    assert (reader.is_between, reader.held, reader.has_head, reader.expects) == (False, b"GET", False, False)


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"\x16\x03\x01\x02\x00", 400),
        (b"GET /\r\n\r\n", 505),
        (b"CONNECT a:1 HTTP/1.1\r\nHost: x\r\n\r\n", 405),
        (b"GET / HTTP/1.1\r\n\r\n", 400),
        (b"GET /" + b"x" * 101 + b" HTTP/1.1\r\nHost: x\r\n\r\n", 414),
        (b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"y" * 400 + b"\r\n\r\n", 431),
        (b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"y" * 400, 431),
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 51\r\n\r\n", 413),
        (b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n33\r\n" + b"z" * 51, 413),
        (b"GET http://[ HTTP/1.1\r\nHost: x\r\n\r\n", 400),
    ],
)
def test_what_is_refused(sent: bytes, status: int) -> None:
    with pytest.raises(ProblemError) as told:
        read([sent])
    assert told.value.problem.status == status


@given(st.binary(max_size=1600))
def test_any_bytes_can_be_told_of(data: bytes) -> None:
    assert glance(data, "").client == ""


def test_the_beginning_of_one_is_told_of() -> None:
    seen = glance(ONES[0][:60], "192.0.2.1")
    assert (seen.method, seen.path, seen.query, seen.headers["host"]) == ("GET", "/1", "a=b", "x")
