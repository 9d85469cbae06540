"""Which connections have something to read; epoll where there is one, as the general way costs twice as much."""

from __future__ import annotations

import os
import select
import selectors
import time

__all__ = ["Readiness"]

_yield = getattr(os, "sched_yield", lambda: time.sleep(0))


class Readiness:
    """Waits for descriptors that can be read."""

    def __init__(self) -> None:
        if hasattr(select, "epoll"):
            self._epoll = select.epoll()
            self.wait = self._wait_by_epoll
        else:
            self._selector = selectors.DefaultSelector()
            self.wait = self._wait_by_selector

    def add(self, file: int) -> None:
        """Wait for a descriptor, too."""
        if hasattr(self, "_epoll"):
            self._epoll.register(file, select.EPOLLIN)
        else:
            self._selector.register(file, selectors.EVENT_READ)

    def remove(self, file: int) -> None:
        """Wait for it no longer."""
        if hasattr(self, "_epoll"):
            self._epoll.unregister(file)
        else:
            self._selector.unregister(file)

    def wait_awake(self, seconds: float) -> list[int]:
        """Those that can be read within a very short time, in which the processor is not left to sleep.

        To wake it takes as long as to answer a small query. Whoever else wants it meanwhile has it.
        """
        until = time.monotonic() + seconds
        while not (found := self.wait(0)) and time.monotonic() < until:
            _yield()
        return found

    def _wait_by_epoll(self, seconds: float | None) -> list[int]:
        return [file for file, _ in self._epoll.poll(seconds)]

    def _wait_by_selector(self, seconds: float | None) -> list[int]:
        return [key.fd for key, _ in self._selector.select(seconds)]
