"""HTTP/1.1 on asyncio (RFC 9112): requests with limits on size and time in, answers in order out.

httptools parses; what is here keeps the order of pipelined requests, bounds what a client may send and how long it may
take, holds back a result when its reader is slow, and closes without losing the last answer.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable
from email.utils import formatdate
from typing import cast

import httptools

from kg.server.http.exchange import Exchange
from kg.server.http.limits import Limits
from kg.server.http.messages import Headers, Problem, Request

__all__ = ["HttpServer"]

_CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
_LATER = (("Retry-After", "5"),)
_SHORTER = "Send a shorter query; how long it may be is set by --query-size"
_IDLE, _HEAD, _BODY = range(3)


class HttpServer:
    """The connections of a service.

    Args:
        handle: Called with each :class:`Exchange`; must answer it, now or later.
        log: Called with each exchange that has ended.
        limits: What clients may do.
        headers: Headers of every answer.
    """

    def __init__(
        self,
        handle: Callable[[Exchange], None],
        log: Callable[[Exchange], None],
        limits: Limits | None = None,
        headers: Headers = (),
    ) -> None:
        self.handle = handle
        self.log = log
        self._headers = "".join(f"{name}: {value}\r\n" for name, value in headers)
        self.limits = limits or Limits()
        self.draining = False
        self.bodies = 0  # bytes of all bodies that are being received
        self.connections: set[_Connection] = set()
        self.now = time.monotonic()
        self._fixed = b""
        self._fixed_at = 0
        self._sweeper: asyncio.Task[None] | None = None

    def connection(self) -> _Connection:
        """A protocol for a new connection."""
        return _Connection(self)

    def fixed_headers(self) -> bytes:
        """The headers of every answer; the date is that of the running second."""
        second = int(time.time())
        if second != self._fixed_at:
            self._fixed_at = second
            date = formatdate(second, usegmt=True)
            self._fixed = f"Date: {date}\r\nServer: condition-kg\r\n{self._headers}".encode("latin-1")
        return self._fixed

    def start(self) -> None:
        """Begin to watch times."""
        self._sweeper = asyncio.get_running_loop().create_task(self._sweep())

    async def _sweep(self) -> None:
        while True:
            self.now = time.monotonic()
            for connection in [one for one in self.connections if one.due < self.now]:
                connection.overdue()
            await asyncio.sleep(0.5)

    async def drain(self, seconds: float) -> None:
        """Close idle connections at once, the others after their answer, all after so many seconds."""
        self.draining = True
        for connection in list(self.connections):
            connection.close_if_idle()
        end = time.monotonic() + seconds
        while self.connections and time.monotonic() < end:
            await asyncio.sleep(0.02)
        for connection in list(self.connections):
            connection.transport.abort()
        if self._sweeper:
            self._sweeper.cancel()


_NEVER = float("inf")
_NO_REQUEST = Request("-", "-", "", {})


class _Connection(asyncio.Protocol):
    """One client: its requests wait in order, one is answered at a time.

    ``due`` is the time at which what the connection waits for must have come: the rest of a request, the next request,
    the client's reading, or its end.
    """

    transport: asyncio.Transport

    def __init__(self, server: HttpServer) -> None:
        self.server = server
        self.due = _NEVER
        self._client = ""
        self._parser = httptools.HttpRequestParser(self)
        self._waiting: deque[Exchange | Problem] = deque()
        self._current: Exchange | None = None
        self._advancing = False
        self._is_full = False
        self._refused: Problem | None = None
        self._ending = False  # nothing more is read, and the connection ends after what is written
        self._body_size = 0
        self._forget()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """A client has connected."""
        self.transport = cast("asyncio.Transport", transport)
        address = transport.get_extra_info("peername")
        self._client = str(address[0]) if isinstance(address, tuple) else ""
        self.transport.set_write_buffer_limits(high=self.server.limits.write_buffer)
        self._await(self.server.limits.head_time)
        self.server.connections.add(self)
        if len(self.server.connections) > self.server.limits.connections:
            self._refuse(Problem(503, "too many connections are open", "Try again later", headers=_LATER))

    def connection_lost(self, error: Exception | None) -> None:  # noqa: ARG002 - asyncio's signature
        """The client has gone, or we have closed."""
        self.server.connections.discard(self)
        self._forget()
        self.due = _NEVER
        self._ending = True
        self._waiting.clear()
        exchange, self._current = self._current, None
        if exchange:
            exchange.note = exchange.note or "client gone"
            if exchange.on_gone:
                exchange.on_gone()
            exchange.release()
            self.server.log(exchange)

    def data_received(self, data: bytes) -> None:
        """Bytes of one request or of several."""
        if self._ending:
            return
        try:
            while data and not self._ending:
                data = self._feed(data)
        except httptools.HttpParserError:
            self._refused = self._refused or Problem(400, "is no HTTP/1.1 request", "Check what was sent")
        if self._phase == _HEAD and self._head_size > self.server.limits.head and not self._ending:
            self._refused = self._refused or self._long_head()
        if self._refused:
            self._refuse(self._refused)
        if self._is_full:
            self._await(self.server.limits.write_time)  # whatever else was in the same read

    def pause_writing(self) -> None:
        """The client reads more slowly than we write: nothing more is answered until it has caught up."""
        self._is_full = True
        self.transport.pause_reading()
        self._await(self.server.limits.write_time)
        if self._current and self._current.on_pause:
            self._current.on_pause()

    def resume_writing(self) -> None:
        """The client has caught up."""
        self._is_full = False
        if self._current:
            self.due = _NEVER
        elif not self._ending:
            self._await(self.server.limits.idle_time)
        if self._current and self._current.on_resume:
            self._current.on_resume()
        self._advance()

    def on_message_begin(self) -> None:
        """The first byte of a request."""
        self._phase = _HEAD
        self._await(self.server.limits.head_time)

    def on_url(self, url: bytes) -> None:
        """A part of the target."""
        self._url += url
        if len(self._url) > self.server.limits.url:
            self._refused = Problem(414, f"the address is longer than {self.server.limits.url:,} characters", _SHORTER)

    def on_header(self, name: bytes, value: bytes) -> None:
        """A header, whole."""
        self._fields_size += len(name) + len(value) + 4
        if self._fields_size > self.server.limits.head:
            self._refused = self._refused or self._long_head()
        key, text = name.decode("latin-1").lower(), value.decode("latin-1")
        self._headers[key] = f"{self._headers[key]}, {text}" if key in self._headers else text

    def on_headers_complete(self) -> None:
        """All headers: may the body come?"""
        self._phase = _BODY
        self._await(self.server.limits.body_time)
        length = self._headers.get("content-length", "0")
        if not length.isdecimal() or len(length) > 15 or int(length) > self.server.limits.body:
            self._refused = self._refused or self._too_large()
        version = self._parser.get_http_version()
        if version not in ("1.0", "1.1"):
            self._refused = self._refused or Problem(505, f"HTTP/{version} is not spoken here", "Use HTTP/1.1")
        elif "host" not in self._headers and version == "1.1":
            self._refused = self._refused or Problem(400, "the Host header is missing", "Send it (RFC 9112, 3.2)")
        expected = self._headers.get("expect", "").lower()
        if expected == "100-continue" and not self._refused and not self._current:
            self.transport.write(_CONTINUE)

    def on_body(self, body: bytes) -> None:
        """A part of the body."""
        self._body_size += len(body)
        self.server.bodies += len(body)
        if self._body_size > self.server.limits.body:
            self._refused = self._refused or self._too_large()
        if self.server.bodies > self.server.limits.bodies:
            self._refused = self._refused or Problem(503, "too much is being received", headers=_LATER)
        if not self._refused:
            self._body.append(body)

    def on_message_complete(self) -> None:
        """The request is whole."""
        if self._refused or self._parser.should_upgrade():
            return
        self._phase = _IDLE
        self.due = _NEVER
        method = self._parser.get_method().decode("latin-1")
        target = _target(self._url)
        if target is None:
            self._refused = Problem(400, "the address is malformed", "Check what was sent")
            return
        request = Request(method, *target, self._headers, b"".join(self._body), self._client)
        is_old = self._parser.get_http_version() == "1.0"
        self._waiting.append(Exchange(self, request, keep_alive=self._parser.should_keep_alive(), is_old=is_old))
        self._forget()
        if len(self._waiting) > 1 or self._current:
            self.transport.pause_reading()
        self._advance()

    def fixed_headers(self) -> bytes:
        """Headers of every answer."""
        return self.server.fixed_headers()

    def is_last(self) -> bool:
        """Whether the service is stopping."""
        return self.server.draining

    def write(self, data: bytes) -> None:
        """Send bytes."""
        self.transport.write(data)

    def finished(self, exchange: Exchange) -> None:
        """An exchange is answered: go on with the next, or end."""
        exchange.release()
        self._current = None
        self.server.log(exchange)
        if exchange.keep_alive and not self.server.draining:
            self._advance()
        else:
            self._end()

    def break_off(self, exchange: Exchange) -> None:
        """Close within an answer."""
        exchange.release()
        self._current = None
        self.server.log(exchange)
        self._ending = True
        self.transport.abort()

    def overdue(self) -> None:
        """What the connection waits for has not come in time."""
        if self._ending or self.transport.get_write_buffer_size():
            if self._current:
                self._current.note = "client too slow"
            self.transport.abort()
        elif self._phase != _IDLE:
            self._refuse(Problem(408, "the request did not arrive in time", "Send it faster"))
        else:
            self.transport.close()

    def close_if_idle(self) -> None:
        """Close when nothing is asked."""
        if not self._current and not self._waiting and self._phase == _IDLE:
            self._end()

    def _forget(self) -> None:
        """Make ready for the next request."""
        self.server.bodies -= self._body_size
        self._phase = _IDLE
        self._url = b""
        self._headers: dict[str, str] = {}
        self._body: list[bytes] = []
        self._head_size = self._fields_size = self._body_size = 0

    def _feed(self, data: bytes) -> bytes:
        """Parse; gives what is to be parsed next.

        A request that offers another protocol is read again as if it did not (RFC 9110, 7.8); Java's client sends such
        ones, and the parser stops at the end of their head.
        """
        try:
            self._head_size += len(data) if self._phase == _HEAD else 0  # what came before counts by its headers
            self._parser.feed_data(data)
        except httptools.HttpParserUpgrade as upgrade:
            rest = data[upgrade.args[0] :]
        else:
            return b""
        if self._parser.get_method() == b"CONNECT":
            self._refuse(Problem(405, "this is no proxy", "Ask for a path"))
            return b""
        line = self._parser.get_method() + b" " + self._url + b" HTTP/1.1\r\n"
        passed = [pair for pair in self._headers.items() if pair[0] not in ("connection", "upgrade", "http2-settings")]
        fields = "".join(f"{name}: {value}\r\n" for name, value in passed).encode("latin-1")
        self._forget()
        self._parser = httptools.HttpRequestParser(self)
        return line + fields + b"\r\n" + rest

    def _await(self, seconds: float) -> None:
        self.due = self.server.now + seconds

    def _long_head(self) -> Problem:
        return Problem(431, f"the head is larger than {self.server.limits.head:,} bytes", _SHORTER)

    def _too_large(self) -> Problem:
        return Problem(413, f"the body is larger than {self.server.limits.body:,} bytes", _SHORTER)

    def _refuse(self, problem: Problem) -> None:
        """Answer what is due, then this, then end."""
        self._refused = None
        self._ending = True
        self.due = _NEVER  # until what is due is answered
        self._waiting.append(problem)
        self._advance()

    def _advance(self) -> None:
        """Handle requests in order, until one is not answered at once; no recursion, however many there are."""
        if self._advancing:
            return
        self._advancing = True
        while self._waiting and not self._current and not self._is_full and not self.transport.is_closing():
            item = self._waiting.popleft()
            if isinstance(item, Problem):
                self._current = Exchange(self, _NO_REQUEST, keep_alive=False, is_old=False)
                self._current.respond(item)
            else:
                self._current = item
                self.server.handle(item)
        self._advancing = False
        if not (self._current or self._waiting or self._ending or self._is_full):
            self.transport.resume_reading()
            if self._phase == _IDLE:
                self._await(self.server.limits.idle_time)

    def _end(self) -> None:
        """Close without losing what was written: a close with bytes unread would reset the connection."""
        self._waiting.clear()
        was_ending, self._ending = self._ending, True
        self._await(self.server.limits.write_time)
        if was_ending and self.transport.can_write_eof():
            self._await(self.server.limits.linger_time)
            self.transport.resume_reading()
            self.transport.write_eof()
        else:
            self.transport.close()


def _target(url: bytes) -> tuple[str, str] | None:
    """Path and query of a request's target (RFC 9112, 3.2); None when it is malformed."""
    if not url.startswith((b"/", b"*")):
        try:
            parts = httptools.parse_url(url)
        except httptools.HttpParserInvalidURLError:
            return None
        return (parts.path or b"/").decode("latin-1"), (parts.query or b"").decode("latin-1")
    path, _, query = url.partition(b"#")[0].partition(b"?")
    return path.decode("latin-1"), query.decode("latin-1")
