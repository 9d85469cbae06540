"""A worker's way out: a file to write a result to, which goes to the service in frames while it grows."""

from __future__ import annotations

import socket
import zlib

from kg.server.http.messages import Problem, ProblemError
from kg.server.workers.frames import END, EXITS, GZIP, HEADER, PART, WHOLE, pack_problem

__all__ = ["Output"]

#: A result that is smaller goes whole, in bytes.
_PART = 65_536
#: What is smaller is not worth compressing, in bytes.
_COMPRESSED_FROM = 1000
_TOO_LARGE = Problem(507, "the result is larger than the service sends", "Add LIMIT to the query")


class Output:
    """The answer to one job.

    Args:
        link: The socket to the service.
        most: Largest result, in bytes before compression.
    """

    def __init__(self, link: socket.socket, most: int) -> None:
        self._link = link
        self._most = most
        self._buffer = bytearray()
        self._written = 0
        self._form = 0
        self._compressor: zlib._Compress | None = None
        self._zipped = False
        self.has_begun = False
        self.exits = False

    def begin(self, form: int, *, zipped: bool) -> None:
        """Tell the form of what will be written, before the first byte."""
        self._form, self._zipped = form, zipped

    def write(self, data: bytes) -> int:
        """Take bytes, as a file does.

        Raises:
            ProblemError: when the result breaks the limit.
        """
        self._written += len(data)
        if self._written > self._most:
            raise ProblemError(_TOO_LARGE)
        self._buffer += data
        if len(self._buffer) >= _PART:
            self._send(PART, bytes(self._buffer))
            self._buffer.clear()
        return len(data)

    def flush(self) -> None:
        """Nothing: parts go when they are large enough."""

    def end(self) -> None:
        """The result is whole."""
        content = bytes(self._buffer)
        if self.has_begun:
            if content:
                self._send(PART, content)
            self._frame(END, self._compressor.flush() if self._compressor else b"")
            return
        self._zipped = self._zipped and len(content) >= _COMPRESSED_FROM
        self._frame(WHOLE, zlib.compress(content, 5, wbits=31) if self._zipped else content)

    def problem(self, problem: Problem) -> None:
        """There is no result, or no end of it."""
        self._link.sendall(pack_problem(problem, EXITS if self.exits else 0))

    def _send(self, kind: bytes, content: bytes) -> None:
        if self._zipped:
            self._compressor = self._compressor or zlib.compressobj(5, wbits=31)
            content = self._compressor.compress(content)
        self.has_begun = True
        self._frame(kind, content)

    def _frame(self, kind: bytes, content: bytes) -> None:
        flags = (GZIP if self._zipped else 0) | (EXITS if self.exits and kind != PART else 0)
        self._link.sendall(HEADER.pack(kind, self._form, flags, len(content)) + content)
