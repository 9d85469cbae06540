"""No credentials but those that a test means, and servers that misbehave."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest

from tests.kg.remote.answers.bodies import OPEN
from tests.kg.remote.servers import Answering, Handler, Serve, Server

VARIABLES = ("CONDITION_KG_USER", "CONDITION_KG_PASSWORD", "CONDITION_KG_TOKEN", "CONDITION_KG_HOST")


@pytest.fixture(autouse=True)
def no_credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test sets those that it means."""
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def closed_bodies() -> Iterator[None]:
    """Bodies that a test made are closed after it."""
    yield
    while OPEN:
        OPEN.pop().close()


@pytest.fixture(scope="module")
def answering() -> Iterator[Answering]:
    """One server for all answers of a module, which it gives as it is told."""

    def behave(handler: Handler) -> None:
        status, body, media_type, headers = answers[handler.path.partition("?")[0]]
        handler.say(status, body, media_type, **headers)

    answers: dict[str, tuple[int, bytes, str, dict[str, str]]] = {}
    server = Server(behave)

    def answer(body: bytes | str, media_type: str, *, status: int = 200, **headers: str) -> str:
        path = f"/{len(answers)}/sparql"
        answers[path] = (status, body.encode() if isinstance(body, str) else body, media_type, headers)
        return f"http://127.0.0.1:{server.server_port}{path}"

    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield Answering(answer, server.seen)
    server.shutdown()
    server.server_close()


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
