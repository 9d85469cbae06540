"""What the service and its worker processes say to each other, over a socket pair.

To the worker goes a job: its length (4 bytes, big-endian), then the name and its arguments by :mod:`marshal`. Back come
frames: kind (1 byte), place of the media type in :data:`kg.rdf.forms.FORMS` (1 byte), flags (1 byte), length
(4 bytes), content. The service takes nothing else from a worker, which has read what strangers sent.
"""

from __future__ import annotations

import json
import marshal
import struct
from collections.abc import Callable
from typing import Any

from kg.server.http.messages import Problem

__all__ = ["END", "EXITS", "GZIP", "HEADER", "PART", "PROBLEM", "READY", "WHOLE"]
__all__ += ["Argument", "FrameReader", "pack_job", "pack_problem", "read_job", "read_problem"]

HEADER = struct.Struct(">cBBI")
_LENGTH = struct.Struct(">I")

#: Kinds of frames: the worker can begin; a whole answer; a part of one; its end; why there is none.
READY, WHOLE, PART, END, PROBLEM = (bytes([letter]) for letter in b"R=+.!")
#: Flags: the content is compressed; the worker ends after this answer.
GZIP, EXITS = 1, 2

#: Arguments of a job are plain values.
Argument = str | int | bytes | bool | None | tuple[Any, ...]


def pack_job(name: str, *arguments: Argument) -> bytes:
    """A job as it is sent."""
    content = marshal.dumps((name, *arguments))
    return _LENGTH.pack(len(content)) + content


def read_job(receive: Callable[[int], bytes]) -> tuple[Any, ...] | None:
    """The next job; None when the service has gone.

    Args:
        receive: Gives so many bytes at most, none at the end, as ``socket.recv``.
    """
    data = receive(65_536)
    while data:
        if len(data) >= _LENGTH.size:
            missing = _LENGTH.size + _LENGTH.unpack_from(data)[0] - len(data)
            if missing == 0:
                job: tuple[Any, ...] = marshal.loads(data[_LENGTH.size :])  # noqa: S302 - from the service itself
                return job
        more = receive(65_536)
        if not more:
            return None
        data += more
    return None


def pack_problem(problem: Problem, flags: int = 0) -> bytes:
    """A problem as a frame."""
    content = json.dumps([problem.status, problem.detail, problem.hint, problem.line, problem.column]).encode()
    return HEADER.pack(PROBLEM, 0, flags, len(content)) + content


def read_problem(content: bytes) -> Problem:
    """The problem in a frame."""
    status, detail, hint, line, column = json.loads(content)
    return Problem(int(status), str(detail), str(hint), int(line), int(column))


class FrameReader:
    """Cuts what a worker sends into frames.

    Args:
        take: Called with kind, place of the media type, flags and content of each.
    """

    def __init__(self, take: Callable[[bytes, int, int, bytes], None]) -> None:
        self._take = take
        self._buffer = bytearray()

    def feed(self, data: bytes) -> None:
        """Take in bytes as they come."""
        if self._buffer:
            self._buffer += data
            data = bytes(self._buffer)
            self._buffer.clear()
        start, size = 0, len(data)
        while size - start >= HEADER.size:
            kind, form, flags, length = HEADER.unpack_from(data, start)
            end = start + HEADER.size + length
            if end > size:
                break
            self._take(kind, form, flags, data[start + HEADER.size : end])
            start = end
        if start < size:
            self._buffer += data[start:]
