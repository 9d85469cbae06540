"""A worker: its jobs, their errors, and its limits."""

from __future__ import annotations

from tests.kg.server.conftest import Service
from tests.kg.server.processes import GREEDY, Serve, descendants, limits, until


def test_a_worker_can_open_nothing(service: Service) -> None:
    """Should a query ever get past the refusal, its process has no way to open a connection."""

    def confined() -> list[int]:
        return [pid for pid in descendants(service.process.pid) if "confined" in limits(pid)]

    assert until(lambda: len(confined()) >= 2)


def test_what_needs_too_much_memory_is_stopped(serve: Serve) -> None:
    service = serve("--memory", "100", "--quiet")
    response = service.query(GREEDY)
    assert response.status == 507
    assert "memory" in response.json()["detail"]
    deep = service.query("SELECT * { " + "{" * 100_000 + "}" * 100_000 + "}")
    assert deep.status in (400, 414, 507)
    nested = service.ask(
        "POST", "/sparql", b"ASK " + b"{" * 200_000 + b"}" * 200_000, {"Content-Type": "application/sparql-query"}
    )
    assert nested.status in (400, 507)
    assert service.query("ASK {}").status == 200
