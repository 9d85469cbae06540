"""The link to a worker: what a slow reader may not leave behind."""

from __future__ import annotations

from typing import cast
from unittest.mock import Mock

from kg.server.workers.channel import Job, Owner, Receiver, Worker
from kg.server.workers.frames import END, HEADER, PART


def test_a_worker_is_not_left_held_back_after_its_job() -> None:
    """The last part fills the client's buffer, so it is held; with the end in the same read it must be let go."""
    owner, receiver, transport = Mock(spec=Owner), Mock(spec=Receiver), Mock()
    worker = Worker(cast("Owner", owner), 1)
    worker.connection_made(transport)
    job = Job(b"", cast("Receiver", receiver), b"")
    worker.job, job.worker = job, worker
    receiver.part.side_effect = lambda *_, **__: job.pause()
    worker.data_received(HEADER.pack(PART, 0, 0, 3) + b"abc" + HEADER.pack(END, 0, 0, 0))
    calls = [name for name, _, _ in transport.method_calls]
    assert calls == ["pause_reading", "resume_reading"]
    owner.free.assert_called_once_with(worker)
    receiver.end.assert_called_once_with()
