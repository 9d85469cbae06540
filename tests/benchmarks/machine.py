"""What the machine does while something is measured: a slice of time in which it was busy with others says nothing."""

from __future__ import annotations

import os
import resource
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

__all__ = ["Slices", "cpu_of", "pss_of"]

T = TypeVar("T")

#: A slice counts if others had at most this part of the processors.
MOST_OTHERS = 0.08
#: A run says nothing if more than this part of its slices is dropped.
MOST_DROPPED = 0.3
_TICKS = os.sysconf("SC_CLK_TCK")


def cpu_of(processes: Iterable[int]) -> float:
    """CPU seconds that processes have used until now, with their children that have ended."""
    ticks = 0
    for pid in processes:
        try:
            fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        except OSError:
            continue
        ticks += sum(map(int, fields[11:15]))
    return ticks / _TICKS


def pss_of(processes: Iterable[int]) -> float:
    """Memory of processes in 10^6 bytes; what several share counts once (proportional set size)."""
    total = 0
    for pid in processes:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
        total += next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total * 1024 / 1e6


def _busy() -> float:
    """CPU seconds that were used by anybody, or taken away from this machine by its host."""
    fields = Path("/proc/stat").read_text(encoding="ascii").split("\n", 1)[0].split()[1:]
    user, nice, system, _, _, irq, softirq, steal = map(int, fields[:8])
    return (user + nice + system + irq + softirq + steal) / _TICKS


def _own() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return sum(each.ru_utime + each.ru_stime for each in used)


class Slices:
    """Runs things in slices, and counts those in which the machine was busy with others.

    Args:
        watched: The processes that belong to the measurement, beside this one and its children that end meanwhile.
    """

    def __init__(self, watched: Callable[[], Iterable[int]]) -> None:
        self._watched = watched
        self.number = self.dropped = 0

    def run(self, work: Callable[[], T], processes: Callable[[], Iterable[int]]) -> tuple[T, float] | None:
        """Run something; None where others were busy.

        Args:
            work: What is measured.
            processes: Those whose CPU time is wanted.
        """
        began, busy, ours, theirs = time.monotonic(), _busy(), _own(), cpu_of(self._watched())
        before = cpu_of(processes())
        result = work()
        used = cpu_of(processes()) - before
        seconds = time.monotonic() - began
        others = _busy() - busy - (_own() - ours) - (cpu_of(self._watched()) - theirs)
        self.number += 1
        if others > MOST_OTHERS * seconds * (os.cpu_count() or 1):
            self.dropped += 1
            return None
        return result, used

    @property
    def is_void(self) -> bool:
        """Whether too much was dropped."""
        return self.dropped > MOST_DROPPED * self.number

    def __str__(self) -> str:
        return f"{self.dropped} of {self.number} slices dropped, in which others were busy"
