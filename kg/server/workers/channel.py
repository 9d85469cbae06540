"""Messages between the supervisor and a process that it has forked, and open files with them (SCM_RIGHTS).

A message is a name, plain values as JSON, bytes as they are, and at most one open file. What a worker says is read as
no more than that: it has read what strangers sent.
"""

from __future__ import annotations

import json
import os
import socket
import struct
from collections import deque
from contextlib import suppress
from typing import NamedTuple

__all__ = ["Channel", "Message", "Value"]

Value = str | int | float | bool | None

#: Whether a file comes along, length of the JSON, length of the bytes.
_HEADER = struct.Struct("=?II")
_READ = 1 << 16


class Message(NamedTuple):
    """A message that has arrived."""

    name: str
    values: list[Value]
    content: bytes
    file: int | None


class Channel:
    """One end of a connected pair of stream sockets.

    Args:
        link: The socket. Where it does not block, :attr:`is_full` tells that something waits for :meth:`flush`.
    """

    def __init__(self, link: socket.socket) -> None:
        self._link = link
        self._out: deque[tuple[memoryview, int | None]] = deque()
        self._in = bytearray()
        self._files: deque[int] = deque()

    def fileno(self) -> int:
        """The descriptor of the socket."""
        return self._link.fileno()

    def close(self) -> None:
        """Close this end, and the files that came and were not taken."""
        for file in self._files:
            os.close(file)
        self._files.clear()
        self._link.close()

    @property
    def is_full(self) -> bool:
        """Whether messages wait to be sent."""
        return bool(self._out)

    def send(self, name: str, *values: Value, content: bytes = b"", file: int | None = None) -> None:
        """Send a message.

        Args:
            name: What it is.
            values: Its plain values.
            content: Its bytes.
            file: An open file, which must stay open until it is sent.

        Raises:
            OSError: when the other end has gone.
        """
        text = json.dumps([name, *values]).encode()
        data = _HEADER.pack(file is not None, len(text), len(content)) + text + content
        self._out.append((memoryview(data), file))
        if len(self._out) == 1:
            self.flush()

    def flush(self) -> None:
        """Send what waits, as far as the other end takes it.

        Raises:
            OSError: when the other end has gone.
        """
        with suppress(BlockingIOError):
            while self._out:
                data, file = self._out[0]
                sent = self._link.send(data) if file is None else socket.send_fds(self._link, [data], [file])
                if sent == len(data):
                    self._out.popleft()
                else:
                    self._out[0] = data[sent:], None

    def receive(self) -> list[Message] | None:
        """The messages that are there; waits for some if the socket blocks. None when the other end has gone."""
        try:
            data, files, _, _ = socket.recv_fds(self._link, _READ, 16)
        except BlockingIOError:
            return []
        except ConnectionError:
            return None
        if not data:
            return None
        self._files.extend(files)
        self._in += data
        found: list[Message] = []
        while len(self._in) >= _HEADER.size:
            has_file, text, content = _HEADER.unpack_from(self._in)
            start, end = _HEADER.size + text, _HEADER.size + text + content
            if len(self._in) < end:
                break
            name, *values = json.loads(bytes(self._in[_HEADER.size : start]))
            file = self._files.popleft() if has_file else None
            found.append(Message(name, values, bytes(self._in[start:end]), file))
            del self._in[:end]
        return found
