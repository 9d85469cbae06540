"""Documents in the making: one at a time, by a process of its own, while those who asked for it wait."""

from __future__ import annotations

import os
import selectors
import signal
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import NoReturn

from kg.errors import KgError
from kg.server.http.messages import Problem, ProblemError
from kg.server.workers.channel import Channel
from kg.server.workers.clients import Client
from kg.server.workers.forking import detach, fork_with_channel
from kg.server.workers.output import Sink
from kg.server.workers.shelf import Shelf, Writing

__all__ = ["MAKING_TIME", "Make", "Makers"]

#: Writes a document, by name and form.
Make = Callable[[Sink, str, int], None]

#: Time to make a document, in seconds.
MAKING_TIME = 120


class Makers:
    """Makes documents and puts them on the shelf.

    Args:
        selector: Where what is waited for is registered.
        shelf: Where documents stand.
        make: Writes one.
        close: Closes, in the process that makes it, what only the supervisor needs.
        free: Called with each client whose document is there, or is known not to be.
    """

    def __init__(
        self,
        selector: selectors.BaseSelector,
        shelf: Shelf,
        make: Make,
        close: Callable[[], None],
        free: Callable[[Client], None],
    ) -> None:
        self._selector, self._shelf, self._make, self._close, self._free = selector, shelf, make, close, free
        self._waiting: dict[int, list[Client]] = {}
        self._queue: deque[int] = deque()
        self._running: tuple[int, int, Channel, float] | None = None  # place, process, channel, until

    @property
    def is_timed(self) -> bool:
        """Whether a document is in the making."""
        return self._running is not None

    def wait(self, place: int, client: Client) -> None:
        """Let a client wait for a document, which is made if it is not being made."""
        if place not in self._waiting:
            self._queue.append(place)
        self._waiting.setdefault(place, []).append(client)
        self._next()

    def tick(self, now: float) -> None:
        """End what takes too long."""
        if self._running and now > self._running[3]:
            self._fail(Problem(504, f"it took longer than {MAKING_TIME} s to make this, and was stopped"))

    def close(self) -> None:
        """Make no more."""
        self._queue.clear()
        if self._running:
            self._fail(Problem(503, "the service is stopping"))

    def disown(self) -> None:
        """Close the channel, in a process that has just been forked."""
        if self._running:
            self._running[2].close()

    def _next(self) -> None:
        if self._running or not self._queue:
            return
        place = self._queue.popleft()
        try:
            process, channel = fork_with_channel(self._close, lambda channel: self._write(channel, place))
        except OSError as error:
            self._shelf.put_problem(place, Problem(503, f"no process can be started: {error.strerror}"))
            self._release(place)
            return
        self._running = place, process, channel, time.monotonic() + MAKING_TIME
        self._selector.register(channel, selectors.EVENT_READ, self._on_end)

    def _write(self, channel: Channel, place: int) -> NoReturn:
        """Make a document; in its own process."""
        detach()
        name, form = self._shelf.keys[place]
        try:
            writing = Writing()
            self._make(writing, name, form)
            self._shelf.put(place, writing.document())
        except ProblemError as error:
            self._shelf.put_problem(place, error.problem)
        except KgError as error:
            self._shelf.put_problem(place, Problem(404, error.what, error.hint))
        channel.close()
        os._exit(0)

    def _on_end(self) -> None:
        """The process has ended: it says nothing before."""
        self._fail(Problem(500, "this could not be made", "Try again, and report it"))

    def _fail(self, problem: Problem) -> None:
        """Bury the process; where it has made nothing, this is why."""
        if self._running is None:
            return
        place, process, channel, _ = self._running
        self._running = None
        self._selector.unregister(channel)
        channel.close()
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        if self._shelf.find(place) is None:
            self._shelf.put_problem(place, problem)
        self._release(place)
        self._next()

    def _release(self, place: int) -> None:
        for client in self._waiting.pop(place, []):
            self._free(client)
