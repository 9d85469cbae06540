"""The supervisor: a process that holds the data and forks workers from it (prefork), so that all share its memory.

It does nothing else, has one thread, and so can fork at any time. The service asks it over a socket to fork a worker of
a kind, or to reap one. When the service ends, however it ends, the supervisor kills all workers and ends, too.
"""

from __future__ import annotations

import asyncio
import marshal
import os
import signal
import socket
from collections import deque
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, NoReturn

from kg.errors import InputError, KgError
from kg.server.workers.worker import Bounds, Handler, work

__all__ = ["Loaded", "Loader", "Supervisor", "WorkerKind"]

_LONGEST = 65_536


class WorkerKind(NamedTuple):
    """A kind of worker: what it prepares after the fork, and its bounds."""

    prepare: Callable[[], Mapping[str, Handler]]
    bounds: Bounds


class Loaded(NamedTuple):
    """What the service knows of the data: a digest of its content, and the number of quads."""

    digest: str
    quads: int


#: Loads the data, in the supervisor; gives what the service knows of it, and the kinds of workers.
Loader = Callable[[], tuple[Loaded, Mapping[str, WorkerKind]]]


def _supervise(control: socket.socket, load: Loader) -> NoReturn:
    """Load, then fork and reap workers until the service ends."""
    try:
        loaded, kinds = load()
    except KgError as error:
        control.send(marshal.dumps(("failed", error.what, error.where, error.hint)))
        os._exit(2)
    except OSError as error:
        control.send(marshal.dumps(("failed", f"cannot be read: {error.strerror}", str(error.filename or ""), "")))
        os._exit(2)
    control.send(marshal.dumps(("loaded", *loaded)))
    workers: set[int] = set()
    try:
        while request := control.recv(_LONGEST):
            name, argument = marshal.loads(request)  # noqa: S302 - from the service itself
            if name == "reap":
                _reap(control, int(argument), workers)
            else:
                _fork_worker(control, kinds[argument], workers)
    finally:
        for worker in workers:
            os.kill(worker, signal.SIGKILL)
        os._exit(0)


def _fork_worker(control: socket.socket, kind: WorkerKind, workers: set[int]) -> None:
    ours, theirs = socket.socketpair()
    try:
        worker = os.fork()
    except OSError as error:
        ours.close()
        theirs.close()
        control.send(marshal.dumps(("failed", f"no worker can be started: {error.strerror}", "", "")))
        return
    if worker == 0:
        control.close()
        ours.close()
        work(theirs, kind.prepare, kind.bounds)
    theirs.close()
    workers.add(worker)
    socket.send_fds(control, [marshal.dumps(("forked", worker))], [ours.fileno()])
    ours.close()


def _reap(control: socket.socket, worker: int, workers: set[int]) -> None:
    status = 0
    if worker in workers:
        os.kill(worker, signal.SIGKILL)
        _, status = os.waitpid(worker, 0)
        workers.discard(worker)
    control.send(marshal.dumps(("reaped", os.waitstatus_to_exitcode(status))))


class Supervisor:
    """The supervisor as the service sees it; making one forks the process.

    Args:
        load: Loads the data.
        close: Called in the supervisor first, to close what only the service needs.
    """

    def __init__(self, load: Loader, close: Callable[[], None]) -> None:
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._process = os.fork()
        if self._process == 0:
            try:
                for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                    signal.signal(number, signal.SIG_IGN)
                self._control.close()
                close()
                _supervise(theirs, load)
            finally:
                os._exit(1)
        theirs.close()
        self._on_lost: Callable[[], None] = lambda: None
        self._replies: deque[asyncio.Future[tuple[tuple[Any, ...], list[int]]]] = deque()
        self.lost = False

    def wait_until_loaded(self) -> Loaded:
        """What is known of the data, once it is loaded.

        Raises:
            InputError: when it cannot be loaded.
        """
        message = self._control.recv(_LONGEST)
        name, *rest = marshal.loads(message) if message else ("failed", "the data cannot be loaded", "", "")  # noqa: S302
        if name == "failed":
            what, where, hint = rest
            raise InputError(what, where=where, hint=hint)
        return Loaded(*rest)

    def start(self, on_lost: Callable[[], None]) -> None:
        """Begin to listen, in the running loop.

        Args:
            on_lost: Called when the supervisor has ended by itself.
        """
        self._on_lost = on_lost
        self._control.setblocking(False)  # noqa: FBT003 - the library's signature
        asyncio.get_running_loop().add_reader(self._control.fileno(), self._on_readable)

    def close(self) -> None:
        """End the supervisor and all workers."""
        asyncio.get_running_loop().remove_reader(self._control.fileno())
        self._control.close()
        os.waitpid(self._process, 0)

    async def start_worker(self, kind: str) -> tuple[int, socket.socket]:
        """A new worker: its process and the socket to it.

        Raises:
            OSError: when none can be started.
        """
        message, files = await self._request("fork", kind)
        if message[0] != "forked":
            raise OSError(message[1])
        return int(message[1]), socket.socket(fileno=files[0])

    async def reap(self, worker: int) -> int:
        """Kill a worker, which may have ended already, and collect its exit status.

        Returns:
            Its exit status; the negative number of the signal that ended it.
        """
        message, _ = await self._request("reap", worker)
        return int(message[1])

    def _request(self, name: str, argument: str | int) -> asyncio.Future[tuple[tuple[Any, ...], list[int]]]:
        future = asyncio.get_running_loop().create_future()
        if self.lost:
            future.set_exception(OSError("the process that holds the data has ended"))
            return future
        self._replies.append(future)
        try:
            self._control.send(marshal.dumps((name, argument)))
        except OSError:
            self._on_end()
        return future

    def _on_readable(self) -> None:
        try:
            data, files, _, _ = socket.recv_fds(self._control, _LONGEST, 1)
        except BlockingIOError:
            return
        except OSError:
            data, files = b"", []
        if not data:
            self._on_end()
            return
        future = self._replies.popleft()
        if not future.done():
            future.set_result((marshal.loads(data), list(files)))  # noqa: S302 - from the supervisor itself

    def _on_end(self) -> None:
        if self.lost:
            return
        self.lost = True
        asyncio.get_running_loop().remove_reader(self._control.fileno())
        for future in self._replies:
            if not future.done():
                future.set_exception(OSError("the process that holds the data has ended"))
        self._replies.clear()
        self._on_lost()
