"""The lanes of the workers: what runs too long, who leaves, and a worker that is lost."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import time
from contextlib import suppress

from tests.kg.server.conftest import Service
from tests.kg.server.processes import ENDLESS, Serve, cpu, descendants, limits, until


def test_what_takes_too_long_is_stopped(serve: Serve) -> None:
    service = serve("--timeout", "1", "--quiet")
    response = service.query(ENDLESS)
    assert response.status == 504
    assert "longer than 1 s" in response.json()["detail"]
    assert until(lambda: service.health()["queries"]["slow"] == 0)
    before = cpu(service)
    time.sleep(0.5)
    assert cpu(service) - before < 0.2, "the processor is free again"
    assert service.query("ASK {}").status == 200


def test_who_leaves_frees_the_worker(service: Service) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", service.port)
    connection.request("POST", "/sparql", ENDLESS, {"Content-Type": "application/sparql-query"})
    assert until(lambda: service.health()["queries"]["slow"] == 1)
    connection.close()
    assert until(lambda: service.health()["queries"]["slow"] == 0, 2)


def test_who_reads_slowly_holds_nobody_up(service: Service) -> None:
    """A large result that is not fetched ends at the deadline, and the others are served meanwhile."""
    with socket.create_connection(("127.0.0.1", service.port)) as reader:
        many = "SELECT%20*%20%7B%3Fs%20%3Fp%20%3Fo%20.%20%3Fx%20a%20%3Fy%7D"
        reader.sendall(f"GET /sparql?query={many} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        assert until(lambda: service.health()["queries"]["slow"] == 1)
        assert service.query("ASK {}").status == 200
        assert until(lambda: service.health()["queries"]["slow"] == 0)
        received = b""
        with suppress(ConnectionResetError):
            while data := reader.recv(1 << 20):
                received += data
        assert not received.endswith(b"0\r\n\r\n"), "a cut result does not look whole"


def test_a_lost_worker_is_replaced(serve: Serve) -> None:
    service = serve("--quiet", "--workers", "2")
    assert until(lambda: service.health()["queries"]["idle"] == 2)
    workers = [pid for pid in descendants(service.process.pid) if "confined" in limits(pid)]
    for pid in workers:
        os.kill(pid, signal.SIGKILL)
    assert service.query("ASK {}").status == 200
    assert until(lambda: service.health()["queries"]["idle"] == 2)
