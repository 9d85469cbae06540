"""What happens at the ends of a session: messages whole or not at all, nothing left behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.kg.server.processes import descendants, is_running, until

#: A query that does not end on a few triples, either.
ENDLESS = f"SELECT (COUNT(*) AS ?n) {{ {' . '.join(f'?a{at} ?b{at} ?c{at}' for at in range(14))} }}"


class Raw:
    """A server, spoken to by hand, on data of a few triples."""

    def __init__(self, *options: str) -> None:
        command = [sys.executable, "-m", "kg.cli", "mcp", *options]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, bufsize=0)
        self.number = 0
        client = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}
        self.send("initialize", client)
        assert self.read()["result"]["serverInfo"]["name"] == "condition-kg"
        self.write({"jsonrpc": "2.0", "method": "notifications/initialized"})

    def write(self, message: object) -> None:
        assert self.process.stdin
        self.process.stdin.write(json.dumps(message).encode() + b"\n")

    def send(self, method: str, parameters: object) -> int:
        self.number += 1
        self.write({"jsonrpc": "2.0", "id": self.number, "method": method, "params": parameters})
        return self.number

    def call(self, tool: str, **arguments: object) -> int:
        return self.send("tools/call", {"name": tool, "arguments": arguments})

    def read(self) -> dict[str, Any]:
        assert self.process.stdout
        message: dict[str, Any] = json.loads(self.process.stdout.readline())
        return message

    def busy(self) -> list[int]:
        """Start queries without an end, and give all processes when they run."""
        for _ in range(2):
            self.call("sparql", query=ENDLESS)
        assert until(lambda: len(descendants(self.process.pid)) == 3)
        return descendants(self.process.pid)

    def end(self) -> float:
        """Seconds until it has ended, which must be fine."""
        start = time.monotonic()
        assert self.process.wait(20) == 0
        return time.monotonic() - start


@pytest.fixture
def server(foreign_file: Path) -> Iterator[Callable[[], Raw]]:
    started: list[Raw] = []

    def start(*options: str) -> Raw:
        started.append(Raw("--data", str(foreign_file), *options))
        return started[-1]

    yield start
    for one in started:
        one.process.kill()
        one.process.wait()
        for pipe in (one.process.stdin, one.process.stdout, one.process.stderr):
            if pipe:
                pipe.close()


def test_the_end_of_input_is_the_end_of_all(server: Callable[[], Raw]) -> None:
    raw = server()
    processes = raw.busy()
    assert raw.process.stdin
    assert raw.process.stdout
    raw.process.stdin.close()
    rest = raw.process.stdout.read()
    assert raw.end() < 10
    assert until(lambda: not any(map(is_running, processes)), 5)
    assert all(json.loads(line)["error"] for line in rest.splitlines())  # whole messages, if any


def test_a_signal_is_the_end_of_all(server: Callable[[], Raw]) -> None:
    raw = server()
    processes = raw.busy()
    raw.process.send_signal(signal.SIGTERM)
    assert raw.end() < 10
    assert until(lambda: not any(map(is_running, processes)), 5)


def test_a_killed_server_leaves_no_query(server: Callable[[], Raw]) -> None:
    raw = server()
    processes = raw.busy()
    raw.process.kill()
    assert until(lambda: not any(map(is_running, processes)), 5)


def test_a_signal_cuts_no_message_that_is_read(server: Callable[[], Raw]) -> None:
    raw = server()
    long = 'SELECT ?x { BIND("%s" AS ?x) }' % ("x" * 3000)
    for _ in range(40):
        raw.call("sparql", query=long)
    assert raw.process.stdout
    taken = bytearray()

    def read_slowly() -> None:
        assert raw.process.stdout
        while piece := os.read(raw.process.stdout.fileno(), 500):
            taken.extend(piece)
            time.sleep(0.001)

    reader = threading.Thread(target=read_slowly)
    reader.start()
    assert until(lambda: len(taken) > 10_000)
    raw.process.send_signal(signal.SIGTERM)
    reader.join(20)
    assert taken.endswith(b"\n")
    assert all(json.loads(line) for line in bytes(taken).splitlines())


def test_a_reader_that_does_not_read_cannot_hold_up_the_end(server: Callable[[], Raw]) -> None:
    raw = server()
    for _ in range(60):
        raw.call("sparql", query='SELECT ?x { BIND("%s" AS ?x) }' % ("x" * 3000))
    time.sleep(1)  # so much does not fit into the pipe
    raw.process.send_signal(signal.SIGTERM)
    assert raw.end() < 10


def test_a_reader_that_is_gone_ends_it(server: Callable[[], Raw]) -> None:
    raw = server()
    assert raw.process.stdout
    assert raw.process.stderr
    raw.process.stdout.close()
    raw.call("find", name="Bob")
    assert raw.end() < 10
    assert b"Traceback" not in raw.process.stderr.read()


def test_what_is_no_message_does_no_harm(server: Callable[[], Raw]) -> None:
    raw = server()
    assert raw.process.stdin
    raw.process.stdin.write(b'no message\n{"jsonrpc": "2.0"}\n\xff\xfe\n[]\n')
    number = raw.call("find", name="Bob")
    while (message := raw.read()).get("id") != number:
        pass
    assert message["result"]["structuredContent"]["found"][0]["label"] == "Bob"
    # and one without an end is the end
    assert raw.process.stderr
    piece = b"x" * 1_000_000
    with suppress(BrokenPipeError):
        for _ in range(100):
            raw.process.stdin.write(piece)
    assert raw.end() < 10
    assert b"a message is longer than 16,000,000 bytes" in raw.process.stderr.read()


def test_a_closed_input_is_refused(foreign_file: Path) -> None:
    command = 'exec "$0" -m kg.cli mcp --data "$1" <&-'
    done = subprocess.run(
        ["sh", "-c", command, sys.executable, foreign_file], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "standard input is closed" in done.stderr
