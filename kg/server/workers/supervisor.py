"""The supervisor: holds the data, forks workers from it (prefork), accepts connections, and keeps a duplicate of each.

It has one thread, so that it can fork at any time, waits for nobody, and reads nothing that a client sends. It hands
each connection to the worker that has the fewest, ends what breaks a bound, and answers in place of a worker that has
died: what was sent in part breaks, so that nobody takes it for the whole.
"""

from __future__ import annotations

import os
import selectors
import signal
import socket
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from typing import NoReturn

from kg.errors import InputError
from kg.server.http.log import AccessLog
from kg.server.http.messages import Problem, ProblemError
from kg.server.http.requests import glance
from kg.server.sparql_protocol import read_query
from kg.server.workers.channel import Channel, Message
from kg.server.workers.clients import Client, Clients
from kg.server.workers.forking import detach, fork_with_channel
from kg.server.workers.kinds import BUSY, Settings, WorkerKind
from kg.server.workers.lanes import Lane, WorkerProcess
from kg.server.workers.makers import Make, Makers
from kg.server.workers.shelf import Shelf
from kg.server.workers.table import Board, Table
from kg.server.workers.worker import Worker

__all__ = ["Supervisor"]

#: How often times are looked at while there is something to wait for, and while there are only connections, in seconds.
_TICK, _CALM = 0.05, 1.0
#: Connections accepted at once.
_ACCEPTED = 64
#: Ends of a worker that mean: no memory, or no stack.
_BROKE_MEMORY = {-signal.SIGABRT, -signal.SIGSEGV, -signal.SIGBUS, -signal.SIGKILL, -signal.SIGILL}


class Supervisor:
    """Runs the service on a socket that listens; :meth:`run` is its whole life.

    Args:
        listener: The socket.
        kinds: The kinds of workers: ``query``, which get all connections first, and ``thing``.
        shelf: Where documents stand.
        make: Makes one.
        table: What the processes share; made before the kinds, which tell of it.
        settings: What holds for all workers.
    """

    def __init__(
        self,
        listener: socket.socket,
        kinds: Mapping[str, WorkerKind],
        shelf: Shelf,
        make: Make,
        *,
        table: Table,
        settings: Settings,
    ) -> None:
        self._listener, self._table, self._settings = listener, table, settings
        self._selector = selectors.DefaultSelector()
        self._log = AccessLog(settings.log)
        self._lanes = {name: Lane(name, kind, self._fork) for name, kind in kinds.items()}
        self._query, self._thing = self._lanes["query"], self._lanes["thing"]
        self._clients = Clients(self._selector, settings.heads, settings.limits, self._query.give)
        self._makers = Makers(self._selector, shelf, make, self._disown, self._query.give)
        self._slow: set[WorkerProcess] = set()
        self._dying: list[WorkerProcess] = []
        self._places = list(range(table.size))
        self._stop_by: float | None = None
        self._stopping, self._signals = socket.socketpair()

    def run(self, started: Callable[[], None]) -> None:
        """Serve until SIGTERM or SIGINT, and the last answer after it.

        Args:
            started: Called when the first worker can answer.

        Raises:
            InputError: when no worker can begin.
        """
        self._listen_to_signals()
        self._listener.settimeout(0)
        self._query.fill(time.monotonic())
        while not self._query.ready and not self._query.has_failed:
            self._step(_TICK)
            if self._stop_by:
                break
        if self._query.has_failed:
            self._end()
            raise InputError(f"no worker can begin: {self._query.trouble}", hint="Mend that, and start it again")
        if not self._stop_by:
            self._selector.register(self._listener, selectors.EVENT_READ, self._accept)
            started()
        while not self._is_over():
            self._step(self._pause())
        self._end()

    def _step(self, seconds: float | None) -> None:
        for key, _ in self._selector.select(seconds):
            key.data()
        now = time.monotonic()
        self._tick(now)
        for lane in self._lanes.values():
            lane.fill(now)
        self._write_board()

    def _pause(self) -> float | None:
        """How long nothing need be looked at, in seconds; None for ever."""
        waits = self._dying or any(lane.is_waiting for lane in self._lanes.values())
        if waits or self._slow or self._makers.is_timed or self._clients.is_timed or self._stop_by or self._thing.busy:
            return _TICK
        return _CALM if len(self._clients) or not self._log.is_empty else None

    def _write_board(self) -> None:
        slow = [worker for worker in self._slow if not worker.verdict]
        self._table.board = Board(
            ready=self._query.ready,
            slow=sum(1 for worker in slow if worker.lane is self._query),
            waiting=len(self._query.waiting),
            things_ready=self._thing.ready,
            things_busy=self._thing.busy,
            things_slow=sum(1 for worker in slow if worker.lane is self._thing),
            things_waiting=len(self._thing.waiting),
            places=max(0, self._settings.slow - len(slow)),
            is_stopping=self._stop_by is not None,
            bodies=self._clients.bodies,
            unread=self._clients.unread,
        )

    # -- start and stop

    def _listen_to_signals(self) -> None:
        self._signals.settimeout(0)
        signal.set_wakeup_fd(self._signals.fileno(), warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: None)
        self._selector.register(self._stopping, selectors.EVENT_READ, self._on_signal)

    def _on_signal(self) -> None:
        """Accept no more; what has been asked is answered."""
        self._stopping.recv(100)
        if self._stop_by:
            return
        self._stop_by = time.monotonic() + self._settings.deadline + 1
        with suppress(KeyError):
            self._selector.unregister(self._listener)
        self._listener.close()
        for lane in self._lanes.values():
            lane.drain()

    def _is_over(self) -> bool:
        return self._stop_by is not None and (not len(self._clients) or time.monotonic() > self._stop_by)

    def _end(self) -> None:
        self._makers.close()
        workers = [*self._slow, *(worker for lane in self._lanes.values() for worker in lane.workers)]
        for worker in workers:
            if worker.clients or not self._stop_by:
                worker.kill(BUSY)
        for worker in workers:
            worker.channel.close()
        for worker in (*workers, *self._dying):
            os.waitpid(worker.process, 0)
        self._clients.close()
        self._log.flush()
        signal.set_wakeup_fd(-1)
        for end in (self._stopping, self._signals):
            end.close()

    # -- connections

    def _accept(self) -> None:
        with suppress(OSError):  # there are no more
            for _ in range(_ACCEPTED):
                accepted, address = self._listener.accept()
                client = self._clients.add(accepted, str(address[0]) if isinstance(address, tuple) else "")
                if client:
                    self._query.give(client)

    def _refuse(self, client: Client, problem: Problem, request: bytes = b"", began: float = 0) -> None:
        """Answer in place of a worker."""
        seen = glance(request, client.address)
        size = self._clients.refuse(client, problem, seen)
        note = problem.detail
        with suppress(ProblemError, AttributeError):
            note = read_query(seen).query  # type: ignore[union-attr]
        self._log.note(seen, problem.status, size, began or time.monotonic(), note)

    # -- workers

    def _fork(self, lane: Lane) -> WorkerProcess:
        if not self._places:
            raise OSError(0, "there are too many")
        place = self._places.pop()
        self._table.end(place)
        try:
            process, channel = fork_with_channel(self._disown, lambda channel: self._work(channel, place, lane.kind))
        except OSError:
            self._places.append(place)
            raise
        worker = WorkerProcess(process, place, channel, lane)
        self._selector.register(channel, selectors.EVENT_READ, partial(self._hear, worker))
        return worker

    def _work(self, channel: Channel, place: int, kind: WorkerKind) -> NoReturn:
        detach()
        Worker(channel, self._table, place, kind, self._settings).run()

    def _disown(self) -> None:
        """Close what only the supervisor needs, in a process that has just been forked."""
        signal.set_wakeup_fd(-1)
        self._listener.close()
        self._selector.close()
        for end in (self._stopping, self._signals):
            end.close()
        self._clients.disown()
        self._makers.disown()
        for worker in (*self._slow, *(worker for lane in self._lanes.values() for worker in lane.workers)):
            worker.channel.close()

    def _hear(self, worker: WorkerProcess) -> None:
        try:
            with suppress(OSError):
                worker.channel.flush()
            messages = worker.channel.receive()
            if messages is None:
                self._bury(worker)
                return
            for message in messages:
                self._take(worker, message)
        except (LookupError, TypeError, ValueError):  # no message of ours: the worker is no longer itself
            worker.kill(Problem(500, "the worker ended before the answer", "Try again, and report it"))

    def _take(self, worker: WorkerProcess, message: Message) -> None:
        """What a worker says; of a connection that it has, or else nothing."""
        name, values, _, file = message
        if name == "ready":
            worker.lane.begin(worker)
        elif name == "failed":
            worker.lane.trouble = str(values[0])
        elif name == "leave":
            digest, is_working = bytes.fromhex(str(values[2])), bool(values[3])
            self._move_aside(worker, int(values[0] or 0), float(values[1] or 0), digest, is_working=is_working)
            if is_working:
                with suppress(OSError):
                    os.setpriority(os.PRIO_PROCESS, worker.process, 19)
        elif int(values[0] or 0) in worker.clients:
            self._take_of(worker, self._clients.get(int(values[0] or 0)), message)
        elif file is not None:
            os.close(file)

    def _take_of(self, worker: WorkerProcess, client: Client, message: Message) -> None:
        name, values, content, file = message
        if name == "rest":
            self._clients.hold(client, client.held[int(values[1] or 0) :] + content)
            return
        worker.clients.discard(client.number)
        self._clients.hold(client, content)
        if name == "back":
            self._query.give(client)
        elif name == "pass" and values[1] == "document":
            self._makers.wait(int(values[2] or 0), client)
        elif name == "pass":
            self._lanes[str(values[1])].give(client)
        elif name == "relay" and file is not None:
            _, start, left, keep_alive = (int(value or 0) for value in values)
            self._clients.relay(client, file, start, left, keep_alive=bool(keep_alive) and self._stop_by is None)
        elif name == "ended":
            self._clients.linger(client)
        else:
            self._clients.forget(client, breaking=name == "broken")

    def _move_aside(
        self, worker: WorkerProcess, current: int, since: float, digest: bytes, *, is_working: bool
    ) -> None:
        """A request takes long: others get the other connections, and this worker goes on behind all of them.

        Of a request that has only waited for the processor (``is_working`` is false) nothing is remembered.
        """
        worker.lane.workers.remove(worker)
        self._slow.add(worker)
        others, worker.clients = worker.clients - {current}, worker.clients & {current}
        worker.is_slow = True
        for number in others:
            self._query.give(self._clients.get(number))
        if not worker.clients:
            return
        worker.digest, worker.until = digest, since + self._settings.deadline
        if sum(1 for each in self._slow if each.clients and not each.verdict) > self._settings.slow:
            if is_working:
                self._table.remember(digest)
            worker.kill(BUSY)

    def _bury(self, worker: WorkerProcess) -> None:
        """A worker is ending."""
        self._selector.unregister(worker.channel)
        worker.channel.close()
        self._slow.discard(worker)
        if worker in worker.lane.workers:
            worker.lane.workers.remove(worker)
        self._dying.append(worker)
        self._reap()

    def _reap(self) -> None:
        """Collect what has ended; it may take a while to, and nobody waits for it here."""
        dying, self._dying = self._dying, []
        for worker in dying:
            process, status = os.waitpid(worker.process, os.WNOHANG)
            if process:
                self._succeed(worker, os.waitstatus_to_exitcode(status))
            else:
                self._dying.append(worker)

    def _succeed(self, worker: WorkerProcess, code: int) -> None:
        """Answer in place of a worker that has ended, and hand its connections on."""
        doing = self._table.read(worker.place)
        self._table.end(worker.place)
        self._places.append(worker.place)
        if doing.connection in worker.clients:
            client = self._clients.get(doing.connection)
            worker.clients.discard(client.number)
            verdict = worker.verdict or _verdict(code)
            if worker.digest and verdict.status in (504, 507):
                self._table.remember(worker.digest)
            if doing.has_begun:
                self._log.note(glance(doing.request, client.address), 200, 0, doing.since, verdict.detail)
                self._clients.forget(client, breaking=True)
            else:
                self._refuse(client, verdict, doing.request, doing.since)
        elif not worker.is_ready and not self._stop_by:
            worker.lane.fail(f"a worker ended before it began ({code})", time.monotonic())
        for number in worker.clients:
            self._query.give(self._clients.get(number))

    # -- times

    def _tick(self, now: float) -> None:
        self._clients.tick(now)
        self._makers.tick(now)
        self._reap()
        late = Problem(
            504, f"the query took longer than {self._settings.deadline:g} s and was stopped", "Narrow it, or add LIMIT"
        )
        for worker in self._slow:
            if worker.until and now > worker.until:
                worker.kill(late)
        for lane in self._lanes.values():
            for worker in lane.workers:
                since = self._table.read(worker.place).since if worker.clients else 0.0
                if 0 < since < now - self._settings.deadline - 1:
                    if since == worker.late:  # as before, so that it was not just being written
                        worker.kill(late)  # its second thread does not run
                    worker.late = since
                if worker.channel.is_full:
                    with suppress(OSError):
                        worker.channel.flush()
            while lane.waiting and (lane.has_failed or now - lane.waiting[0].since > self._settings.deadline):
                self._refuse(lane.waiting.popleft(), self._unserved(lane))
        if self._log.is_due:
            self._log.flush()

    def _unserved(self, lane: Lane) -> Problem:
        again = (("Retry-After", str(max(1, round(self._settings.deadline)))),)
        why = f"no worker can begin ({lane.trouble})" if lane.has_failed else "no worker was free in time"
        return Problem(503, f"the service is busy: {why}", "Try again later", headers=again)


def _verdict(code: int) -> Problem:
    """Why a worker has ended by itself."""
    if code in _BROKE_MEMORY:
        return Problem(
            507,
            "the query needs more memory than the service gives, or is nested too deeply",
            "Narrow it, or add LIMIT",
        )
    return Problem(500, "the worker ended before the answer", "Try again, and report it")
