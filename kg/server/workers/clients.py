"""The connections as the supervisor has them: a duplicate of each, and those that no worker has."""

from __future__ import annotations

import os
import selectors
import socket
import struct
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from kg.server.http.heads import Heads
from kg.server.http.limits import Limits
from kg.server.http.messages import Problem, Request
from kg.server.http.negotiate import prefers_html
from kg.server.workers.spool import send_file

__all__ = ["Client", "Clients"]

#: Bytes that are sent of a file before it is another's turn.
_STEP = 1 << 20
#: Makes a close break the connection.
_BREAK = struct.pack("ii", 1, 0)


class Client:
    """A connection; its descriptor is its number.

    ``held`` is what is there of requests that are not answered; ``due`` when what is waited for must have come;
    ``since`` the time from which it has waited for a worker.
    """

    __slots__ = (
        *("address", "due", "file", "held", "keep_alive", "left", "number", "since", "socket", "start"),
        "is_registered",
    )

    def __init__(self, accepted: socket.socket, address: str) -> None:
        self.socket, self.address, self.number = accepted, address, accepted.fileno()
        self.held = b""
        self.due = self.since = 0.0
        self.file, self.start, self.left, self.keep_alive = -1, 0, 0, False
        self.is_registered = False


class Clients:
    """All connections.

    Args:
        selector: Where what is waited for is registered, with a function to call.
        heads: Writes heads.
        limits: What clients may do.
        free: Called with a client that has got the whole answer and keeps the connection.
    """

    def __init__(
        self,
        selector: selectors.BaseSelector,
        heads: Heads,
        limits: Limits,
        free: Callable[[Client], None],
    ) -> None:
        self._selector, self._heads, self._limits, self._free = selector, heads, limits, free
        self._clients: dict[int, Client] = {}
        self._timed: set[Client] = set()
        self._bodies = self._unread = 0

    def __len__(self) -> int:
        return len(self._clients)

    @property
    def bodies(self) -> int:
        """Bytes of requests that are not answered."""
        return self._bodies

    @property
    def unread(self) -> int:
        """Bytes of answers that are not fetched."""
        return self._unread

    @property
    def is_timed(self) -> bool:
        """Whether the time must be looked at for one of them."""
        return bool(self._timed)

    def get(self, number: int) -> Client:
        """The client of a number."""
        return self._clients[number]

    def add(self, accepted: socket.socket, address: str) -> Client | None:
        """A new connection; None when there are too many."""
        accepted.settimeout(0)
        with suppress(OSError):
            accepted.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        client = Client(accepted, address)
        self._clients[client.number] = client
        if len(self._clients) <= self._limits.connections:
            return client
        later = (("Retry-After", "5"),)
        self.refuse(client, Problem(503, "too many connections are open", "Try again later", headers=later))
        return None

    def hold(self, client: Client, content: bytes) -> None:
        """Keep what is there of requests that are not answered."""
        self._bodies += len(content) - len(client.held)
        client.held = content

    def refuse(self, client: Client, problem: Problem, request: Request | None = None) -> int:
        """Answer in place of a worker, and end; the number of bytes of the answer's body."""
        as_page = request is not None and prefers_html(request.headers.get("accept"))
        response = problem.response(as_page=as_page, path=request.path if request else "/")
        is_head = request is not None and request.method == "HEAD"
        with suppress(OSError):
            client.socket.send(self._heads.whole(response, keep_alive=False, is_head=is_head))
            client.socket.shutdown(socket.SHUT_WR)
        self.linger(client)
        return len(response.body)

    def linger(self, client: Client) -> None:
        """Wait for the client to close: a close with bytes unread would break the connection, and the last answer."""
        self.hold(client, b"")
        self._await(client, selectors.EVENT_READ, self._on_late, self._limits.linger_time)

    def relay(self, client: Client, file: int, start: int, left: int, *, keep_alive: bool) -> None:
        """Send the rest of an answer as the client takes it.

        Args:
            client: To whom.
            file: An open file, which is closed after that.
            start: Where the rest begins.
            left: Its bytes.
            keep_alive: Whether the connection stays after it.
        """
        client.file, client.start, client.left, client.keep_alive = file, start, left, keep_alive
        self._unread += left
        self._await(client, selectors.EVENT_WRITE, self._on_writable, self._limits.write_time)

    def release(self, client: Client) -> None:
        """Look after the client no longer: a worker has it."""
        self._timed.discard(client)
        if client.is_registered:
            self._selector.unregister(client.socket)
            client.is_registered = False

    def forget(self, client: Client, *, breaking: bool = False) -> None:
        """Close a connection, or break it."""
        self.release(client)
        self.hold(client, b"")
        self._close_file(client)
        del self._clients[client.number]
        if breaking:
            with suppress(OSError):
                client.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _BREAK)
        client.socket.close()

    def tick(self, now: float) -> None:
        """Close what has waited too long; a result that is not fetched breaks."""
        for client in [each for each in self._timed if now > each.due]:
            self.forget(client, breaking=client.file >= 0)

    def close(self) -> None:
        """Break off whatever is left."""
        for client in list(self._clients.values()):
            self.forget(client, breaking=True)

    def disown(self) -> None:
        """Close all descriptors, in a process that has just been forked."""
        for client in self._clients.values():
            client.socket.close()
            if client.file >= 0:
                os.close(client.file)

    def _await(self, client: Client, event: int, act: Callable[[Client], None], seconds: float) -> None:
        self.release(client)
        self._selector.register(client.socket, event, partial(act, client))
        client.is_registered = True
        client.due = time.monotonic() + seconds
        self._timed.add(client)

    def _on_late(self, client: Client) -> None:
        """Whatever a client says after its last answer is not read."""
        try:
            if client.socket.recv(1 << 16):
                return
        except BlockingIOError:
            return
        except OSError:
            pass
        self.forget(client)

    def _on_writable(self, client: Client) -> None:
        try:
            sent = send_file(client.socket, client.file, client.start, min(client.left, _STEP))
        except OSError:
            self.forget(client)
            return
        client.start, client.left = client.start + sent, client.left - sent
        self._unread -= sent
        client.due = time.monotonic() + self._limits.write_time
        if client.left:
            return
        self._close_file(client)
        self.release(client)
        if client.keep_alive:
            self._free(client)
            return
        with suppress(OSError):
            client.socket.shutdown(socket.SHUT_WR)
        self.linger(client)

    def _close_file(self, client: Client) -> None:
        if client.file >= 0:
            os.close(client.file)
            self._unread -= client.left
            client.file, client.left = -1, 0
