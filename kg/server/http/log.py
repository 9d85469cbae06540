"""The access log: one line a request, written a few times a second."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from typing import TextIO

from kg.server.http.exchange import Exchange
from kg.tables import printable

__all__ = ["AccessLog"]

_DELAY = 0.2
#: Characters of a path or a query in the log, at most.
_LONGEST = 300


class AccessLog:
    """Collects lines and writes them.

    A line holds time (UTC), client, method, path, status, bytes of the body, milliseconds, and the query, or why its
    answer was broken off.

    Args:
        stream: Where to; None for nowhere.
    """

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream
        self._lines: list[str] = []
        self._second = 0
        self._time = ""

    def note(self, exchange: Exchange) -> None:
        """Note an exchange that has ended."""
        if self._stream is None:
            return
        if not self._lines:
            asyncio.get_running_loop().call_later(_DELAY, self.flush)
        second = int(time.time())
        if second != self._second:
            self._second = second
            self._time = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(second))
        _, path, _, _, _, client = request = exchange.request
        words = f"{path[:_LONGEST]} {exchange.status} {exchange.sent} B"
        milliseconds = (time.perf_counter() - exchange.began) * 1000
        line = f"{self._time} {client or '-'} {request.method} {words} {milliseconds:.1f} ms {exchange.note[:_LONGEST]}"
        self._lines.append(line if line.isprintable() else printable(line))

    def flush(self) -> None:
        """Write what was noted."""
        if self._stream and self._lines:
            lines, self._lines = self._lines, []
            with suppress(OSError):  # what cannot be written is lost; the service goes on
                self._stream.write("\n".join([*lines, ""]))
                self._stream.flush()
