"""The heads of responses as bytes."""

from __future__ import annotations

import time
from email.utils import formatdate
from http import HTTPStatus

from kg.server.http.messages import Headers, Response

__all__ = ["Heads"]

#: Statuses whose answers have neither body nor length.
_BODILESS = (204, 304)


class Heads:
    """Writes heads; what is the same for all answers of a second is made once.

    Args:
        headers: Headers of every answer.
    """

    def __init__(self, headers: Headers = ()) -> None:
        self._headers = "".join(f"{name}: {value}\r\n" for name, value in headers)
        self._second = 0
        self._starts: dict[tuple[int, bool, bool], str] = {}

    def head(self, status: int, fields: str, *, keep_alive: bool, is_old: bool) -> bytes:
        """Status line and headers.

        Args:
            status: HTTP status.
            fields: Further headers, as lines.
            keep_alive: Whether the connection stays; said where it goes without saying the other way round.
            is_old: Whether the client speaks HTTP/1.0.
        """
        second = int(time.time())
        if second != self._second:
            self._second, self._starts = second, {}
        start = self._starts.get((status, keep_alive, is_old))
        if start is None:
            last = "Connection: close\r\n" if not keep_alive else "Connection: keep-alive\r\n" if is_old else ""
            start = (
                f"HTTP/1.1 {status} {HTTPStatus(status).phrase}\r\nDate: {formatdate(second, usegmt=True)}\r\n"
                f"Server: condition-kg\r\n{self._headers}{last}"
            )
            self._starts[status, keep_alive, is_old] = start
        return f"{start}{fields}\r\n".encode("latin-1")

    def whole(self, response: Response, *, keep_alive: bool, is_old: bool = False, is_head: bool = False) -> bytes:
        """A response with its body, if it may have one."""
        fields = "".join([f"{name}: {value}\r\n" for name, value in response.headers])
        if response.media_type:
            fields += f"Content-Type: {response.media_type}\r\n"
        if response.status not in _BODILESS:
            fields += f"Content-Length: {len(response.body)}\r\n"
        head = self.head(response.status, fields, keep_alive=keep_alive, is_old=is_old)
        return head if is_head else head + response.body
