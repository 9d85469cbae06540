"""Which worker runs which job, and for how long: a quick lane that long queries cannot block.

Every job begins in the quick lane. What is not done after a quantum of CPU time is moved with its worker to the slow
lane, at the lowest priority, and a fresh worker takes the place in the quick lane: four endless queries cost the others
four quanta, not the whole deadline. The slow lane has few places; when they are taken, what would need one is refused
with 503, and a query that was too slow before waits for a place there without a quantum of the quick lane.
"""

from __future__ import annotations

import asyncio
import os
import signal
from collections import OrderedDict, deque
from contextlib import suppress

from kg.query.limits import cpu_time
from kg.server.http.messages import Problem
from kg.server.workers.channel import Job, Worker
from kg.server.workers.supervisor import Supervisor

__all__ = ["Pool", "Settings"]

#: How often times are looked at while there is work, in seconds.
_TICK = 0.02
#: Queries that were too slow before, at most.
_MAX_SLOW = 1000
#: So many times its quantum a job may stay in the quick lane while it waits for the processor or its reader.
_PATIENCE = 20
#: Long queries may wait as long as all that wait together are no larger, in bytes.
_LARGE, _WAITING_BYTES = 10_000, 50_000_000
#: So often a job is given to another worker when somebody else killed the one it had.
_LOSSES = 3
#: Ends of a worker that mean: no memory, or no stack.
_BROKE_MEMORY = {-signal.SIGABRT, -signal.SIGSEGV, -signal.SIGBUS, -signal.SIGKILL, -signal.SIGILL}


class Settings:
    """How a pool works.

    Args:
        kind: The kind of its workers.
        quick: Workers of the quick lane.
        slow: Places of the slow lane; without any, a job has its worker for the whole deadline.
        quantum: CPU time in the quick lane, in seconds.
        deadline: Time for a job, and for waiting, in seconds.
        waiting: Jobs that may wait.
        lazy: Whether the first worker is started with the first job.
    """

    def __init__(
        self,
        kind: str,
        *,
        quick: int,
        slow: int = 0,
        quantum: float = 0.05,
        deadline: float = 10,
        waiting: int = 1000,
        lazy: bool = False,
    ) -> None:
        self.kind = kind
        self.quick = quick
        self.slow = slow
        self.quantum = quantum
        self.deadline = deadline
        self.waiting = waiting
        self.lazy = lazy


class Pool:
    """The workers of one kind.

    Args:
        supervisor: Where workers come from.
        settings: How it works.
    """

    def __init__(self, supervisor: Supervisor, settings: Settings) -> None:
        self.settings = settings
        self._supervisor = supervisor
        self._workers: set[Worker] = set()
        self._idle: list[Worker] = []
        self._starting = 0
        self._queue: deque[Job] = deque()
        self._slow_queue: deque[Job] = deque()
        self._too_slow: OrderedDict[bytes, None] = OrderedDict()
        self._tasks: set[asyncio.Task[None]] = set()
        self._is_ticking = False
        self._closed = False
        self._loop = asyncio.get_running_loop()

    def start(self) -> None:
        """Start the workers."""
        if not self.settings.lazy:
            self._fill()

    async def close(self) -> None:
        """Start no more."""
        self._closed = True
        for task in list(self._tasks):
            task.cancel()

    def state(self) -> dict[str, int]:
        """How many workers are idle, busy in each lane, and how many jobs wait."""
        return {
            "idle": len(self._idle),
            "busy": sum(1 for worker in self._workers if worker.job and not worker.is_slow),
            "slow": sum(1 for worker in self._workers if worker.is_slow),
            "waiting": len(self._queue) + len(self._slow_queue),
        }

    def submit(self, job: Job) -> None:
        """Run a job as soon as there is a worker; refuse it when too many wait."""
        if not self._workers:
            self._fill()
        queue = self._queue
        if self.settings.slow and job.digest in self._too_slow:
            queue = self._slow_queue
        elif self._idle:
            self._dispatch(self._idle.pop(), job)
            return
        is_full = len(queue) >= (self.settings.waiting if queue is self._queue else 2 * self.settings.slow)
        if len(job.content) > _LARGE:
            is_full = is_full or sum(len(each.content) for each in queue) > _WAITING_BYTES
        if is_full:
            job.receiver.problem(self._busy("too many queries wait" if queue is self._queue else "long queries wait"))
            return
        job.since = self._loop.time()
        queue.append(job)
        self._dispatch_slow()
        self._watch()

    def cancel(self, job: Job) -> None:
        """Nobody waits for the answer of a job any more."""
        job.is_cancelled = True
        if job.worker and job.worker.is_slow:
            self._kill(job.worker, _GONE)

    # -- workers

    def _fill(self) -> None:
        """Start workers until the quick lane is complete."""
        quick = sum(1 for worker in self._workers if not worker.is_slow and not worker.verdict)
        for _ in range(self.settings.quick - quick - self._starting):
            self._starting += 1
            task = self._loop.create_task(self._start_worker())
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _start_worker(self) -> None:
        worker: Worker | None = None
        try:
            process, link = await self._supervisor.start_worker(self.settings.kind)
            link.setblocking(False)  # noqa: FBT003 - the library's signature
            worker = Worker(self, process)
            self._workers.add(worker)
            await self._loop.create_unix_connection(lambda: worker, sock=link)
        except OSError:
            if worker:
                self._workers.discard(worker)
            await asyncio.sleep(0.5)
        finally:
            self._starting -= 1
        if not self._closed and not self._supervisor.lost:
            self._fill()  # another may have been lost meanwhile

    def free(self, worker: Worker) -> None:
        """A worker is ready, or done with its job."""
        if worker.is_slow or worker.is_exiting or self._closed:
            self._workers.discard(worker)
            worker.verdict = _GONE
            worker.transport.close()
        elif self._queue and (job := self._next()):
            self._dispatch(worker, job)
            return
        else:
            self._idle.append(worker)
        self._dispatch_slow()

    def _next(self) -> Job | None:
        while self._queue:
            job = self._queue.popleft()
            if not job.is_cancelled:
                return job
        return None

    def _dispatch(self, worker: Worker, job: Job) -> None:
        worker.job, job.worker = job, worker
        worker.since = self._loop.time()
        worker.cpu = None
        worker.transport.write(job.content)
        self._watch()

    def _dispatch_slow(self) -> None:
        """Start jobs that were too slow before in the slow lane, while there are places and idle workers."""
        while self._slow_queue and self._idle and self._has_place():
            job = self._slow_queue.popleft()
            if not job.is_cancelled:
                worker = self._idle.pop()
                self._demote(worker)
                self._dispatch(worker, job)

    def _has_place(self) -> bool:
        return sum(1 for worker in self._workers if worker.is_slow) < self.settings.slow

    def _demote(self, worker: Worker) -> None:
        worker.is_slow = True
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, worker.process, 19)
        self._fill()

    def _kill(self, worker: Worker, verdict: Problem) -> None:
        if not worker.verdict:
            worker.verdict = verdict
            worker.transport.abort()

    def lost(self, worker: Worker) -> None:
        """The link to a worker has ended: by us, or by its own end."""
        self._workers.discard(worker)
        if worker in self._idle:
            self._idle.remove(worker)
        if not self._closed:
            task = self._loop.create_task(self._reap(worker))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _reap(self, worker: Worker) -> None:
        job, worker.job = worker.job, None
        if job:
            job.worker = None
        try:
            status = await self._supervisor.reap(worker.process)
        except OSError:
            status = 0
        if job and not job.is_cancelled:
            if status == -signal.SIGKILL and not worker.verdict and job.losses < _LOSSES and not job.has_begun:
                job.losses += 1  # somebody else killed the worker: again, as queries change nothing
                self.submit(job)
            else:
                verdict = worker.verdict or _verdict(status, self.settings.deadline)
                if verdict.status in (504, 507):
                    self._mark_slow(job)
                job.receiver.problem(verdict)
        if not worker.is_ready:
            await asyncio.sleep(0.5)  # a worker that cannot even begin: not again at once
        if not self._closed and not self._supervisor.lost and (not self.settings.lazy or self._queue):
            self._fill()
            self._dispatch_slow()

    # -- times

    def _busy(self, why: str) -> Problem:
        again = (("Retry-After", str(max(1, round(self.settings.deadline)))),)
        return Problem(503, f"the service is busy: {why}", "Try again later", headers=again)

    def _watch(self) -> None:
        if not self._is_ticking:
            self._is_ticking = True
            self._loop.call_later(_TICK, self._tick)

    def _tick(self) -> None:
        self._is_ticking = False
        now = self._loop.time()
        is_busy = False
        for worker in list(self._workers):
            if worker.job and not worker.verdict:
                is_busy = True
                self._check(worker, worker.job, now - worker.since)
        for queue in (self._queue, self._slow_queue):
            while queue and now - queue[0].since > self.settings.deadline:
                job = queue.popleft()
                if not job.is_cancelled:
                    job.receiver.problem(self._busy("no worker was free in time"))
            is_busy = is_busy or bool(queue)
        if is_busy:
            self._watch()

    def _check(self, worker: Worker, job: Job, elapsed: float) -> None:
        """Move a job to the slow lane, or end it, when its time is up."""
        if elapsed > self.settings.deadline:
            self._kill(worker, _late(self.settings.deadline))
        elif job.is_cancelled and elapsed > _PATIENCE * self.settings.quantum:
            self._kill(worker, _GONE)
        elif self.settings.slow and not worker.is_slow and self._is_long(worker, elapsed):
            if job.is_cancelled:
                self._kill(worker, _GONE)
            elif self._has_place():
                self._demote(worker)
            else:
                if elapsed <= _PATIENCE * self.settings.quantum:  # it has used the processor, not waited for it
                    self._mark_slow(job)
                self._kill(worker, self._busy("this query takes long, and so do others"))

    def _is_long(self, worker: Worker, elapsed: float) -> bool:
        """Whether a job has used up its quantum; one that waits for the processor has not, but may not wait forever."""
        if worker.cpu is None:
            worker.cpu = cpu_time(worker.process)
        if elapsed <= self.settings.quantum:
            return False
        now = cpu_time(worker.process)
        if now is None or worker.cpu is None or elapsed > _PATIENCE * self.settings.quantum:
            return True
        return now - worker.cpu > self.settings.quantum - _TICK

    def _mark_slow(self, job: Job) -> None:
        self._too_slow[job.digest] = None
        self._too_slow.move_to_end(job.digest)
        if len(self._too_slow) > _MAX_SLOW:
            self._too_slow.popitem(last=False)


_GONE = Problem(503, "nobody waits for the answer")


def _late(seconds: float) -> Problem:
    return Problem(504, f"the query took longer than {seconds:g} s and was stopped", "Narrow it, or add LIMIT")


def _verdict(status: int, deadline: float) -> Problem:
    """Why a worker has ended by itself."""
    if status == -signal.SIGPROF:
        return _late(deadline)
    if status in _BROKE_MEMORY:
        return Problem(507, "the query needs more memory than the service gives", "Narrow it, or add LIMIT")
    return Problem(500, "the worker ended before the answer", "Try again, and report it")
