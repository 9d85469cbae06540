"""The same work on many things, on all cores: results in the order of the things, whatever the number of cores."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

__all__ = ["cores", "in_parts"]

_Thing = TypeVar("_Thing")
_Result = TypeVar("_Result")

#: Things that are done in one go, and things from which more than one process pays.
_PART, _MANY = 1000, 4000
#: The work and the things that forked processes take over; to pickle them would cost more than the work.
_task: list[tuple[Callable[[Any], Any], Sequence[Any]]] = []


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_parts(
    work: Callable[[_Thing], _Result],
    things: Sequence[_Thing],
    *,
    jobs: int,
    tell: Callable[[float], None] = lambda _: None,
) -> list[_Result]:
    """What the work makes of each thing.

    Where a system can fork, processes take over what this one holds in memory; elsewhere it works alone.

    Args:
        work: Is called with each thing, and changes nothing that is seen outside.
        things: What to work on.
        jobs: Processes, at most.
        tell: Is told the share that is done, 0 to 1.
    """
    starts = range(0, len(things), _PART)
    found: list[_Result] = []
    if jobs < 2 or len(things) < _MANY or sys.platform in {"win32", "darwin"}:
        for start in starts:
            found += map(work, things[start : start + _PART])
            tell(len(found) / len(things))
        return found
    from multiprocessing import get_context

    _task.append((work, things))
    try:
        with get_context("fork").Pool(jobs) as pool:
            for part in pool.imap(_part, starts):
                found += part
                tell(len(found) / len(things))
    finally:
        _task.pop()
    return found


def _part(start: int) -> list[Any]:
    work, things = _task[-1]
    return [work(thing) for thing in things[start : start + _PART]]
