"""The supervisor: nothing outlives it."""

from __future__ import annotations

from tests.kg.server.processes import Serve, descendants, is_running, until


def test_nothing_stays_when_the_service_is_killed(serve: Serve) -> None:
    service = serve("--quiet")
    assert until(lambda: len(descendants(service.process.pid)) >= 2)
    processes = descendants(service.process.pid)
    service.process.kill()
    service.process.communicate(timeout=10)
    assert until(lambda: not any(map(is_running, processes)), 5)
