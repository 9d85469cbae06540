"""A worker: owns connections, answers one request at a time, and gives the others away when that takes long.

What is there of requests that are not yet whole is told to the supervisor, too, so that nothing is lost with a worker.
"""

from __future__ import annotations

import gc
import os
import socket
import struct
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import NoReturn

from kg.errors import KgError
from kg.query.limits import bound_memory, peak_memory
from kg.server.http.log import AccessLog
from kg.server.http.messages import Problem, ProblemError, Request
from kg.server.http.negotiate import prefers_html
from kg.server.workers.channel import Channel
from kg.server.workers.connection import Connection
from kg.server.workers.kinds import BUSY, ElsewhereError, Settings, WorkerKind
from kg.server.workers.output import BrokenOffError, HeadSentError, Means, Output
from kg.server.workers.presence import Presence
from kg.server.workers.readiness import Readiness
from kg.server.workers.spool import Spool
from kg.server.workers.table import Table
from kg.server.workers.watch import Watch

__all__ = ["Worker"]

#: Bytes read at once: less than what makes malloc tidy up at each free; more of a body.
_READ, _READ_BODY = 16_384, 65_536
#: Requests of one connection that are answered before it is the others' turn.
_TURN = 16
#: A worker that has grown by so much is replaced, in bytes.
_GROWN = 100_000_000
_SWEEP = 0.5
#: How long a worker that has answered its only client stays awake, in seconds.
_AWAKE = 60e-6
#: When garbage is looked for: seldom, as a request leaves none that has to be found.
_GARBAGE = (50_000, 20, 20)
#: Makes a close break the connection.
_BREAK = struct.pack("ii", 1, 0)
_CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"


class Worker:
    """A worker; :meth:`run` is its whole life.

    Args:
        channel: To the supervisor.
        table: What the processes share.
        place: The worker's cell there.
        kind: What it is to do.
        settings: What holds for all.
    """

    def __init__(self, channel: Channel, table: Table, place: int, kind: WorkerKind, settings: Settings) -> None:
        self._channel, self._table, self._place = channel, table, place
        self._kind, self._settings, self._limits = kind, settings, settings.limits
        self._log = AccessLog(settings.log)
        self._readiness = Readiness()
        self._connections: dict[int, Connection] = {}  # by number
        self._by_file: dict[int, Connection] = {}
        self._unfinished: list[Connection] = []
        self._watch = Watch(kind.moment, self._leave, self._look)
        self._current: tuple[Connection, Output, float] | None = None
        self._presence: Presence | None = None
        self._digest = b""
        self._has_begun = self._is_draining = self._has_served = False
        self._files = (0, 0)
        self._peak = 0
        self._means = self._make_means()

    def run(self) -> NoReturn:
        """Answer until the supervisor goes, or the worker has had a long request."""
        try:
            self._answer = self._kind.prepare()
        except KgError as error:
            self._channel.send("failed", f"{error.where}: {error.what}" if error.where else error.what)
            os._exit(2)
        self._readiness.add(self._channel.fileno())
        self._watch.start()
        self._confine()
        gc.freeze()
        gc.set_threshold(*_GARBAGE)
        self._channel.send("ready")
        swept = time.monotonic()
        while True:
            self._turn()
            if self._log.is_due:
                self._log.flush()
            now = time.monotonic()
            if now - swept > _SWEEP:
                swept = now
                self._sweep(now)
            if self._is_draining and not self._connections:
                self._exit()

    def _turn(self) -> None:
        """Answer on each connection what has come, up to some requests."""
        for file in self._ready():
            connection = self._by_file.get(file)
            if connection is None:
                if file == self._channel.fileno():
                    self._listen()
            elif not connection.is_unfinished:
                self._read(connection)
        if self._unfinished:
            unfinished, self._unfinished = self._unfinished, []
            for connection in unfinished:
                connection.is_unfinished = False
                self._serve(connection)

    def _ready(self) -> list[int]:
        """The descriptors that can be read; a client that is alone often asks again at once."""
        has_served, self._has_served = self._has_served, False
        soon = self._readiness.wait_awake(_AWAKE) if has_served and len(self._connections) == 1 else []
        return soon or self._readiness.wait(self._pause())

    def _pause(self) -> float | None:
        """How long nothing need be looked at, in seconds; None for ever."""
        if self._unfinished:
            return 0
        if not self._log.is_empty:
            return 0.1
        return _SWEEP if self._connections else None

    def _confine(self) -> None:
        """Bound memory, and open nothing but what the supervisor sends."""
        import resource

        bound_memory(self._settings.megabytes)
        self._files = resource.getrlimit(resource.RLIMIT_NOFILE)
        self._open_no_files()
        self._peak = peak_memory()

    def _open_files(self) -> None:
        """Let files come from the supervisor, or the spool be made."""
        import resource

        resource.setrlimit(resource.RLIMIT_NOFILE, self._files)

    def _open_no_files(self) -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_NOFILE, (0, self._files[1]))

    def _make_means(self) -> Means:
        return Means(
            self._settings.heads,
            Spool(),
            self._mark,
            self._pace,
            lambda: self._limits.unread - self._table.board.unread,
            self._settings.answer,
        )

    def _exit(self) -> NoReturn:
        self._log.flush()
        os._exit(0)

    # -- what the supervisor says

    def _listen(self) -> None:
        self._open_files()
        messages = self._channel.receive()
        self._open_no_files()
        if messages is None:
            self._exit()
        for name, values, content, file in messages:
            if name == "take" and file is not None:
                connection = Connection(int(values[0] or 0), file, str(values[1]), self._limits)
                self._connections[connection.number] = connection
                self._by_file[file] = connection
                self._readiness.add(file)
                if content:
                    connection.told_to = len(content)
                    connection.reader.add(content)
                    self._serve(connection)
            elif name == "drain":
                self._is_draining = True
                for connection in [each for each in self._connections.values() if each.reader.is_between]:
                    self._close(connection)

    # -- connections

    def _read(self, connection: Connection) -> None:
        try:
            data = connection.socket.recv(_READ if connection.is_between else _READ_BODY)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if data:
            connection.reader.add(data)
            self._serve(connection)
        else:  # what was asked before is answered
            self._close(connection)

    def _serve(self, connection: Connection) -> None:
        """Answer what is whole; some requests, if there are many."""
        reader = connection.reader
        is_first = True
        for _ in range(_TURN):
            try:
                request = reader.next()
            except ProblemError as error:
                self._refuse(connection, error.problem)
                return
            if request is None:
                break
            is_first = False
            if not self._respond(connection, request):
                return
        else:
            connection.is_unfinished = True
            self._unfinished.append(connection)
        if reader.is_between and connection.told_from == connection.told_to:
            connection.is_between, connection.has_head = True, False
            connection.due = time.monotonic() + self._limits.idle_time
        else:
            self._tell_rest(connection, grows=is_first)

    def _tell_rest(self, connection: Connection, *, grows: bool) -> None:
        """Let the supervisor know what is there of a request that is not whole, and bound the time for the rest."""
        reader, limits = connection.reader, self._limits
        rest = reader.held
        start = reader.added - len(rest)
        gone, new = min(start, connection.told_to) - connection.told_from, rest[max(0, connection.told_to - start) :]
        ours = sum(each.told_to - each.told_from for each in self._connections.values())
        if new and max(ours, self._table.board.bodies) + len(new) > limits.bodies:
            later = (("Retry-After", "5"),)
            self._refuse(connection, Problem(503, "too much is being received", "Try again later", headers=later))
            return
        self._channel.send("rest", connection.number, gone, content=new)
        connection.told_from, connection.told_to = start, reader.added
        if not rest:
            connection.is_between, connection.has_head = True, False
            connection.due = time.monotonic() + limits.idle_time
            return
        if not grows or connection.is_between or connection.has_head != reader.has_head:
            connection.due = time.monotonic() + (limits.body_time if reader.has_head else limits.head_time)
        connection.is_between, connection.has_head = False, reader.has_head
        if reader.expects:
            reader.expects = False
            with suppress(OSError):
                connection.socket.send(_CONTINUE)

    def _respond(self, connection: Connection, request: Request) -> bool:
        """Answer a request; whether the connection is still here."""
        began = time.monotonic()
        taken = connection.reader.taken
        beginning = taken[0] if len(taken) == 1 else b"".join(taken[:3])
        self._table.begin(self._place, connection.number, began, beginning)
        output = Output(
            connection.socket, request, self._means, keep_alive=request.keep_alive and not self._is_draining
        )
        self._has_begun = False
        self._current = (connection, output, began)
        self._has_served = True
        self._watch.begin(began)
        end: Callable[[Connection], None] | None = None
        try:
            self._answer(output)
        except HeadSentError:
            pass
        except ElsewhereError as error:
            end = partial(self._pass_on, place=error)
        except BrokenOffError as error:
            output.note, end = str(error), self._break
        except (ConnectionError, TimeoutError):
            output.note, end = "client gone", self._close
        self._watch.end()
        if output.status:
            self._log.note(request, output.status, output.size, began, output.note)
        if end:
            end(connection)
        else:
            self._go_on(connection, keep_alive=output.keep_alive)
        if self._means.spool.end:
            self._means.spool.clear()
        self._table.end(self._place)
        if self._watch.has_told:
            self._exit()
        return connection.number in self._connections

    def _go_on(self, connection: Connection, *, keep_alive: bool) -> None:
        """An answer is written: what happens with its connection?"""
        if self._means.spool.waiting:
            self._relay(connection, keep_alive=keep_alive)
        elif not keep_alive:
            self._end(connection)
        elif self._watch.has_told or self._kind.is_single:
            self._give("back", connection)

    def _refuse(self, connection: Connection, problem: Problem) -> None:
        """Answer what is no request, and end."""
        path, accept = connection.reader.refused
        response = problem.response(as_page=prefers_html(accept), path=path)
        with suppress(OSError):
            connection.socket.send(self._settings.heads.whole(response, keep_alive=False))
        nothing = Request("-", "-", "", {}, client=connection.reader.client)
        self._log.note(nothing, problem.status, len(response.body), time.monotonic(), problem.detail)
        self._end(connection)

    def _give(self, name: str, connection: Connection, *values: int | str, file: int | None = None) -> None:
        """Give a connection to the supervisor, with what is there of further requests."""
        self._channel.send(name, connection.number, *values, content=connection.reader.held, file=file)
        self._drop(connection)

    def _pass_on(self, connection: Connection, place: ElsewhereError) -> None:
        """Give a connection away with the request that is not answered here."""
        content = b"".join(connection.reader.taken) + connection.reader.held
        self._channel.send("pass", connection.number, place.name, place.place, content=content)
        self._drop(connection)

    def _relay(self, connection: Connection, *, keep_alive: bool) -> None:
        """Let the supervisor send what the client has not taken."""
        spool = self._means.spool
        self._give("relay", connection, spool.start, spool.waiting, int(keep_alive), file=spool.file)
        self._open_files()
        self._means = self._make_means()
        self._open_no_files()
        spool.close()

    def _end(self, connection: Connection) -> None:
        """Nothing more is answered; the supervisor sees that the client gets what was."""
        with suppress(OSError):
            connection.socket.shutdown(socket.SHUT_WR)
        self._give("ended", connection)

    def _break(self, connection: Connection) -> None:
        connection.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _BREAK)
        self._give("broken", connection)

    def _close(self, connection: Connection) -> None:
        self._give("closed", connection)

    def _drop(self, connection: Connection) -> None:
        del self._connections[connection.number]
        file = connection.socket.fileno()
        del self._by_file[file]
        self._readiness.remove(file)
        connection.socket.close()

    def _sweep(self, now: float) -> None:
        for connection in [each for each in self._connections.values() if each.due < now and not each.is_unfinished]:
            if connection.reader.is_between:
                self._close(connection)
            else:
                self._refuse(connection, Problem(408, "the request did not arrive in time", "Send it faster"))
        if peak_memory() - self._peak > _GROWN and not self._is_draining:
            self._channel.send("leave", 0, 0.0, "", False)  # noqa: FBT003 - a value of the message
            self._exit()

    # -- long requests

    def _pace(self, digest: bytes) -> None:
        """A query is about to be evaluated: if it was too slow before, let the others not wait for it."""
        self._digest = digest
        if self._table.was_slow(digest):
            if not self._table.board.places:
                raise ProblemError(BUSY)
            with self._watch.lock:
                self._watch.has_used_up = True
                self._watch.tell()

    def _mark(self) -> None:
        """The answer begins."""
        with self._watch.lock:  # so that nothing is said to the client between
            self._has_begun = True
        self._table.mark(self._place)

    def _leave(self) -> None:
        """The supervisor gives the other connections to another worker; it knows all that is there of requests."""
        if self._current is None:
            return
        current, output, began = self._current
        self._presence = Presence(current.socket, is_old=output.request.is_old)
        for connection in [each for each in self._connections.values() if each is not current]:
            self._drop(connection)
        self._unfinished.clear()
        self._log.flush()
        self._channel.send("leave", current.number, began, self._digest.hex(), self._watch.has_used_up)

    def _look(self, now: float) -> None:
        """End with the client for whom a long request is answered."""
        if self._presence and self._current and self._presence.has_gone(now, has_begun=self._has_begun):
            connection, output, began = self._current
            self._log.note(output.request, output.status, output.size, began, "client gone")
            self._channel.send("closed", connection.number)
            self._exit()
