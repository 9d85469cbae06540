"""What the service lets clients do."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Limits"]


@dataclass(frozen=True, slots=True)
class Limits:
    """What clients may send, keep open, and how long they may take: characters, bytes, seconds, connections.

    ``bodies`` is for all requests that have not arrived whole, ``unread`` for all answers that are not yet fetched; the
    rest is for each.
    """

    url: int = 32_768
    head: int = 65_536
    body: int = 1_000_000
    bodies: int = 200_000_000
    unread: int = 500_000_000
    head_time: float = 10
    body_time: float = 30
    idle_time: float = 60
    write_time: float = 30
    linger_time: float = 2
    connections: int = 1000

    @classmethod
    def for_queries(cls, most: int, connections: int) -> Limits:
        """Limits under which a query of so many bytes arrives by any way, percent-encoded too: that triples them."""
        room = 3 * most + 8_192
        return cls(url=room, head=room + cls().head, body=room, connections=min(cls().connections, connections))
