"""Standard input and output for the protocol alone: whole messages or none, and an end that nothing holds up.

The transport of the SDK reads and writes ``sys.stdin`` and ``sys.stdout``; while :func:`wire` holds, these are the
streams here, and whatever else a program prints goes to standard error.
"""

from __future__ import annotations

import io
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NoReturn

__all__ = ["MAX_MESSAGE", "wire"]

#: Longest message taken, in bytes.
MAX_MESSAGE = 16_000_000
#: How long the end waits for a reader that does not read, in seconds.
_PATIENCE = 1.0
_NEWLINE = b"\n"


class _Output(io.RawIOBase):
    """Writes each message whole; who ends the process waits for it."""

    def __init__(self, file: int) -> None:
        super().__init__()
        self._file = file
        self.lock = threading.Lock()
        self.on_gone: Callable[[], object] = lambda: None

    def writable(self) -> bool:
        return True

    def write(self, data: bytes | bytearray | memoryview) -> int:  # type: ignore[override]
        with self.lock:
            left = memoryview(data)
            try:
                while left:
                    left = left[os.write(self._file, left) :]
            except BrokenPipeError:  # nobody is there any more
                self.on_gone()
        return len(data)


class _Input(io.RawIOBase):
    """Reads messages; at the end of input, or at a message without an end, the process ends, whoever still works."""

    def __init__(self, file: int, leave: _Leave) -> None:
        super().__init__()
        self._file = file
        self._leave = leave
        self._length = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = os.read(self._file, len(buffer))
        self._length = len(data) - 1 - data.rindex(_NEWLINE) if _NEWLINE in data else self._length + len(data)
        if self._length > MAX_MESSAGE:
            print(f"kg: a message is longer than {MAX_MESSAGE:,} bytes", file=sys.stderr)
            data = b""
        if not data:
            self._leave.soon()
        buffer[: len(data)] = data
        return len(data)


class _Leave:
    """How the process ends when it must: no message is cut that somebody reads."""

    def __init__(self, output: _Output, close: Callable[[], None]) -> None:
        self._output = output
        self._close = close

    def now(self, *_: object) -> NoReturn:
        """End everything, after the message that is being written."""
        self._output.lock.acquire(timeout=_PATIENCE)
        self.at_once()

    def at_once(self) -> NoReturn:
        """End everything."""
        self._close()
        os._exit(0)

    def soon(self) -> None:
        """End in a moment, should the process not end by itself: a write may wait for a reader that is gone."""
        timer = threading.Timer(_PATIENCE, self.now)
        timer.daemon = True
        timer.start()


class _Text:
    """What the transport takes for a standard stream: it asks for the buffer alone."""

    def __init__(self, buffer: io.BufferedIOBase | io.RawIOBase) -> None:
        self.buffer = buffer


@contextmanager
def wire(close: Callable[[], None]) -> Iterator[None]:
    """Lend standard input and output to the protocol.

    Args:
        close: What to do before the process ends by a signal, or because nobody reads its output any more.
    """
    kept = sys.stdin, sys.stdout
    output = _Output(os.dup(1))
    leave = _Leave(output, close)
    output.on_gone = leave.at_once
    source = io.BufferedReader(_Input(os.dup(0), leave))
    os.dup2(2, 1)
    signal.signal(signal.SIGTERM, leave.now)
    signal.signal(signal.SIGINT, leave.now)
    sys.stdin, sys.stdout = _Text(source), _Text(output)
    try:
        yield
    finally:
        sys.stdin, sys.stdout = kept
