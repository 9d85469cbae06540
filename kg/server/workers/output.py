"""A worker's way out: whole answers where they are small, else chunks; what the client does not take goes to a file."""

from __future__ import annotations

import socket
import zlib
from collections.abc import Callable
from typing import NamedTuple, Protocol

from kg.rdf.forms import FORMS
from kg.server.http.heads import Heads
from kg.server.http.messages import Problem, ProblemError, Request, Response
from kg.server.http.negotiate import prefers_html
from kg.server.workers.spool import Spool

__all__ = ["BrokenOffError", "HeadSentError", "Means", "Output", "Sink"]

#: A result that is smaller goes whole, in bytes.
_PART = 65_536
#: What is smaller is not worth compressing, in bytes.
_COMPRESSED_FROM = 1000
_LEVEL = 5
_TOO_LARGE = Problem(507, "the result is larger than the service sends", "Add LIMIT to the query")
_NO_ROOM = Problem(507, "there is no room for the result", "Add LIMIT to the query")


class Sink(Protocol):
    """What a job writes its result to."""

    def begin(self, form: int, *, zipped: bool) -> None:
        """Tell the form of what will be written, before the first byte.

        Args:
            form: Its place in :data:`FORMS`.
            zipped: Whether it may be compressed.
        """

    def write(self, data: bytes) -> int:
        """Take bytes, as a file does."""

    def flush(self) -> None:
        """Nothing need be done."""


class Means(NamedTuple):
    """What an answer is written with.

    Args:
        heads: Writes heads.
        spool: For what a client does not take at once.
        begun: Called before the first byte goes.
        pace: Called with the digest of a query before it is evaluated.
        room: How many bytes may wait in the spool.
        most: Largest result, in bytes before compression.
    """

    heads: Heads
    spool: Spool
    begun: Callable[[], None]
    pace: Callable[[bytes], None]
    room: Callable[[], int]
    most: int


class BrokenOffError(Exception):
    """The answer cannot be brought to its end: the connection must break, so that nobody takes a part for the whole."""


class HeadSentError(Exception):
    """The request was HEAD, and its answer is sent: the rest of the result need not be made."""


class Output:
    """The answer to one request: :meth:`respond`; or :meth:`begin`, :meth:`write` and :meth:`end`.

    A client of HTTP/1.0 knows no chunks: its answer waits until its length is known. Nothing here waits for the client:
    what it does not take at once goes to the spool. ``fields`` are further headers of a result, as lines; ``note`` is
    what the log says of the request.

    Args:
        connection: The client's, which does not block.
        request: What is asked.
        means: What it is written with.
        keep_alive: Whether the connection is to stay.
    """

    __slots__ = (
        *("_buffer", "_compressor", "_connection", "_form", "_has_begun", "_is_zipped", "_written"),
        *("fields", "keep_alive", "means", "note", "request", "size", "status"),
    )

    def __init__(self, connection: socket.socket, request: Request, means: Means, *, keep_alive: bool) -> None:
        self._connection, self.request, self.means, self.keep_alive = connection, request, means, keep_alive
        self._buffer = bytearray()
        self._compressor: zlib._Compress | None = None
        self._has_begun = self._is_zipped = False
        self._form = self._written = self.status = self.size = 0
        self.fields = self.note = ""

    def respond(self, response: Response | Problem) -> None:
        """Send a whole response in place of a result.

        Raises:
            BrokenOffError: when a part of a result has been sent.
        """
        if self._has_begun:
            raise BrokenOffError(response.detail if isinstance(response, Problem) else "")
        request = self.request
        if isinstance(response, Problem):
            as_page = prefers_html(request.headers.get("accept"))
            response = response.response(as_page=as_page, path=request.path)
        self.means.spool.clear()
        self.status, self.size = response.status, len(response.body)
        is_head = request.method == "HEAD"
        self._send(self.means.heads.whole(response, keep_alive=self.keep_alive, is_old=request.is_old, is_head=is_head))

    def begin(self, form: int, *, zipped: bool) -> None:
        """Tell the form of what will be written; as :meth:`Sink.begin`."""
        self._form, self._is_zipped = form, zipped

    def write(self, data: bytes) -> int:
        """Take bytes of a result, as a file does.

        Raises:
            ProblemError: when the result breaks the limit.
            HeadSentError: when no more of it is needed.
        """
        self._buffer += data
        if len(self._buffer) >= _PART:
            self._part()
        return len(data)

    def flush(self) -> None:
        """Nothing: parts go when they are large enough."""

    def end(self) -> None:
        """The result is whole."""
        if self._written:
            self._part(is_last=True)
            return
        content = bytes(self._buffer)
        if self._is_zipped:
            self._is_zipped = len(content) >= _COMPRESSED_FROM
            if self._is_zipped:
                content = zlib.compress(content, _LEVEL, wbits=31)
        head = self._head(f"Content-Length: {len(content)}\r\n")
        if self.request.method == "HEAD":
            self._send(head)
        else:
            self.size = len(content)
            self._send(head + content)

    def _part(self, *, is_last: bool = False) -> None:
        """Send what is there of a large result."""
        content = bytes(self._buffer)
        self._buffer.clear()
        is_first = not self._written
        self._written += len(content)
        if self._written > self.means.most:
            raise ProblemError(_TOO_LARGE)
        if self._is_zipped:
            self._compressor = self._compressor or zlib.compressobj(_LEVEL, wbits=31)
            content = self._compressor.compress(content) + (self._compressor.flush() if is_last else b"")
        self.size += len(content)
        if self.request.is_old:
            self._hold(content, is_last=is_last)
            return
        head = self._head("Transfer-Encoding: chunked\r\n") if is_first else b""
        if self.request.method == "HEAD":
            self.size = 0
            self._send(head)
            raise HeadSentError
        chunk = b"%x\r\n%b\r\n" % (len(content), content) if content else b""
        self._send(head + chunk + (b"0\r\n\r\n" if is_last else b""))

    def _hold(self, content: bytes, *, is_last: bool) -> None:
        """Let a part wait for the length of the whole."""
        spool = self.means.spool
        self._wait(content)
        if not is_last:
            return
        head = self._head(f"Content-Length: {spool.waiting}\r\n")
        if self.request.method == "HEAD":
            self.size = 0
            spool.clear()
            self._send(head)
            return
        self._has_begun = True
        self.means.begun()
        taken = self._take(head)
        if taken < len(head):
            raise BrokenOffError("client too slow")
        spool.send(self._connection)

    def _head(self, length: str) -> bytes:
        self.status = 200
        zipped = "Content-Encoding: gzip\r\n" if self._is_zipped else ""
        fields = f"{self.fields}{zipped}Content-Type: {FORMS[self._form].content_type}\r\n{length}"
        return self.means.heads.head(200, fields, keep_alive=self.keep_alive, is_old=self.request.is_old)

    def _send(self, data: bytes) -> None:
        """To the client, or behind what waits for it."""
        if not self._has_begun:
            self._has_begun = True
            self.means.begun()
        spool = self.means.spool
        if spool.waiting:
            spool.send(self._connection)
        if not spool.waiting:
            taken = self._take(data)
            if taken == len(data):
                return
            data = data[taken:]
        self._wait(data)

    def _take(self, data: bytes) -> int:
        """How much of it the client takes now."""
        try:
            return self._connection.send(data)
        except BlockingIOError:
            return 0

    def _wait(self, data: bytes) -> None:
        problem = _NO_ROOM
        if self.means.spool.waiting + len(data) <= self.means.room():
            try:
                self.means.spool.add(data)
            except OSError:
                pass
            else:
                return
        if self._has_begun:
            raise BrokenOffError(problem.detail)
        raise ProblemError(problem)
