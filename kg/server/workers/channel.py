"""A job, who waits for its answer, and the link to the worker that runs it."""

from __future__ import annotations

import asyncio
from typing import Protocol, cast

from kg.server.http.messages import Problem
from kg.server.workers.frames import END, EXITS, GZIP, PART, PROBLEM, READY, WHOLE, FrameReader, read_problem

__all__ = ["Job", "Owner", "Receiver", "Worker"]


class Receiver(Protocol):
    """Who waits for an answer."""

    def whole(self, form: int, content: bytes, *, zipped: bool) -> None:
        """The whole answer."""

    def part(self, form: int, content: bytes, *, zipped: bool) -> None:
        """A part of it."""

    def end(self) -> None:
        """There are no more parts."""

    def problem(self, problem: Problem) -> None:
        """There is no answer, or no end of it."""


class Owner(Protocol):
    """Who gives jobs to a worker."""

    def free(self, worker: Worker) -> None:
        """The worker is ready, or done with its job."""

    def lost(self, worker: Worker) -> None:
        """The link has ended."""


class Job:
    """A job and where its answer goes.

    Args:
        content: As made by :func:`kg.server.workers.frames.pack_job`.
        receiver: Who waits for the answer.
        digest: The same for the same job.
    """

    __slots__ = ("content", "digest", "has_begun", "is_cancelled", "losses", "receiver", "since", "worker")

    def __init__(self, content: bytes, receiver: Receiver, digest: bytes) -> None:
        self.content = content
        self.receiver = receiver
        self.digest = digest
        self.since = 0.0
        self.is_cancelled = False
        self.has_begun = False
        self.losses = 0
        self.worker: Worker | None = None

    def pause(self) -> None:
        """Take no more of the answer for now."""
        if self.worker:
            self.worker.transport.pause_reading()

    def resume(self) -> None:
        """Take more of it."""
        if self.worker:
            self.worker.transport.resume_reading()


class Worker(asyncio.Protocol):
    """The link to a worker process."""

    transport: asyncio.Transport

    def __init__(self, owner: Owner, process: int) -> None:
        self.owner = owner
        self.process = process
        self.job: Job | None = None
        self.since = 0.0
        self.cpu: float | None = None  # what the process had used when its job was first seen running
        self.is_ready = False
        self.is_slow = False
        self.is_exiting = False
        self.verdict: Problem | None = None
        self._reader = FrameReader(self._take)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The link is open."""
        self.transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        """Frames."""
        self._reader.feed(data)

    def connection_lost(self, error: Exception | None) -> None:  # noqa: ARG002 - asyncio's signature
        """The process has ended."""
        self.owner.lost(self)

    def _take(self, kind: bytes, form: int, flags: int, content: bytes) -> None:
        if kind == READY:
            self.is_ready = True
            self.owner.free(self)
            return
        job = self.job
        if job is None or self.verdict:
            return
        if kind == PART:
            job.has_begun = True
            if not job.is_cancelled:
                job.receiver.part(form, content, zipped=bool(flags & GZIP))
            return
        self.is_exiting = bool(flags & EXITS)
        job.worker = self.job = None
        self.transport.resume_reading()  # a slow reader may have held it back
        self.owner.free(self)
        if job.is_cancelled:
            return
        if kind == WHOLE:
            job.receiver.whole(form, content, zipped=bool(flags & GZIP))
        elif kind == END:
            if content:
                job.receiver.part(form, content, zipped=bool(flags & GZIP))
            job.receiver.end()
        elif kind == PROBLEM:
            job.receiver.problem(read_problem(content))
