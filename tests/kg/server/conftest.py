"""A running service, and ways to ask it."""

from __future__ import annotations

import asyncio
import http.client
import json
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Coroutine, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlencode

import pytest

#: Small inputs and what they must give.
CASES = Path(__file__).parents[2] / "data" / "sparql"
KG = str(Path(sys.executable).with_name("kg"))


@dataclass(frozen=True)
class Response:
    """An answer; header names in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    def json(self) -> dict[str, Any]:
        record: dict[str, Any] = json.loads(self.body)
        return record


class Service:
    """A service that was started by the test, with the address it told."""

    def __init__(self, *options: str) -> None:
        command = [KG, "serve", "--port", "0", *options]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        self.lines: list[str] = []
        self.port = self._port()

    def _port(self) -> int:
        assert self.process.stderr
        for line in self.process.stderr:
            self.lines.append(line)
            if match := re.search(r"http://[^/]*:(\d+)/", line):
                return int(match[1])
        self.process.wait(10)
        raise AssertionError("".join(self.lines))

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response:
        """One request on a connection of its own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body, dict(headers or {}))
            answer = connection.getresponse()
            return Response(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
        finally:
            connection.close()

    def query(self, query: str, accept: str | None = None, **parameters: str) -> Response:
        """A query by GET."""
        headers = {"Accept": accept} if accept is not None else {}
        return self.ask("GET", f"/sparql?{urlencode({'query': query, **parameters})}", headers=headers)

    def health(self) -> dict[str, Any]:
        return self.ask("GET", "/health").json()

    def stop(self) -> int:
        """Stop as a system would; gives the exit status."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        self.process.communicate(timeout=60)
        return self.process.returncode


T = TypeVar("T")


def run_aside(coroutine: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine in a thread: in this one, the browser of other tests may have a loop that runs."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, coroutine).result()


@pytest.fixture(scope="session")
def service() -> Iterator[Service]:
    """The shipped graph, served; to all tests that do not stop it."""
    running = Service("--quiet", "--timeout", "10")
    yield running
    assert running.stop() == 0


@pytest.fixture(scope="module")
def quads() -> Iterator[Service]:
    """A file with two named graphs, served; queries may have 2,000 bytes."""
    running = Service("--quiet", "--workers", "1", "--query-size", "2000", "--data", str(CASES / "quads.trig"))
    yield running
    assert running.stop() == 0


@pytest.fixture
def serve() -> Iterator[Callable[..., Service]]:
    """Start services with options of their own."""
    running: list[Service] = []

    def start(*options: str | Path) -> Service:
        running.append(Service(*map(str, options)))
        return running[-1]

    yield start
    for one in running:
        one.stop()
