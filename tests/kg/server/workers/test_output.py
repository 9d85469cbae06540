"""A worker's way out: small results whole, large ones in parts, compressed where it pays; nobody waits for a reader."""

from __future__ import annotations

import os
import socket
import zlib
from collections.abc import Iterator

import pytest

from kg.rdf.forms import FORMS, ROWS_CSV
from kg.server.http.heads import Heads
from kg.server.http.messages import Problem, ProblemError, Request, Response
from kg.server.workers.output import BrokenOffError, HeadSentError, Means, Output
from kg.server.workers.spool import Spool

CSV = FORMS.index(ROWS_CSV)


class Client:
    """A client that reads at the end, and the means of who answers it."""

    def __init__(self) -> None:
        self.ours, self.theirs = socket.socketpair()
        self.ours.settimeout(0)
        self.spool = Spool()
        self.begun = 0
        self.room = 10_000_000

    def output(self, method: str = "GET", accept: str = "*/*", *, is_old: bool = False) -> Output:
        request = Request(method, "/", "", {"accept": accept}, is_old=is_old)
        means = Means(Heads(), self.spool, self._begin, lambda _: None, lambda: self.room, 1_000_000)
        return Output(self.ours, request, means, keep_alive=True)

    def _begin(self) -> None:
        self.begun += 1

    def received(self) -> tuple[bytes, bytes]:
        """Head and body, with what had to wait."""
        self.ours.shutdown(socket.SHUT_WR)
        data = b""
        while part := self.theirs.recv(1 << 20):
            data += part
        data += os.pread(self.spool.file, self.spool.waiting, self.spool.start)
        head, _, body = data.partition(b"\r\n\r\n")
        return head, body


@pytest.fixture
def client() -> Iterator[Client]:
    client = Client()
    yield client
    client.ours.close()
    client.theirs.close()
    client.spool.close()


def write(output: Output, *parts: bytes, zipped: bool = False) -> None:
    output.begin(CSV, zipped=zipped)
    for part in parts:
        assert output.write(part) == len(part)
        output.flush()
    output.end()


def unchunked(body: bytes) -> bytes:
    content = b""
    while True:
        size, _, body = body.partition(b"\r\n")
        if not int(size, 16):
            assert body == b"\r\n"
            return content
        content += body[: int(size, 16)]
        assert body[int(size, 16) :][:2] == b"\r\n"
        body = body[int(size, 16) + 2 :]


def test_a_small_result_goes_whole(client: Client) -> None:
    output = client.output()
    output.fields = "X-A: b\r\n"
    write(output, b"ab", b"c")
    head, body = client.received()
    assert (body, output.status, output.size, client.begun) == (b"abc", 200, 3, 1)
    assert b"Content-Length: 3" in head
    assert b"X-A: b\r\n" in head
    assert b"Content-Type: text/csv; charset=utf-8" in head


def test_a_small_result_is_compressed_where_it_pays(client: Client) -> None:
    write(client.output(), b"x" * 1000, zipped=True)
    head, body = client.received()
    assert b"Content-Encoding: gzip" in head
    assert zlib.decompress(body, wbits=31) == b"x" * 1000


def test_a_smaller_one_is_not(client: Client) -> None:
    write(client.output(), b"x" * 999, zipped=True)
    head, body = client.received()
    assert b"gzip" not in head
    assert body == b"x" * 999


@pytest.mark.parametrize("zipped", [False, True])
def test_a_large_result_goes_in_parts(client: Client, *, zipped: bool) -> None:
    """More than the socket takes, which nobody reads meanwhile."""
    pieces = [os.urandom(40_000) for _ in range(20)]
    output = client.output()
    write(output, *pieces, zipped=zipped)
    assert client.spool.waiting
    head, body = client.received()
    assert b"Transfer-Encoding: chunked" in head
    content = unchunked(body)
    assert (zlib.decompress(content, wbits=31) if zipped else content) == b"".join(pieces)
    assert (output.size, client.begun) == (len(content), 1)


@pytest.mark.parametrize("zipped", [False, True])
def test_an_old_client_gets_the_length(client: Client, *, zipped: bool) -> None:
    write(client.output(is_old=True), *[b"abcdefgh" * 5000] * 5, zipped=zipped)
    head, body = client.received()
    assert f"Content-Length: {len(body)}".encode() in head
    assert (zlib.decompress(body, wbits=31) if zipped else body) == b"abcdefgh" * 25_000


def test_a_head_is_enough_for_head(client: Client) -> None:
    write(client.output("HEAD"), b"abc")
    head, body = client.received()
    assert b"Content-Length: 3" in head
    assert body == b""


def test_no_more_is_made_for_head(client: Client) -> None:
    with pytest.raises(HeadSentError):
        write(client.output("HEAD"), b"x" * 70_000)
    head, body = client.received()
    assert b"chunked" in head
    assert body == b""


def test_a_result_beyond_the_limit_breaks_off(client: Client) -> None:
    output = client.output()
    with pytest.raises(ProblemError) as told:
        write(output, *[b"x" * 70_000] * 20)
    assert told.value.problem.status == 507
    with pytest.raises(BrokenOffError):
        output.respond(told.value.problem)


def test_an_old_client_is_told_of_the_limit(client: Client) -> None:
    output = client.output(is_old=True)
    with pytest.raises(ProblemError) as told:
        write(output, *[b"x" * 70_000] * 20)
    output.respond(told.value.problem)
    head, body = client.received()
    assert head.startswith(b"HTTP/1.1 507")
    assert b"LIMIT" in body


def test_what_waits_is_bounded(client: Client) -> None:
    client.room = 100_000
    with pytest.raises(BrokenOffError):
        write(client.output(), *[b"x" * 70_000] * 14)


def test_who_has_gone(client: Client) -> None:
    client.theirs.close()
    with pytest.raises(ConnectionError):
        write(client.output(), b"x")


def test_a_problem_is_a_page_for_people_and_json_for_programs(client: Client) -> None:
    problem = Problem(404, "the data says nothing of this")
    client.output(accept="text/html").respond(problem)
    client.output().respond(problem)
    client.output("HEAD").respond(Response(200, "text/plain", b"hello"))
    data = b"".join(client.received())
    assert data.count(b"HTTP/1.1 404") == 2
    assert b"text/html; charset=utf-8" in data
    assert b"application/problem+json" in data
    assert data.endswith(b"Content-Length: 5\r\n\r\n")
