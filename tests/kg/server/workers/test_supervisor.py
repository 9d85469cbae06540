"""The supervisor: nothing outlives it, and it outlives nothing."""

from __future__ import annotations

import os
import signal

from tests.kg.server.processes import Serve, descendants, is_running, until


def test_stops_when_the_data_are_gone(serve: Serve) -> None:
    service = serve("--quiet")
    assert until(lambda: len(descendants(service.process.pid)) >= 3)
    supervisor = max(descendants(service.process.pid), key=lambda pid: len(descendants(pid)))
    os.kill(supervisor, signal.SIGKILL)
    _, errors = service.process.communicate(timeout=20)
    assert service.process.returncode == 1
    assert "has ended" in errors


def test_nothing_stays_when_the_service_is_killed(serve: Serve) -> None:
    service = serve("--quiet")
    assert until(lambda: len(descendants(service.process.pid)) >= 3)
    processes = descendants(service.process.pid)
    service.process.kill()
    service.process.communicate(timeout=10)
    assert until(lambda: not any(map(is_running, processes)), 5)
