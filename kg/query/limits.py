"""Run work that may never end in a process of its own, with a deadline, a memory limit and no way to open anything.

A running query cannot be cancelled inside its process; a process can be killed.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from kg.errors import KgError, QueryError

__all__ = [
    "MAX_ANSWER",
    "MAX_QUERY",
    "bound_cpu",
    "bound_memory",
    "confine",
    "peak_memory",
    "renew_randomness",
    "run_limited",
]

#: Largest answer taken over from the process, in bytes.
MAX_ANSWER = 256_000_000
#: Largest query where no other limit is given, in bytes, by whichever way it comes.
MAX_QUERY = 1_000_000
_CHUNK = 1 << 20


def run_limited(work: Callable[[], bytes], *, seconds: float, megabytes: int) -> bytes:
    """Run ``work`` in a forked process and return its bytes.

    Where the platform cannot fork, the work runs in this process without limits.

    Args:
        work: What to run; its errors that are :class:`KgError` come back as QueryError with the same text.
        seconds: Deadline of the whole run, in seconds.
        megabytes: Memory that the work may use beyond what is in use now, in 10^6 bytes.

    Raises:
        QueryError: when the work fails or breaks a limit.
    """
    if not hasattr(os, "fork"):
        return work()
    sys.stdout.flush()
    sys.stderr.flush()
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        _child(work, writer, seconds, megabytes)
    os.close(writer)
    try:
        answer = _collect(reader, time.monotonic() + seconds, seconds)
    except BaseException:
        os.kill(child, signal.SIGKILL)
        raise
    finally:
        os.close(reader)
        _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) in (signal.SIGSEGV, signal.SIGBUS):
        raise QueryError(
            "the query is nested too deeply for the engine", where="query", hint="Write it with fewer levels"
        )
    if status or not answer:
        raise QueryError(
            f"the query needs more than {megabytes} MB of memory", hint="Narrow it, add LIMIT, or raise --memory"
        )
    if answer[:1] == b"!":
        what, where, hint = answer[1:].decode().split("\0")
        raise QueryError(what, where=where, hint=hint)
    return answer[1:]


def _child(work: Callable[[], bytes], writer: int, seconds: float, megabytes: int) -> None:
    """Run the work and leave; never returns."""
    status = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 2)
        if "faulthandler" in sys.modules:  # it would tell of the abort when memory runs out
            sys.modules["faulthandler"].disable()
        bound_cpu(seconds + 1)
        confine(megabytes)
        renew_randomness()
        try:
            payload = b"=" + work()
        except KgError as error:
            payload = b"!" + "\0".join((error.what, error.where, error.hint)).encode()
        except MemoryError:
            os._exit(1)
        except Exception as error:  # noqa: BLE001 - the parent reports it
            payload = b"!" + f"cannot be evaluated: {error}\0query\0Change the query".encode()
        view = memoryview(payload)
        while view:
            view = view[os.write(writer, view) :]
        status = 0
    except BaseException:  # noqa: BLE001, S110 - the parent reports it; this process must not go on
        pass
    finally:
        os._exit(status)


def confine(megabytes: int) -> None:
    """Limit this process for good: memory, and no new files or connections.

    Args:
        megabytes: As for :func:`bound_memory`.
    """
    import resource

    bound_memory(megabytes)
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


def bound_memory(megabytes: int) -> None:
    """Limit the memory of this process for good, where the system reports its use.

    Args:
        megabytes: Memory that it may use beyond what is in use now, in 10^6 bytes.
    """
    import resource

    status = Path("/proc/self/statm")
    fields = status.read_text().split() if status.exists() else []
    used = int(fields[0]) * resource.getpagesize() if fields else 0
    if used:
        limit = used + megabytes * 1_000_000
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def peak_memory() -> int:
    """The resident memory of this process at its greatest, in bytes."""
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def renew_randomness() -> None:
    """Let the engine's random numbers differ from those of other processes with the same parent.

    Its generator goes on where the parent's stood, so that UUID() would be the same in each, and takes a new seed from
    the system after 64 KB: so many are drawn.
    """
    import pyoxigraph as ox

    for _ in range(4200):  # of 16 bytes
        ox.BlankNode()


def bound_cpu(seconds: float) -> None:
    """Let the system end this process after so many further CPU seconds, should nobody else do it before."""
    signal.setitimer(signal.ITIMER_PROF, seconds)


def _collect(reader: int, deadline: float, seconds: float) -> bytes:
    import select

    chunks: list[bytes] = []
    size = 0
    while True:
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([reader], [], [], left)[0]:
            raise QueryError(
                f"the query took longer than {seconds:g} s and was stopped", hint="Narrow it, or raise --timeout"
            )
        chunk = os.read(reader, _CHUNK)
        if not chunk:
            return b"".join(chunks)
        chunks.append(chunk)
        size += len(chunk)
        if size > MAX_ANSWER:
            raise QueryError(f"the answer is larger than {MAX_ANSWER:,} bytes", hint="Add LIMIT to the query")
