"""A client's connection as a worker has it."""

from __future__ import annotations

import socket
import time

from kg.server.http.limits import Limits
from kg.server.http.requests import RequestReader

__all__ = ["Connection"]


class Connection:
    """A client's connection.

    Of all that came on it, the supervisor holds what is between ``told_from`` and ``told_to``.
    """

    __slots__ = ("due", "has_head", "is_between", "is_unfinished", "number", "reader", "socket", "told_from", "told_to")

    def __init__(self, number: int, file: int, client: str, limits: Limits) -> None:
        self.number = number
        self.socket = socket.socket(fileno=file)
        self.socket.settimeout(0)
        self.reader = RequestReader(client, limits)
        self.due = time.monotonic() + limits.head_time
        self.told_from = self.told_to = 0
        self.is_between, self.has_head, self.is_unfinished = True, False, False
