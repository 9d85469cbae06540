"""The access log: one line a request, written a few times a second."""

from __future__ import annotations

import os
import time
from contextlib import suppress

from kg.server.http.messages import Request
from kg.tables import printable

__all__ = ["AccessLog"]

_DELAY = 0.2
#: Characters of a path or a query in the log, at most.
_LONGEST = 300
#: What is written at once stays together, though several processes write: POSIX grants that for so many bytes.
_TOGETHER = 4096


class AccessLog:
    """Collects lines and writes them.

    A line holds time (UTC), client, method, path, status, bytes of the body, milliseconds, and the query, or why its
    answer was broken off.

    Args:
        file: Descriptor of the file to write to; None for nowhere.
    """

    def __init__(self, file: int | None) -> None:
        self._file = file
        self._lines: list[bytes] = []
        self._since = 0.0
        self._second = 0
        self._time = ""

    def note(self, request: Request, status: int, size: int, began: float, note: str) -> None:
        """Note a request that has been answered.

        Args:
            request: What was asked.
            status: HTTP status of the answer.
            size: Bytes of its body.
            began: When the request was whole, by :func:`time.monotonic`.
            note: The query, or why the answer was broken off.
        """
        if self._file is None:
            return
        now, second = time.monotonic(), int(time.time())
        if second != self._second:
            self._second = second
            self._time = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(second))
        self._since = self._since or now
        words = f"{request.client or '-'} {request.method} {_cut(request.path)} {status} {size} B"
        line = f"{self._time} {words} {(now - began) * 1000:.1f} ms {_cut(note)}\n"
        self._lines.append(line.encode(errors="replace"))

    @property
    def is_due(self) -> bool:
        """Whether lines have waited long enough."""
        return bool(self._lines) and time.monotonic() - self._since > _DELAY

    @property
    def is_empty(self) -> bool:
        """Whether no line waits."""
        return not self._lines

    def flush(self) -> None:
        """Write what was noted."""
        lines, self._lines, self._since = self._lines, [], 0.0
        block = b""
        for line in lines:
            if len(block) + len(line) > _TOGETHER:
                self._write(block)
                block = b""
            block += line
        self._write(block)

    def _write(self, block: bytes) -> None:
        if block and self._file is not None:
            with suppress(OSError):  # what cannot be written is lost; the service goes on
                os.write(self._file, block)


def _cut(text: str) -> str:
    text = text[:_LONGEST]
    return text if text.isprintable() else printable(text)[:_LONGEST]
