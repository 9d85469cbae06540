"""Memory that the processes share: what each worker does, which the supervisor reads when the worker has died."""

from __future__ import annotations

import mmap
import struct
from typing import NamedTuple

__all__ = ["Board", "Doing", "Table"]

#: Connection, whether its answer has begun, length of the beginning of the request, since when.
_CELL = struct.Struct("=I?xHd")
#: Bytes of a request that are kept.
_BEGINNING = 1_500
_ROOM = _CELL.size + _BEGINNING
_HASHES = 4096


class Doing(NamedTuple):
    """What a worker does: on which connection (0 for none), whether its answer has begun, since when, and the request.

    ``since`` is by :func:`time.monotonic`; of the request there are the first bytes alone.
    """

    connection: int
    has_begun: bool
    since: float
    request: bytes


class Board(NamedTuple):
    """What the supervisor lets all workers know.

    Args:
        ready: Workers for short queries that can answer.
        slow: Workers that go on with a long one.
        waiting: Connections without a worker.
        things_ready: Workers for things that can answer.
        things_busy: Those of them that have a request.
        things_slow: Workers that go on with a thing that takes long.
        things_waiting: Requests for things without a worker.
        places: Free places for long queries.
        is_stopping: Whether the service is stopping.
        bodies: Bytes of requests that have not arrived whole.
        unread: Bytes of answers that are not fetched.
    """

    ready: int = 0
    slow: int = 0
    waiting: int = 0
    things_ready: int = 0
    things_busy: int = 0
    things_slow: int = 0
    things_waiting: int = 0
    places: int = 0
    is_stopping: bool = False
    bodies: int = 0
    unread: int = 0


_BOARD = struct.Struct("=IIIIIIII?7xQQ")


class Table:
    """A cell for each worker, the board, and the digests of queries that were too slow before.

    Args:
        workers: The number of cells.
    """

    def __init__(self, workers: int) -> None:
        self._board = workers * _ROOM
        self._slow = self._board + _BOARD.size
        self._memory = mmap.mmap(-1, self._slow + _HASHES * 8)
        self.size = workers

    def begin(self, place: int, connection: int, since: float, request: bytes) -> None:
        """A worker has a request."""
        start = place * _ROOM
        request = request[:_BEGINNING]
        size = len(request)
        _CELL.pack_into(self._memory, start, connection, False, size, since)  # noqa: FBT003 - the library's signature
        start += _CELL.size
        self._memory[start : start + size] = request

    def mark(self, place: int) -> None:
        """The first byte of the answer is about to go."""
        self._memory[place * _ROOM + 4] = 1

    def end(self, place: int) -> None:
        """The request is answered."""
        _CELL.pack_into(self._memory, place * _ROOM, 0, False, 0, 0.0)  # noqa: FBT003 - the library's signature

    def read(self, place: int) -> Doing:
        """What a worker does."""
        start = place * _ROOM
        connection, has_begun, size, since = _CELL.unpack_from(self._memory, start)
        start += _CELL.size
        return Doing(connection, has_begun, since, self._memory[start : start + size])

    def busy(self) -> int:
        """How many workers have a request."""
        return sum(1 for place in range(self.size) if self._memory[place * _ROOM : place * _ROOM + 4] != b"\0\0\0\0")

    @property
    def board(self) -> Board:
        """What the supervisor has written last."""
        return Board(*_BOARD.unpack_from(self._memory, self._board))

    @board.setter
    def board(self, board: Board) -> None:
        _BOARD.pack_into(self._memory, self._board, *board)

    def remember(self, digest: bytes) -> None:
        """A query was too slow."""
        place = self._place(digest)
        self._memory[place : place + 8] = digest[:8]

    def was_slow(self, digest: bytes) -> bool:
        """Whether a query was too slow before."""
        place = self._place(digest)
        return self._memory[place : place + 8] == digest[:8]

    def _place(self, digest: bytes) -> int:
        return self._slow + int.from_bytes(digest[:4], "little") % _HASHES * 8
