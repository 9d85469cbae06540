"""The process that holds the data and forks workers from it, so that all of them share its memory.

It does nothing else, has one thread, and so can fork at any time. The service asks it over a socket: hire a worker of a
kind, or bury one. When the service ends, however it ends, the nursery kills all workers and ends, too.
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
from kg.server.workers.worker import Bounds, Job, work

__all__ = ["Kind", "Load", "Loaded", "Nursery"]

_LONGEST = 65_536


class Kind(NamedTuple):
    """A kind of worker: what it prepares after the fork, and its bounds."""

    prepare: Callable[[], Mapping[str, Job]]
    bounds: Bounds


class Loaded(NamedTuple):
    """What the service is told of the data: a digest of its content, and the number of quads."""

    digest: str
    quads: int


#: Loads the data, in the nursery; gives what is told of it, and the kinds of workers.
Load = Callable[[], tuple[Loaded, Mapping[str, Kind]]]


def _tend(control: socket.socket, load: Load) -> NoReturn:
    """Load, then hire and bury until the service goes."""
    try:
        loaded, kinds = load()
    except KgError as error:
        control.send(marshal.dumps(("failed", error.what, error.where, error.hint)))
        os._exit(2)
    except OSError as error:
        control.send(marshal.dumps(("failed", f"cannot be read: {error.strerror}", str(error.filename or ""), "")))
        os._exit(2)
    control.send(marshal.dumps(("loaded", *loaded)))
    children: set[int] = set()
    try:
        while order := control.recv(_LONGEST):
            name, argument = marshal.loads(order)  # noqa: S302 - from the service itself
            if name == "bury":
                _bury(control, int(argument), children)
            else:
                _hire(control, kinds[argument], children)
    finally:
        for child in children:
            os.kill(child, signal.SIGKILL)
        os._exit(0)


def _hire(control: socket.socket, kind: Kind, children: set[int]) -> None:
    ours, theirs = socket.socketpair()
    try:
        child = os.fork()
    except OSError as error:
        ours.close()
        theirs.close()
        control.send(marshal.dumps(("failed", f"no worker can be started: {error.strerror}", "", "")))
        return
    if child == 0:
        control.close()
        ours.close()
        work(theirs, kind.prepare, kind.bounds)
    theirs.close()
    children.add(child)
    socket.send_fds(control, [marshal.dumps(("hired", child))], [ours.fileno()])
    ours.close()


def _bury(control: socket.socket, child: int, children: set[int]) -> None:
    status = 0
    if child in children:
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        children.discard(child)
    control.send(marshal.dumps(("buried", os.waitstatus_to_exitcode(status))))


class Nursery:
    """The service's side; making one forks the nursery.

    Args:
        load: Loads the data.
        close: Called in the nursery first, to close what only the service needs.
    """

    def __init__(self, load: Load, close: Callable[[], None]) -> None:
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._process = os.fork()
        if self._process == 0:
            try:
                for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                    signal.signal(number, signal.SIG_IGN)
                self._control.close()
                close()
                _tend(theirs, load)
            finally:
                os._exit(1)
        theirs.close()
        self._on_lost: Callable[[], None] = lambda: None
        self._orders: deque[asyncio.Future[tuple[tuple[Any, ...], list[int]]]] = deque()
        self.lost = False

    def wait_until_loaded(self) -> Loaded:
        """What is told of the data, once it is loaded.

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
            on_lost: Called when the nursery has ended by itself.
        """
        self._on_lost = on_lost
        self._control.setblocking(False)  # noqa: FBT003 - the library's signature
        asyncio.get_running_loop().add_reader(self._control.fileno(), self._hear)

    def close(self) -> None:
        """End the nursery and all workers."""
        asyncio.get_running_loop().remove_reader(self._control.fileno())
        self._control.close()
        os.waitpid(self._process, 0)

    async def hire(self, kind: str) -> tuple[int, socket.socket]:
        """A new worker: its process and the socket to it.

        Raises:
            OSError: when none can be started.
        """
        message, files = await self._order("hire", kind)
        if message[0] != "hired":
            raise OSError(message[1])
        return int(message[1]), socket.socket(fileno=files[0])

    async def bury(self, worker: int) -> int:
        """Kill a worker that may have ended already, and take it away.

        Returns:
            Its exit status; the negative number of the signal that ended it.
        """
        message, _ = await self._order("bury", worker)
        return int(message[1])

    def _order(self, name: str, argument: str | int) -> asyncio.Future[tuple[tuple[Any, ...], list[int]]]:
        future = asyncio.get_running_loop().create_future()
        if self.lost:
            future.set_exception(OSError("the process that holds the data has ended"))
            return future
        self._orders.append(future)
        try:
            self._control.send(marshal.dumps((name, argument)))
        except OSError:
            self._end()
        return future

    def _hear(self) -> None:
        try:
            data, files, _, _ = socket.recv_fds(self._control, _LONGEST, 1)
        except BlockingIOError:
            return
        except OSError:
            data, files = b"", []
        if not data:
            self._end()
            return
        future = self._orders.popleft()
        if not future.done():
            future.set_result((marshal.loads(data), list(files)))  # noqa: S302 - from the nursery itself

    def _end(self) -> None:
        if self.lost:
            return
        self.lost = True
        asyncio.get_running_loop().remove_reader(self._control.fileno())
        for future in self._orders:
            if not future.done():
                future.set_exception(OSError("the process that holds the data has ended"))
        self._orders.clear()
        self._on_lost()
