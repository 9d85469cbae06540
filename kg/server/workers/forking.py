"""Fork a process that serves the supervisor and speaks with it."""

from __future__ import annotations

import os
import signal
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from kg.server.workers.channel import Channel

__all__ = ["detach", "fork_with_channel"]


def fork_with_channel(close: Callable[[], None], run: Callable[[Channel], NoReturn]) -> tuple[int, Channel]:
    """Fork a process that speaks with this one.

    Args:
        close: Called in the new process first, to close what only this one needs.
        run: What it does; never returns.

    Returns:
        The process, and this end of the channel, which does not block.

    Raises:
        OSError: when no process can be started.
    """
    ours, theirs = socket.socketpair()
    try:
        process = os.fork()
    except OSError:
        ours.close()
        theirs.close()
        raise
    if process == 0:
        try:
            ours.close()
            close()
            run(Channel(theirs))
        except MemoryError:
            os.abort()
        except BaseException:  # noqa: BLE001, S110 - the supervisor sees the end of the channel
            pass
        finally:
            os._exit(1)
    theirs.close()
    ours.settimeout(0)
    return process, Channel(ours)


def detach() -> None:
    """Leave signals, input and output to the supervisor, and be the first to go when memory runs short."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    null = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(null, descriptor)
    os.close(null)
    if "faulthandler" in sys.modules:  # it would tell of the abort when memory runs out
        sys.modules["faulthandler"].disable()
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")
