"""A connection that keeps what is sent, for exchanges without a server."""

from __future__ import annotations

from collections.abc import Mapping

from kg.server.http.exchange import Exchange
from kg.server.http.messages import Request


class Sent:
    """A connection that keeps what an exchange sends.

    Args:
        stopping: Whether the service is stopping.
    """

    def __init__(self, *, stopping: bool = False) -> None:
        self.data = b""
        self.ended: list[str] = []
        self._stopping = stopping

    def fixed_headers(self) -> bytes:
        return b"Server: test\r\n"

    def is_last(self) -> bool:
        return self._stopping

    def write(self, data: bytes) -> None:
        self.data += data

    def finished(self, exchange: Exchange) -> None:
        self.ended.append("finished")
        exchange.release()

    def break_off(self, exchange: Exchange) -> None:
        self.ended.append("broken off")
        exchange.release()

    @property
    def status(self) -> int:
        return int(self.data.split(b" ", 2)[1])

    @property
    def headers(self) -> dict[str, str]:
        """By name in lower case."""
        lines = self.data.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")[1:]
        return {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}

    @property
    def body(self) -> bytes:
        return self.data.partition(b"\r\n\r\n")[2]


def exchange_of(
    sent: Sent,
    method: str = "GET",
    path: str = "/",
    *,
    keep_alive: bool = True,
    is_old: bool = False,
    client: str = "127.0.0.1",
    headers: Mapping[str, str] | None = None,
) -> Exchange:
    """A request; the names of its headers are in lower case."""
    request = Request(method, path, "", dict(headers or {}), client=client)
    return Exchange(sent, request, keep_alive=keep_alive, is_old=is_old)
