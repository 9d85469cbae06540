"""No credentials but those that a test means, and servers that misbehave."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest

from tests.kg.remote.servers import Handler, Serve, Server

VARIABLES = ("CONDITION_KG_USER", "CONDITION_KG_PASSWORD", "CONDITION_KG_TOKEN", "CONDITION_KG_HOST")


@pytest.fixture(autouse=True)
def no_credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test sets those that it means."""
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Starts servers, and stops them after the test."""
    servers = []

    def start(behave: Callable[[Handler], None]) -> Server:
        server = Server(behave)
        servers.append(server)
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        return server

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()
