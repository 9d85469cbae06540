"""HTTP as bytes: what clients rely on, and what they may not do; with limits short enough to be reached."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.server.http.exchange import Exchange
from kg.server.http.limits import Limits
from kg.server.http.messages import Response
from kg.server.http.server import HttpServer
from tests.kg.server.conftest import run_aside

LIMITS = Limits(
    url=100, head=400, body=50, head_time=0.4, body_time=0.4, idle_time=0.4, write_time=0.4, linger_time=0.4,
    connections=20, write_buffer=10_000, bodies=100,
)  # fmt: skip
GET = b"GET /%d HTTP/1.1\r\nHost: x\r\n\r\n"

Talk = Callable[[int], Awaitable[None]]


class Echo:
    """Answers with what was asked; some paths answer in other ways."""

    def __init__(self) -> None:
        self.log: list[Exchange] = []
        self.server = HttpServer(self.handle, self.log.append, LIMITS)

    def handle(self, exchange: Exchange) -> None:
        request = exchange.request
        if request.path == "/late":
            asyncio.get_running_loop().call_later(0.1, exchange.respond, Response(200, "text/plain", b"late"))
        elif request.path == "/parts":
            exchange.start(200, "text/plain", ())
            for letter in b"abc":
                exchange.write(bytes([letter]))
            exchange.finish()
        elif request.path == "/much":
            exchange.respond(Response(200, "text/plain", b"x" * 1_000_000))
        elif request.path == "/broken":
            exchange.start(200, "text/plain", ())
            exchange.write(b"half")
            exchange.break_off("broken")
        elif request.path == "/endless":
            exchange.start(200, "text/plain", ())
            for _ in range(1000):
                exchange.write(b"x" * 10_000)
        else:
            content = f"{request.method} {request.path} {request.query}".encode() + b" " + request.body
            exchange.respond(Response(200, "text/plain", content))


def run(talk: Callable[[int, Echo], Awaitable[None]]) -> Echo:
    """Run a conversation with a server in this process."""

    async def both() -> Echo:
        echo = Echo()
        echo.server.start()
        server = await asyncio.get_running_loop().create_server(echo.server.connection, "127.0.0.1", 0)
        try:
            await asyncio.wait_for(talk(server.sockets[0].getsockname()[1], echo), 20)
        finally:
            server.close()
            await echo.server.drain(1)
        return echo

    return run_aside(both())


async def said(port: int, *sent: bytes, end: bool = False) -> bytes:
    """All that the server says to these bytes until it closes."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        for data in sent:
            writer.write(data)
            await writer.drain()
            await asyncio.sleep(0.01)
        if end:
            writer.write_eof()
        return await reader.read()
    except ConnectionResetError:
        return b"reset"
    finally:
        writer.close()


def test_requests_in_order_on_one_connection() -> None:
    """Pipelined requests are answered in their order, also when the first takes longer."""

    async def talk(port: int, _: Echo) -> None:
        late = b"GET /late HTTP/1.1\r\nHost: x\r\n\r\n"
        last = b"GET /last HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
        answer = await said(port, late + b"".join(GET % n for n in range(300)) + last)
        assert answer.count(b"HTTP/1.1 200 OK") == 302
        places = [
            answer.index(b"late"),
            *(answer.index(b"GET /%d " % n) for n in range(300)),
            answer.index(b"GET /last "),
        ]
        assert places == sorted(places)

    run(talk)


def test_a_request_in_single_bytes() -> None:
    async def talk(port: int, _: Echo) -> None:
        request = b"POST /a?b=c HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nConnection: close\r\n\r\nbody"
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for byte in request:
            writer.write(bytes([byte]))
            await asyncio.sleep(0)
        assert (await reader.read()).endswith(b"POST /a b=c body")
        writer.close()

    run(talk)


def test_bodies() -> None:
    async def talk(port: int, _: Echo) -> None:
        head = b"POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
        chunked = b"Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
        assert (await said(port, head + chunked)).endswith(b"POST /  abcde")
        waits = b"Content-Length: 3\r\nExpect: 100-continue\r\n\r\n"
        answer = await said(port, head + waits, b"abc")
        assert answer.startswith(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK")

    run(talk)


def test_parts_and_old_clients() -> None:
    async def talk(port: int, echo: Echo) -> None:
        head = b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
        assert (await said(port, b"GET /parts" + head)).endswith(b"\r\n1\r\na\r\n1\r\nb\r\n1\r\nc\r\n0\r\n\r\n")
        old = await said(port, b"GET /parts HTTP/1.0\r\n\r\n")
        assert old.endswith(b"\r\n\r\nabc")
        assert b"chunked" not in old
        assert b"Content-Length: 9" in await said(port, b"HEAD /1" + head)
        assert (await said(port, b"HEAD /1" + head)).endswith(b"\r\n\r\n")
        assert (await said(port, b"HEAD /parts" + head)).endswith(b"\r\n\r\n")
        broken = await said(port, b"GET /broken" + head)
        assert not broken.endswith(b"0\r\n\r\n")
        assert echo.log[-1].note == "broken"

    run(talk)


def test_an_offer_of_http_2_is_passed_over() -> None:
    """Java's client makes it with its first request."""

    async def talk(port: int, _: Echo) -> None:
        offer = b"Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n"
        get = b"GET /up HTTP/1.1\r\nHost: x\r\n" + offer + b"\r\n"
        post = b"POST /up HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n" + offer + b"\r\nhi"
        last = b"GET /last HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
        for first in (get, post):
            answer = await said(port, first, last)
            assert answer.count(b"HTTP/1.1 200 OK") == 2
            assert answer.endswith(b"GET /last  ")

    run(talk)


BAD: dict[str, tuple[bytes, bytes]] = {
    "garbage": (b"\x16\x03\x01\x02\x00\x01\x00", b"400"),
    "no version": (b"GET /\r\n\r\n", b"505"),
    "a proxy's request": (b"CONNECT a:1 HTTP/1.1\r\nHost: x\r\n\r\n", b"405"),
    "no host": (b"GET / HTTP/1.1\r\n\r\n", b"400"),
    "a long address": (b"GET /" + b"x" * 101 + b" HTTP/1.1\r\nHost: x\r\n\r\n", b"414"),
    "a long head": (b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"y" * 400 + b"\r\n\r\n", b"431"),
    "a large body": (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 51\r\n\r\n", b"413"),
    "a large body in chunks": (
        b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n33\r\n" + b"z" * 51,
        b"413",
    ),
    "a huge length": (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n", b"4"),
    "a negative length": (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", b"400"),
    "two lengths": (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", b"400"),
    "length and chunks": (
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"400",
    ),
    "a bad address": (b"GET http://[ HTTP/1.1\r\nHost: x\r\n\r\n", b"400"),
    "half a head": (b"GET / HTTP/1.1\r\nHo", b"408"),
    "half a body": (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc", b"408"),
    "a good one first": (GET % 1 + b"nonsense\r\n\r\n", b"200"),
}


def test_bad_requests_are_answered_and_the_connection_ends() -> None:
    async def talk(port: int, echo: Echo) -> None:
        answers = await asyncio.gather(*(said(port, sent) for sent, _ in BAD.values()))
        assert len(echo.log) == len(BAD) + 1
        for (name, (_, status)), answer in zip(BAD.items(), answers, strict=True):
            assert answer.startswith(b"HTTP/1.1 " + status), (name, answer)
            assert answer.count(b"Connection: close") == 1, name
        assert b"HTTP/1.1 400" in answers[-1]

    run(talk)


def test_slow_clients_are_cut_off() -> None:
    async def talk(port: int, echo: Echo) -> None:
        async def drip() -> bytes:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            for byte in GET % 1 * 3:
                try:
                    writer.write(bytes([byte]))
                    await writer.drain()
                except ConnectionError:
                    break
                await asyncio.sleep(0.1)
            try:
                return await reader.read()
            except ConnectionError:
                return b"reset"
            finally:
                writer.close()

        async def unread() -> None:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(b"GET /endless HTTP/1.1\r\nHost: x\r\n\r\n")
            await asyncio.sleep(2)
            try:
                with pytest.raises((asyncio.IncompleteReadError, ConnectionResetError)):
                    await reader.readexactly(10_000_000)
            finally:
                writer.close()

        silent, dripped, _ = await asyncio.gather(said(port), drip(), unread())
        assert silent == b""
        assert dripped.startswith((b"HTTP/1.1 408", b"reset"))
        assert any(exchange.note == "client too slow" for exchange in echo.log)
        assert not echo.server.connections

    run(talk)


def test_too_much_at_once() -> None:
    """Bodies that are being received are bounded together, and what has gone counts no more."""

    async def talk(port: int, echo: Echo) -> None:
        head = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\n"
        halves = [await asyncio.open_connection("127.0.0.1", port) for _ in range(2)]
        for _, writer in halves:
            writer.write(head + b"x" * 49)
        await asyncio.sleep(0.05)
        assert echo.server.bodies == 98
        assert (await said(port, head + b"x" * 50)).startswith(b"HTTP/1.1 503")
        for _, writer in halves:
            writer.close()
        await asyncio.sleep(0.05)
        assert echo.server.bodies == 0
        last = head.replace(b"Host", b"Connection: close\r\nHost")
        assert (await said(port, last + b"x" * 50)).endswith(b"x" * 50)

    run(talk)


def test_a_bad_request_behind_a_good_one_does_not_cut_its_answer() -> None:
    async def talk(port: int, _: Echo) -> None:
        late = b"GET /late HTTP/1.1\r\nHost: x\r\n\r\n"
        answer = await said(port, late + b"GET / HTTP/1.1\r\nHos")
        assert answer.startswith(b"HTTP/1.1 200")
        assert b"HTTP/1.1 408" in answer

    run(talk)


def test_who_does_not_read_gets_no_further_answers() -> None:
    """Pipelined requests for much, never read, are not answered into memory."""

    async def talk(port: int, echo: Echo) -> None:
        _, writer = await asyncio.open_connection("127.0.0.1", port, limit=1)
        writer.write(b"GET /much HTTP/1.1\r\nHost: x\r\n\r\n" * 1000)
        await asyncio.sleep(0.3)
        assert len(echo.log) < 20, "each answer is 1 MB, and the kernel holds a few"
        await asyncio.sleep(1.2)
        assert not echo.server.connections
        writer.close()

    run(talk)


def test_a_head_without_end() -> None:
    async def talk(port: int, _: Echo) -> None:
        answer = await said(port, b"GET / HTTP/1.1\r\nHost: x\r\nX: y", *([b"y" * 100] * 5))
        assert answer.startswith((b"HTTP/1.1 431", b"reset"))

    run(talk)


def test_many_offers_of_another_protocol() -> None:
    async def talk(port: int, _: Echo) -> None:
        offer = b"GET /up HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n"
        last = b"GET /last HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
        assert (await said(port, offer * 2000 + last)).count(b"HTTP/1.1 200 OK") == 2001

    run(talk)


def test_many_requests_at_once_are_no_long_head() -> None:
    async def talk(port: int, _: Echo) -> None:
        last = b"GET /last HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
        assert (await said(port, GET % 1 * 5000 + last)).count(b"HTTP/1.1 200 OK") == 5001

    run(talk)


def test_too_many_connections() -> None:
    async def talk(port: int, echo: Echo) -> None:
        silent = [await asyncio.open_connection("127.0.0.1", port) for _ in range(20)]
        answer = await said(port, GET % 1)
        assert answer.startswith(b"HTTP/1.1 503")
        assert b"Retry-After: " in answer
        assert echo.log[0].status == 503
        for _, writer in silent:
            writer.close()
        await asyncio.sleep(0.1)
        assert b"200 OK" in await said(port, GET % 1)

    run(talk)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.one_of(st.binary(max_size=200), st.sampled_from([GET % 1, b"\r\n", b"POST / HTTP/1.1\r\n"])), max_size=6
    )
)
def test_no_bytes_break_it(pieces: list[bytes]) -> None:
    """Whatever comes first, the next client is served."""

    async def talk(port: int, _: Echo) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for piece in pieces:
            writer.write(piece)
        writer.write_eof()
        answer = await reader.read()
        assert not answer or answer.startswith(b"HTTP/1.1 ")
        writer.close()
        assert b"200 OK" in await said(port, b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")

    run(talk)
