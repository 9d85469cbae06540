"""The workers of a kind as the supervisor has them, and the connections that wait for one."""

from __future__ import annotations

import os
import signal
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress

from kg.server.http.messages import Problem
from kg.server.workers.channel import Channel
from kg.server.workers.clients import Client
from kg.server.workers.kinds import WorkerKind

__all__ = ["Fork", "Lane", "WorkerProcess"]

#: Pause after a worker that could not begin, in seconds; twice as long after each further one, and at most so long.
_PAUSE, _LONGEST = 0.1, 10.0
#: So many workers in a row may fail to begin before those who wait are told.
_TRIES = 2


class WorkerProcess:
    """A worker: its connections, and what is known of it.

    ``until`` is the deadline of the long request that it goes on with; ``late`` since when it had a request that should
    have been over, when that was last looked at; ``verdict`` why it was ended.
    """

    def __init__(self, process: int, place: int, channel: Channel, lane: Lane) -> None:
        self.process, self.place, self.channel, self.lane = process, place, channel, lane
        self.clients: set[int] = set()
        self.is_ready = self.is_slow = False
        self.until = self.late = 0.0
        self.digest = b""
        self.verdict: Problem | None = None

    def kill(self, verdict: Problem) -> None:
        """End it."""
        if not self.verdict:
            self.verdict = verdict
            with suppress(ProcessLookupError):
                os.kill(self.process, signal.SIGKILL)


#: Forks a worker of a kind, at a place of the table; raises OSError when that is not possible.
Fork = Callable[["Lane"], WorkerProcess]


class Lane:
    """The workers of a kind.

    ``trouble`` is why none could be started, as long as that is so.

    Args:
        name: Of the kind.
        kind: What they are to do.
        fork: Forks one.
    """

    def __init__(self, name: str, kind: WorkerKind, fork: Fork) -> None:
        self.name, self.kind, self._fork = name, kind, fork
        self.workers: list[WorkerProcess] = []
        self.waiting: deque[Client] = deque()
        self.trouble = ""
        self._failures, self._retry = 0, 0.0
        self._is_draining = False

    @property
    def ready(self) -> int:
        """Workers that can answer."""
        return sum(1 for worker in self.workers if worker.is_ready)

    @property
    def busy(self) -> int:
        """Workers that have a connection."""
        return sum(1 for worker in self.workers if worker.clients)

    @property
    def has_failed(self) -> bool:
        """Whether there is no hope for who waits now."""
        return self._failures >= _TRIES and not self.ready

    @property
    def is_waiting(self) -> bool:
        """Whether there is something to do as soon as time has passed."""
        return bool(self.waiting or self._failures or any(worker.channel.is_full for worker in self.workers))

    def drain(self) -> None:
        """Let the workers end with what has been asked."""
        self._is_draining = True
        for worker in self.workers:
            with suppress(OSError):
                worker.channel.send("drain")

    def give(self, client: Client) -> None:
        """Hand a connection to the worker that has the fewest, or let it wait for one."""
        client.since = client.since or time.monotonic()
        free = [each for each in self.workers if not each.verdict and not (self.kind.is_single and each.clients)]
        for worker in sorted(free, key=lambda each: (not each.is_ready, len(each.clients))):
            with suppress(OSError):  # it has just ended
                worker.channel.send("take", client.number, client.address, content=client.held, file=client.number)
                if self._is_draining:
                    worker.channel.send("drain")
                worker.clients.add(client.number)
                client.since = 0.0
                return
        self.waiting.append(client)

    def fill(self, now: float) -> None:
        """Fork as many workers as are needed, then hand out what waits."""
        demand = sum(len(worker.clients) for worker in self.workers) + len(self.waiting)
        wanted = min(self.kind.most, max(0 if self._is_draining else self.kind.first, demand))
        while len(self.workers) < wanted and now >= self._retry:
            try:
                self.workers.append(self._fork(self))
            except OSError as error:
                self.fail(f"no process can be started: {error.strerror}", now)
            else:
                if self._failures:
                    break  # one at a time, until it is known to work
        waiting, self.waiting = self.waiting, deque()
        for client in waiting:
            self.give(client)

    def begin(self, worker: WorkerProcess) -> None:
        """A worker is ready."""
        worker.is_ready = True
        self.trouble, self._failures, self._retry = "", 0, 0.0

    def fail(self, why: str, now: float) -> None:
        """A worker could not begin: the next one not at once."""
        self.trouble = self.trouble or why
        self._failures += 1
        self._retry = now + min(_LONGEST, _PAUSE * 2**self._failures)
