"""The second thread tells of a request that has used up its moment, once, and of no other."""

from __future__ import annotations

import os
import time

import pytest

from kg.server.workers.watch import Watch
from tests.kg.server.echo import spin


def told(moment: float, work: str) -> str:
    """What the watch tells in a process of its own, in letters: t for told, l for looked."""
    readable, writable = os.pipe()
    child = os.fork()
    if child == 0:

        def tell() -> None:
            os.write(writable, b"t")

        def look(_: float) -> None:
            os.write(writable, b"l")

        watch = Watch(moment, tell, look)
        watch.start()
        if work == "short":
            for _ in range(40):
                watch.begin(time.monotonic())
                spin(0.005)
                watch.end()
        elif work == "long after a rest":
            time.sleep(1.2)
            watch.begin(time.monotonic())
            spin(0.4)
            watch.end()
        elif work == "waiting":
            watch.begin(time.monotonic())
            time.sleep(0.3)
            watch.end()
        else:
            with watch.lock:
                watch.tell()
                watch.tell()
        os._exit(0)
    os.close(writable)
    with os.fdopen(readable, "rb") as pipe:
        letters = pipe.read().decode()
    os.waitpid(child, 0)
    return letters


def test_what_is_short_is_not_told() -> None:
    assert told(0.1, "short") == ""


def test_what_is_long_is_told_once_and_looked_after() -> None:
    letters = told(0.05, "long after a rest")
    assert letters.startswith("t")
    assert letters.count("t") == 1
    assert "l" in letters


@pytest.mark.parametrize(("moment", "expected"), [(0.1, ""), (0.005, "t")])
def test_what_waits_for_the_processor_has_patience(moment: float, expected: str) -> None:
    assert told(moment, "waiting")[:1] == expected


def test_it_can_be_told_at_once() -> None:
    assert told(1, "now") == "t"
