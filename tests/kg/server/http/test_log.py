"""The access log: one printable line a request, whatever a client sends."""

from __future__ import annotations

import asyncio
import io
import re

from kg.server.http.exchange import Exchange
from kg.server.http.log import AccessLog
from kg.server.http.messages import Response
from tests.kg.server.conftest import run_aside
from tests.kg.server.exchanges import Sent, exchange_of

LINE = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ (\S+) (\S+) (.+) (\d{3}) (\d+) B \d+\.\d ms (.*)"


def answered(path: str = "/sparql", note: str = "", client: str = "127.0.0.1") -> Exchange:
    exchange = exchange_of(Sent(), path=path, client=client)
    exchange.respond(Response(200, "text/plain", b"hello"))
    exchange.note = note
    return exchange


def logged(*exchanges: Exchange) -> list[str]:
    stream = io.StringIO()

    async def note() -> None:
        log = AccessLog(stream)
        for exchange in exchanges:
            log.note(exchange)
        assert stream.getvalue() == ""  # some at a time
        log.flush()

    run_aside(note())
    return stream.getvalue().splitlines()


def test_a_line_a_request() -> None:
    first, second = logged(answered(note="ASK {}"), answered("/health", client=""))
    told = re.fullmatch(LINE, first)
    assert told
    assert told.groups() == ("127.0.0.1", "GET", "/sparql", "200", "5", "ASK {}")
    assert " - GET /health 200 " in second


def test_a_client_cannot_write_lines_of_its_own() -> None:
    lines = logged(answered("/a\r\n2026-01-01T00:00:00Z evil", "SELECT\n\x1b[2J\u2028*"))
    assert len(lines) == 1
    assert lines[0].isprintable()
    assert "\\x1b[2J" in lines[0]


def test_long_paths_and_queries_are_cut() -> None:
    (line,) = logged(answered("/" + "p" * 10_000, "q" * 10_000))
    assert len(line) < 800


def test_lines_are_written_by_themselves() -> None:
    stream = io.StringIO()

    async def wait() -> None:
        AccessLog(stream).note(answered())
        for _ in range(100):
            await asyncio.sleep(0.02)
            if stream.getvalue():
                break

    run_aside(wait())
    assert len(stream.getvalue().splitlines()) == 1


def test_nowhere_to_write_is_no_trouble() -> None:
    AccessLog(None).note(answered())

    class Full(io.StringIO):
        def write(self, _text: str) -> int:
            raise OSError(28, "No space left on device")

    async def note() -> None:
        log = AccessLog(Full())
        log.note(answered())
        log.flush()

    run_aside(note())
