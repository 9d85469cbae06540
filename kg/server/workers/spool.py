"""A file without a name for what a client has not yet taken: no worker waits for a reader."""

from __future__ import annotations

import os
import socket
import tempfile
from contextlib import suppress

__all__ = ["Spool", "nameless_file", "send_file"]


class Spool:
    """Bytes that wait, in order."""

    def __init__(self) -> None:
        self.file = nameless_file()
        self.waiting = self.end = 0

    @property
    def start(self) -> int:
        """Where what waits begins."""
        return self.end - self.waiting

    def add(self, data: bytes) -> None:
        """Let bytes wait.

        Raises:
            OSError: when there is no room for them.
        """
        view = memoryview(data)
        while view:
            written = os.pwrite(self.file, view, self.end)
            self.end += written
            self.waiting += written
            view = view[written:]

    def send(self, connection: socket.socket) -> None:
        """Send as much as the client takes now.

        Raises:
            ConnectionError: when it has gone.
        """
        self.waiting -= send_file(connection, self.file, self.start, self.waiting)

    def clear(self) -> None:
        """Forget everything."""
        if self.end:
            os.ftruncate(self.file, 0)
        self.waiting = self.end = 0

    def close(self) -> None:
        """Close the file."""
        os.close(self.file)


def nameless_file() -> int:
    """The descriptor of a new file without a name: in memory where the system has such files, as a disk may stall."""
    if hasattr(os, "memfd_create"):
        return os.memfd_create("kg")
    with tempfile.TemporaryFile(prefix="kg-") as file:
        return os.dup(file.fileno())


def send_file(connection: socket.socket, file: int, start: int, left: int) -> int:
    """Send a part of a file, as much of it as the client takes now; the number of bytes sent.

    Raises:
        ConnectionError: when the client has gone.
    """
    sent = 0
    with suppress(BlockingIOError):
        while sent < left:
            step = os.sendfile(connection.fileno(), file, start + sent, left - sent)
            if not step:
                break
            sent += step
    return sent
