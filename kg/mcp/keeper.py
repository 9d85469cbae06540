"""The keeper: a process that holds the data and forks another one for each call, so that all share its memory.

It has one thread, and so can fork at any time. A call comes as a socket, on which the child reads the request and
writes the answer. Who hangs up ends the call: the keeper kills the child. When the server ends, however it ends, the
keeper kills all children and ends, too.
"""

from __future__ import annotations

import gc
import json
import os
import select
import signal
import socket
import struct
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, NamedTuple, NoReturn

from kg.errors import InputError, KgError
from kg.query.limits import bound_cpu, confine, renew_randomness

__all__ = ["LENGTH", "Answerer", "Bounds", "Keeper", "Loaded"]

#: Before a request and before an answer stands its length in bytes.
LENGTH = struct.Struct(">Q")
#: Answers one request; both are ready for JSON.
Answerer = Callable[[dict[str, Any]], dict[str, Any]]


class Loaded(NamedTuple):
    """What loading gives.

    Args:
        known: What the server must know of the data.
        answerer: What answers calls.
        warm: Work that makes later calls quicker, a step at a time; done while there are no calls.
    """

    known: dict[str, Any]
    answerer: Answerer
    warm: Iterator[None]


_LONGEST = 1 << 20


class Bounds:
    """What a call may use.

    Args:
        seconds: Time, in seconds.
        megabytes: Memory beyond the data, in 10^6 bytes.
        sealed: Whether it may open neither files nor connections.
    """

    def __init__(self, *, seconds: float, megabytes: int, sealed: bool) -> None:
        self.seconds = seconds
        self.megabytes = megabytes
        self.sealed = sealed


class Keeper:
    """The keeper as the server sees it; making one forks the process, which must have one thread.

    Args:
        load: Loads the data, in the keeper: gives what the server must know of it, and what answers calls.
        bounds: What each call may use.

    Raises:
        InputError: where no process can be forked.
    """

    def __init__(self, load: Callable[[], Loaded], bounds: Bounds) -> None:
        if not hasattr(os, "fork"):
            raise InputError("kg mcp needs a system that can fork processes", hint="Use Linux, macOS or WSL")
        self._control, theirs = socket.socketpair()
        self.process = os.fork()
        if self.process == 0:
            self._control.close()
            _Holder(theirs, bounds).keep(load)
        theirs.close()

    def wait_until_loaded(self) -> dict[str, Any]:
        """What :meth:`load` tells of the data.

        Raises:
            InputError: when it cannot be loaded.
        """
        answer = _receive(self._control)
        if answer is not None and "failed" not in answer:
            return answer
        self.close()
        what, where, hint = answer["failed"] if answer else ("the data cannot be loaded", "", "Is memory short?")
        raise InputError(what, where=where, hint=hint)

    def open_call(self) -> socket.socket:
        """A socket to a new child that waits for a request; closing it ends the child.

        Raises:
            OSError: when the keeper has ended.
        """
        ours, theirs = socket.socketpair()
        try:
            socket.send_fds(self._control, [b"+"], [theirs.fileno()])
        except OSError:
            ours.close()
            raise
        finally:
            theirs.close()
        return ours

    def close(self) -> None:
        """End the keeper and all children; done once however often it is called."""
        if self._control.fileno() >= 0:
            self._control.close()
            os.waitpid(self.process, 0)


class _Holder:
    """The keeper's own side."""

    def __init__(self, control: socket.socket, bounds: Bounds) -> None:
        self._control = control
        self._bounds = bounds
        self._calls: dict[int, tuple[socket.socket, int]] = {}  # by file number: the socket, and the child

    def keep(self, load: Callable[[], Loaded]) -> NoReturn:
        """Load, then fork and reap children until the server ends."""
        try:
            for number in (signal.SIGINT, signal.SIGHUP):
                signal.signal(number, signal.SIG_IGN)
            _leave_streams()
            try:
                loaded = load()
            except KgError as error:
                _send(self._control, {"failed": [error.what, error.where, error.hint]})
                os._exit(2)
            except OSError as error:
                where = str(error.filename or "")
                _send(self._control, {"failed": [f"cannot be read: {error.strerror}", where, ""]})
                os._exit(2)
            gc.freeze()  # so that a child's collection does not touch, and so copy, all pages
            _send(self._control, loaded.known)
            self._serve(loaded.answerer, loaded.warm)
        finally:
            for _, child in self._calls.values():
                os.kill(child, signal.SIGKILL)
                os.waitpid(child, 0)
            os._exit(0)

    def _serve(self, answerer: Answerer, warm: Iterator[None]) -> None:
        waker, woken = os.pipe()
        os.set_blocking(woken, False)
        os.set_blocking(waker, False)
        signal.set_wakeup_fd(woken, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        poll = select.poll()
        poll.register(self._control.fileno(), select.POLLIN)
        poll.register(waker, select.POLLIN)
        is_warm = False
        while True:
            events = poll.poll(None if is_warm else 0)
            if not events and not is_warm and next(warm, self) is self:
                is_warm = True
                gc.freeze()
            for file, event in events:
                if file == waker:
                    os.read(waker, 4096)
                    self._reap(poll)
                elif file == self._control.fileno():
                    data, files, _, _ = socket.recv_fds(self._control, 1, 1)
                    if not data:
                        return
                    self._fork(socket.socket(fileno=files[0]), answerer, poll, (waker, woken))
                elif event and file in self._calls:  # nobody waits for the answer any more
                    os.kill(self._calls[file][1], signal.SIGKILL)
                    poll.unregister(file)

    def _fork(self, call: socket.socket, answerer: Answerer, poll: select.poll, pipes: tuple[int, int]) -> None:
        try:
            child = os.fork()
        except OSError:  # memory or processes are short: whoever asks sees the call end
            call.close()
            return
        if child == 0:
            signal.set_wakeup_fd(-1)
            self._control.close()
            for pipe in pipes:
                os.close(pipe)
            for other, _ in self._calls.values():
                other.close()
            _answer(call, answerer, self._bounds)
        self._calls[call.fileno()] = (call, child)
        poll.register(call.fileno(), 0)  # a hang-up is told in any case

    def _reap(self, poll: select.poll) -> None:
        """Close the calls whose child has ended."""
        for file, (call, child) in list(self._calls.items()):
            if os.waitpid(child, os.WNOHANG)[0]:
                del self._calls[file]
                with suppress(KeyError):  # it has hung up before
                    poll.unregister(file)
                call.close()


def _leave_streams() -> None:
    """Let go of the protocol's streams: whoever waits for their end must not wait for this process."""
    for number, mode in ((0, os.O_RDONLY), (1, os.O_WRONLY)):
        null = os.open(os.devnull, mode)
        os.dup2(null, number)
        os.close(null)


def _answer(call: socket.socket, answerer: Answerer, bounds: Bounds) -> NoReturn:
    """Answer one call in this process, and leave."""
    status = 1
    try:
        for number in (signal.SIGCHLD, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)
        request = _receive(call)
        if request is not None:
            null = os.open(os.devnull, os.O_WRONLY)
            if bounds.sealed:
                os.dup2(null, 2)  # the engine would tell of an abort
                if "faulthandler" in sys.modules:
                    sys.modules["faulthandler"].disable()
                confine(bounds.megabytes)
                renew_randomness()
            bound_cpu(bounds.seconds + 1)
            try:
                answered = answerer(request)
            except MemoryError:
                os._exit(status)
            except Exception:  # noqa: BLE001 - the server reports it
                answered = {"crash": traceback.format_exc()}
            _send(call, answered)
        status = 0
    except BaseException:  # noqa: BLE001, S110 - whoever asks sees the call end without an answer
        pass
    finally:
        os._exit(status)


def _send(target: socket.socket, message: dict[str, Any]) -> None:
    data = json.dumps(message, ensure_ascii=False).encode("utf-8", "replace")
    target.sendall(LENGTH.pack(len(data)) + data)


def _receive(origin: socket.socket) -> dict[str, Any] | None:
    """A message; None where the other side has hung up before its end."""
    head = _read(origin, LENGTH.size)
    data = _read(origin, LENGTH.unpack(head)[0]) if head else None
    return None if data is None else dict(json.loads(data))


def _read(origin: socket.socket, size: int) -> bytes | None:
    pieces = bytearray()
    while len(pieces) < size:
        piece = origin.recv(min(_LONGEST, size - len(pieces)))
        if not piece:
            return None
        pieces += piece
    return bytes(pieces)
