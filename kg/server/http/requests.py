"""Requests out of the bytes of a connection (RFC 9112), one after the other, within limits.

httptools parses. It is given the bytes up to the end of a head or body and no further, so that it is always known which
bytes a request had, and which were not yet looked at: a connection can go to another process at any time. A GET whose
headers are those of the connection's last one, byte by byte, is not parsed again: most clients send such ones.
"""

from __future__ import annotations

import re
from contextlib import suppress
from itertools import chain

import httptools

from kg.server.http.limits import Limits
from kg.server.http.messages import Problem, ProblemError, Request

__all__ = ["RequestReader", "glance"]

_END = b"\r\n\r\n"
_LATER = (("Retry-After", "5"),)
_SHORTER = "Send a shorter query; how long it may be is set by --query-size"
#: The names that most clients send, as they send them.
_NAMES = {
    spelled.encode(): name
    for name in ("host", "accept", "accept-encoding", "connection", "user-agent", "content-type", "content-length")
    for spelled in (name, name.title())
}
#: The line of a usual request, with its path and its query.
_LINE = re.compile(rb"GET (/[!\"$->@-~]*)(?:\?([!\"$-~]*))? HTTP/1\.1\r\n")
#: The headers of a request that has a body, or that are answered before it.
_BODY = frozenset(("content-length", "transfer-encoding", "expect", "upgrade", "trailer"))
_UPGRADE = ("connection", "upgrade", "http2-settings")


class RequestReader:
    """Cuts what a client sends into requests.

    ``taken`` are the bytes of the request that was given last, in pieces; ``added`` is how many came in all;
    ``expects`` tells that the client waits for leave to send a body.

    Args:
        client: The address of the client.
        limits: What it may send.
    """

    __slots__ = (
        *("_at", "_body", "_body_size", "_data", "_done", "_fields", "_has_head", "_headers", "_last", "_left"),
        *("_length", "_limits", "_parser", "_pieces", "_refused", "_size", "_url"),
        *("added", "client", "expects", "taken"),
    )

    def __init__(self, client: str, limits: Limits) -> None:
        self.client, self._limits = client, limits
        self._parser = httptools.HttpRequestParser(self)
        self._data, self._at = b"", 0
        self.added = 0
        self.taken: list[bytes] = []
        self._done: Request | None = None
        self._fields = b""
        self._last: dict[str, str] = {}
        self._pieces: list[bytes] = []
        self._length = 0
        self._refused: Problem | None = None
        self._forget()

    def add(self, data: bytes) -> None:
        """Take in bytes as they come."""
        self.added += len(data)
        self._data, self._at = (self._data[self._at :] + data if self._at < len(self._data) else data), 0

    @property
    def held(self) -> bytes:
        """What belongs to no request that was given."""
        return b"".join(chain(self._pieces, (self._data[self._at :],)))

    @property
    def has_head(self) -> bool:
        """Whether what is missing of a request is its body."""
        return self._has_head

    @property
    def refused(self) -> tuple[str, str | None]:
        """The path of what cannot be a request, as far as it was read, and its ``Accept``."""
        path = self._url.partition(b"?")[0].decode("latin-1")
        return path if path.startswith("/") else "/", self._headers.get("accept")

    @property
    def is_between(self) -> bool:
        """Whether nothing has come of a request that was not given."""
        return not self._pieces and self._at >= len(self._data)

    def next(self) -> Request | None:
        """The next request; None as long as it is not whole.

        Raises:
            ProblemError: when what was sent is no request, or breaks a limit.
        """
        if self._fields and self._at < len(self._data) and not self._pieces and (again := self._again()):
            return again
        while self._at < len(self._data):
            end = self._end()
            piece = self._data[self._at : end] if self._at or end < len(self._data) else self._data
            self._at = end
            self._pieces.append(piece)
            room = len(piece) if self._has_head else self._limits.head - self._length
            self._length += len(piece)
            self._feed(piece if len(piece) <= room else piece[:room])
            if self._refused or len(piece) > room:
                raise ProblemError(self._refused or self._long_head())
            if self._done:
                request, self._done = self._done, None
                return request
        return None

    def _again(self) -> Request | None:
        """A request whose headers are those of the last one; None for any other."""
        line = _LINE.match(self._data, self._at)
        if line is None or not self._data.startswith(self._fields, line.end()):
            return None
        start, end = self._at, line.end() + len(self._fields)
        if line.end() - start > self._limits.url or end - start > self._limits.head:
            return None
        self._at = end
        self.taken = [self._data if end - start == len(self._data) else self._data[start:end]]
        path, query = line.groups(b"")
        return Request("GET", path.decode(), query.decode(), self._last, client=self.client)

    def _end(self) -> int:
        """Where the head, the body or a part of it ends in the data."""
        if self._left:
            return min(len(self._data), self._at + self._left)
        before = b"".join(self._pieces[-3:])[-3:] if self._pieces else b""
        if before:  # the end may have been cut in two
            found = (before + self._data[self._at : self._at + 3]).find(_END)
            if found >= 0:
                return self._at + found + 4 - len(before)
        found = self._data.find(_END, self._at)
        return found + 4 if found >= 0 else len(self._data)

    def _feed(self, piece: bytes) -> None:
        """Parse a piece.

        A request that offers another protocol is read again as if it did not (RFC 9110, 7.8); Java's client sends such
        ones, and the parser stops at the end of their head.
        """
        try:
            self._parser.feed_data(piece)
        except httptools.HttpParserUpgrade:
            if self._parser.get_method() == b"CONNECT":
                self._refused = Problem(405, "this is no proxy", "Ask for a path")
                return
            line = self._parser.get_method() + b" " + self._url + b" HTTP/1.1\r\n"
            passed = [pair for pair in self._headers.items() if pair[0] not in _UPGRADE]
            fields = "".join(f"{name}: {value}\r\n" for name, value in passed).encode("latin-1")
            pieces, length = self._pieces, self._length
            self._forget()
            self._pieces, self._length = pieces, length
            self._parser = httptools.HttpRequestParser(self)
            self._parser.feed_data(line + fields + b"\r\n")
        except httptools.HttpParserError:
            self._refused = self._refused or Problem(400, "is no HTTP/1.1 request", "Check what was sent")

    def on_url(self, url: bytes) -> None:
        """A part of the target."""
        self._url += url
        if len(self._url) > self._limits.url:
            self._refused = Problem(414, f"the address is longer than {self._limits.url:,} characters", _SHORTER)

    def on_header(self, name: bytes, value: bytes) -> None:
        """A header, whole; or one behind a body in chunks."""
        if self._has_head:
            self._size += len(name) + len(value) + 4
            if self._size > self._limits.head:
                self._refused = self._refused or self._long_head()
        key, text = _NAMES.get(name) or name.decode("latin-1").lower(), value.decode("latin-1")
        self._headers[key] = f"{self._headers[key]}, {text}" if key in self._headers else text

    def on_headers_complete(self) -> None:
        """All headers: may the body come?"""
        headers = self._headers
        self._has_head = True
        version = self._parser.get_http_version()
        if version not in ("1.0", "1.1"):
            self._refused = self._refused or Problem(505, f"HTTP/{version} is not spoken here", "Use HTTP/1.1")
        elif "host" not in headers and version == "1.1":
            self._refused = self._refused or Problem(400, "the Host header is missing", "Send it (RFC 9112, 3.2)")
        if "content-length" in headers:
            length = headers["content-length"]
            if not length.isdecimal() or len(length) > 15 or int(length) > self._limits.body:
                self._refused = self._refused or self._too_large()
            else:
                self._left = int(length)
        if "expect" in headers:
            self.expects = headers["expect"].lower() == "100-continue"

    def on_body(self, body: bytes) -> None:
        """A part of the body."""
        self._body_size += len(body)
        self._left = max(0, self._left - len(body))
        if self._body_size > self._limits.body:
            self._refused = self._refused or self._too_large()
        self._body.append(body)

    def on_message_complete(self) -> None:
        """The request is whole."""
        parser = self._parser
        if self._refused or parser.should_upgrade():
            return
        target = _target(self._url)
        if target is None:
            self._refused = Problem(400, "the address is malformed", "Check what was sent")
            return
        method = parser.get_method().decode("latin-1")
        is_old = parser.get_http_version() == "1.0"
        body = b"".join(self._body) if self._body else b""
        self._done = Request(method, *target, self._headers, body, self.client, parser.should_keep_alive(), is_old)
        self.taken = self._pieces
        self._remember(self._done)
        self._forget()

    def _remember(self, request: Request) -> None:
        """Keep the headers of a usual request, for the next one."""
        self._fields = b""
        line = _LINE.match(self.taken[0])
        if line and len(self.taken) == 1 and request.keep_alive and _BODY.isdisjoint(request.headers):
            self._fields, self._last = self.taken[0][line.end() :], request.headers

    def _forget(self) -> None:
        """Make ready for the next request."""
        self._url = b""
        self._headers: dict[str, str] = {}
        self._body: list[bytes] = []
        self._pieces = []
        self._size = self._length = self._body_size = self._left = 0
        self._has_head = self.expects = False
        self._refused = None

    def _long_head(self) -> Problem:
        return Problem(431, f"the head is larger than {self._limits.head:,} bytes", _SHORTER)

    def _too_large(self) -> Problem:
        return Problem(413, f"the body is larger than {self._limits.body:,} bytes", _SHORTER)


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


def glance(data: bytes, client: str) -> Request:
    """What a request seems to be, of which only the beginning is known: to tell of it, not to answer it."""
    head, _, body = data.partition(_END)
    line, *fields = head.decode("latin-1").split("\r\n")
    method, _, target = line.partition(" ")
    path, _, query = target.partition(" ")[0].partition("?")
    headers: dict[str, str] = {}
    with suppress(ValueError):
        headers = {name.lower(): value.strip() for name, value in (field.split(":", 1) for field in fields)}
    return Request(method, path, query, headers, body, client)
