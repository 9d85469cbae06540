"""A worker process: takes jobs from the service one after the other, and evaluates within its limits."""

from __future__ import annotations

import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NoReturn

from kg.errors import KgError, QueryError, RefusedError
from kg.query.limits import bound_cpu, confine
from kg.server.http.messages import Problem, ProblemError
from kg.server.workers.frames import HEADER, READY, read_job
from kg.server.workers.output import Output

__all__ = ["Bounds", "Handler", "work"]

#: Does a job: writes its answer to the output; its arguments are those of :func:`kg.server.workers.frames.pack_job`.
Handler = Callable[..., None]
#: A worker that has grown by so much is replaced, in 10^6 bytes.
_GROWN = 100
#: Only after a job that took so long is the growth looked at, in seconds.
_LONG = 0.05


class Bounds:
    """What a worker may use.

    Args:
        seconds: CPU time of a job, in seconds.
        megabytes: Memory beyond what is in use at the start, in 10^6 bytes.
        answer: Largest answer, in bytes.
        confined: Whether its memory is limited, and it may open neither files nor connections.
        single: Whether it ends after one job.
    """

    def __init__(
        self, *, seconds: float, megabytes: int, answer: int, confined: bool = True, single: bool = False
    ) -> None:
        self.seconds = seconds
        self.megabytes = megabytes
        self.answer = answer
        self.confined = confined
        self.single = single


def work(link: socket.socket, prepare: Callable[[], Mapping[str, Handler]], bounds: Bounds) -> NoReturn:
    """Run jobs until the service closes the link; never returns.

    Args:
        link: The socket to the service.
        prepare: Gives the handlers by name of the job; runs before the limits hold, and may open what they need.
        bounds: The limits.
    """
    status = 1
    try:
        _detach()
        handlers = prepare()
        if bounds.confined:
            confine(bounds.megabytes)
        link.sendall(HEADER.pack(READY, 0, 0, 0))
        start = _memory()
        while job := read_job(link.recv):
            bound_cpu(bounds.seconds)
            began = time.perf_counter()
            output = Output(link, bounds.answer)
            problem = _run(handlers[job[0]], output, job[1:])
            is_long = time.perf_counter() - began > _LONG
            output.exits = bounds.single or (is_long and _memory() - start > _GROWN * 1_000_000)
            output.end() if problem is None else output.problem(problem)
        status = 0
    except MemoryError:
        os.abort()
    except BaseException:  # noqa: BLE001, S110 - the service sees the end of the link and reports it
        pass
    finally:
        os._exit(status)


def _run(handler: Handler, output: Output, arguments: tuple[Any, ...]) -> Problem | None:
    """Have a job done; what went wrong, or None."""
    try:
        handler(output, *arguments)
    except ProblemError as error:
        return error.problem
    except KgError as error:
        return _problem(error)
    except MemoryError:
        return Problem(507, "the query needs more memory than the service gives", "Narrow it, or add LIMIT")
    except (RuntimeError, ValueError, OSError) as error:
        return Problem(400, f"cannot be evaluated: {error}", "Change the query")
    return None


def _problem(error: KgError) -> Problem:
    if isinstance(error, QueryError):
        line, column = error.position or (0, 0)
        return Problem(403 if isinstance(error, RefusedError) else 400, error.what, error.hint, line, column)
    return Problem(404, error.what, error.hint)


def _detach() -> None:
    """Leave signals and output to the service, and be the first to go when the machine runs out of memory."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    null = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(null, descriptor)
    os.close(null)
    if "faulthandler" in sys.modules:  # it would tell of the abort when memory runs out
        sys.modules["faulthandler"].disable()
    score = Path("/proc/self/oom_score_adj")
    if score.exists():
        score.write_text("1000")


def _memory() -> int:
    """Resident memory in bytes at its greatest; 0 where the system does not tell."""
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
