"""Looks at the clock while a worker answers: a second thread, which the engine lets run while it evaluates."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable

__all__ = ["Watch"]

#: How often the clock is looked at, in seconds.
_TICK = 0.02
#: So many times its moment a request may wait for the processor.
_PATIENCE = 20
#: After so many looks in vain, the thread sleeps until a request comes.
_IDLE_TICKS = 25


class Watch:
    """Tells once that a request has used up its moment, and then looks whether its client is still there.

    ``lock`` is held meanwhile, and by whoever must not be told anything.

    Args:
        moment: CPU time that a request may use, in seconds.
        tell: Called in the second thread, once; ``has_used_up`` afterwards says whether the request has used its
            moment, or only waited for the processor.
        look: Called there from then on, with the time.
    """

    def __init__(self, moment: float, tell: Callable[[], None], look: Callable[[float], None]) -> None:
        self.lock = threading.Lock()
        self._moment, self._tell, self._look = moment, tell, look
        self.has_told = self.has_used_up = False
        self._began: float | None = None
        self._awake = threading.Event()
        self._is_asleep = False

    def start(self) -> None:
        """Begin to look; the process ends with its parent."""
        threading.stack_size(1 << 18)
        threading.Thread(target=self._run, args=(os.getppid(),), daemon=True).start()

    def begin(self, began: float) -> None:
        """A request is being answered, since a time by :func:`time.monotonic`."""
        self._began = began
        if self._is_asleep:
            self._awake.set()

    def end(self) -> None:
        """It is answered: nothing is told of it any more."""
        with self.lock:
            self._began = None

    def tell(self) -> None:
        """Tell it now; to be called with the lock."""
        if not self.has_told:
            self.has_told = True
            self._tell()

    def _run(self, parent: int) -> None:
        seen, cpu, idle = None, 0.0, 0
        while True:
            time.sleep(_TICK)
            if os.getppid() != parent:
                os._exit(1)
            with self.lock:
                began, used = self._began, time.process_time()
                if began != seen:
                    seen, cpu = began, used
                if began is not None:
                    idle, now = 0, time.monotonic()
                    elapsed = now - began
                    if self.has_told:
                        self._look(now)
                    elif elapsed > self._moment:
                        self.has_used_up = used - cpu > self._moment - _TICK
                        if self.has_used_up or elapsed > _PATIENCE * self._moment:
                            self.tell()
            idle += 1
            if idle > _IDLE_TICKS:
                self._is_asleep = True
                if self._began is None:
                    self._awake.wait()
                self._awake.clear()
                self._is_asleep, idle = False, 0
