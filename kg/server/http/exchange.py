"""A request and the way to respond to it."""

from __future__ import annotations

import time
from collections.abc import Callable
from http import HTTPStatus
from typing import Protocol

from kg.server.http.messages import Headers, Problem, Request, Response
from kg.server.http.negotiate import prefers_html

__all__ = ["Connection", "Exchange"]

_STATUS_LINES = {int(status): f"HTTP/1.1 {int(status)} {status.phrase}\r\n".encode() for status in HTTPStatus}
_CLOSE = b"Connection: close\r\n"
#: Statuses whose answers have neither body nor length.
_BODILESS = (204, 304)


class Connection(Protocol):
    """The connection as an exchange sees it."""

    def fixed_headers(self) -> bytes:
        """Headers of every answer."""

    def is_last(self) -> bool:
        """Whether the connection ends after this answer, as the service is stopping."""

    def write(self, data: bytes) -> None:
        """Send bytes."""

    def finished(self, exchange: Exchange) -> None:
        """The exchange is answered."""

    def break_off(self, exchange: Exchange) -> None:
        """Close within the answer."""


class Exchange:
    """A request and the way to respond to it: :meth:`respond`, or :meth:`start`, :meth:`write` and :meth:`finish`.

    Args:
        connection: Where it came from.
        request: What is asked.
        keep_alive: Whether the client wants to keep the connection.
        is_old: Whether it speaks HTTP/1.0, which knows no chunks.

    After the client has gone, :attr:`gone` is true, ``on_gone`` has been called, and every method is without effect.
    ``on_pause`` and ``on_resume`` tell of a reader that is slower than the result.
    """

    __slots__ = (
        *("_chunked", "_connection", "began", "gone", "is_old", "keep_alive", "note"),
        *("on_gone", "on_pause", "on_resume", "request", "sent", "status"),
    )

    def __init__(self, connection: Connection, request: Request, *, keep_alive: bool, is_old: bool) -> None:
        self._connection = connection
        self._chunked = False
        self.is_old = is_old
        self.request = request
        self.keep_alive = keep_alive
        self.gone = False
        self.began = time.perf_counter()
        self.status = 0
        self.sent = 0
        self.note = ""
        self.on_gone: Callable[[], None] | None = None
        self.on_pause: Callable[[], None] | None = None
        self.on_resume: Callable[[], None] | None = None

    def release(self) -> None:
        """It is over: whatever is still called is without effect, and nothing is referred to any longer."""
        self.gone = True
        self.on_gone = self.on_pause = self.on_resume = None

    def respond(self, response: Response | Problem) -> None:
        """Send a whole response."""
        if isinstance(response, Problem):
            as_page = prefers_html(self.request.headers.get("accept"))
            response = response.response(as_page=as_page, path=self.request.path)
        self.send(response.status, response.media_type, response.headers, response.body)

    def send(self, status: int, media_type: str, headers: Headers, body: bytes) -> None:
        """As :meth:`respond`, from its parts."""
        if self.gone:
            return
        self.status = status
        lines = self._head(status, media_type, headers)
        if status not in _BODILESS:
            lines.append(b"Content-Length: %d\r\n" % len(body))
        lines.append(b"\r\n")
        if self.request.method != "HEAD":
            lines.append(body)
            self.sent = len(body)
        self._connection.write(b"".join(lines))
        self._connection.finished(self)

    def start(self, status: int, media_type: str, headers: Headers) -> None:
        """Begin an answer whose length is not known."""
        if self.gone:
            return
        self.status = status
        self._chunked = not self.is_old
        self.keep_alive = self.keep_alive and self._chunked
        lines = self._head(status, media_type, headers)
        lines.append(b"Transfer-Encoding: chunked\r\n\r\n" if self._chunked else b"\r\n")
        self._connection.write(b"".join(lines))

    def write(self, data: bytes) -> None:
        """Send a part of the body."""
        if self.gone or not data or self.request.method == "HEAD":
            return
        self.sent += len(data)
        self._connection.write(b"%x\r\n%b\r\n" % (len(data), data) if self._chunked else data)

    def finish(self) -> None:
        """End the body."""
        if self.gone:
            return
        if self._chunked and self.request.method != "HEAD":
            self._connection.write(b"0\r\n\r\n")
        self._connection.finished(self)

    def break_off(self, note: str) -> None:
        """Close the connection within the body, so that the client sees that the result is not whole."""
        if self.gone:
            return
        self.note = note
        self.keep_alive = False
        self._connection.break_off(self)

    def _head(self, status: int, media_type: str, headers: Headers) -> list[bytes]:
        fields = "".join([f"{name}: {value}\r\n" for name, value in headers])
        if media_type:
            fields += f"Content-Type: {media_type}\r\n"
        lines = [_STATUS_LINES[status], self._connection.fixed_headers(), fields.encode("latin-1")]
        if self._connection.is_last():
            self.keep_alive = False
        if not self.keep_alive:
            lines.append(_CLOSE)
        elif self.is_old:
            lines.append(b"Connection: keep-alive\r\n")
        return lines
