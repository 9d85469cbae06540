"""What kinds of workers there are, what holds for all of them, and how one says that a request is not its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from kg.query.limits import MAX_ANSWER
from kg.server.http.heads import Heads
from kg.server.http.limits import Limits
from kg.server.http.messages import Problem
from kg.server.workers.output import Output

__all__ = ["BUSY", "Answer", "ElsewhereError", "Settings", "WorkerKind"]

#: Answers a request.
Answer = Callable[[Output], None]

BUSY = Problem(503, "the service is busy: long queries are running", "Try again later", headers=(("Retry-After", "5"),))


class WorkerKind(NamedTuple):
    """A kind of worker.

    Args:
        prepare: Gives what answers; runs in the worker, before its limits hold.
        moment: CPU time after which a request counts as long, in seconds.
        most: Workers of this kind, beside those with a long request.
        first: How many of them are there before they are needed.
        is_single: Whether it has one connection at a time, for one request.
    """

    prepare: Callable[[], Answer]
    moment: float
    most: int
    first: int = 0
    is_single: bool = False


class Settings(NamedTuple):
    """What holds for all workers.

    Args:
        heads: Writes heads.
        limits: What clients may do.
        deadline: Time for a request, in seconds.
        megabytes: Memory beyond what is in use at the start, in 10^6 bytes.
        answer: Largest answer, in bytes.
        slow: Workers that may go on with a long request.
        log: Descriptor of the access log's file; None for no log.
    """

    heads: Heads
    limits: Limits = Limits()
    deadline: float = 10
    megabytes: int = 500
    answer: int = MAX_ANSWER
    slow: int = 8
    log: int | None = None


class ElsewhereError(Exception):
    """A request is not answered here: by a worker of another kind, or when a document is made.

    Args:
        name: The kind of worker, or ``document``.
        place: The place of the document.
    """

    def __init__(self, name: str, place: int = 0) -> None:
        super().__init__(name)
        self.name, self.place = name, place
