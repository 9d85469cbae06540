"""The supervisor: a crash costs only the request that crashed, and nothing outlives the service."""

from __future__ import annotations

import os
import re
import signal
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.kg.server.echo import DEADLINE, SLOW, Echo, read_all
from tests.kg.server.processes import descendants, is_running, until

LOST = [b"GET /crash/0 HTTP/1.1\r\nHost: x\r\n\r\n", b"GET /die/0 HTTP/1.1\r\nHost: x\r\n\r\n"]


def kept(echo: Echo, number: int) -> list[socket.socket]:
    """Connections that stay, with half a request on each, and one answered before."""
    found = []
    for place in range(number):
        connection = echo.connect()
        connection.sendall(b"GET /before HTTP/1.1\r\nHost: x\r\n\r\n")
        assert b"/before" in connection.recv(1000)
        connection.sendall(b"POST /%d HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 4\r\n\r\nbo" % place)
        found.append(connection)
    time.sleep(0.1)
    return found


@pytest.mark.parametrize("lost", [*LOST, b"GET /long/0.3 HTTP/1.1\r\nHost: x\r\n\r\n"])
def test_others_go_on_where_they_were(echo: Echo, lost: bytes) -> None:
    """Half-sent requests on the connections of a worker that crashes, is killed, or has a long query."""
    connections = kept(echo, 6)
    with ThreadPoolExecutor(2) as pool:
        answers = [pool.submit(echo.said, lost, end=True) for _ in range(2)]
        time.sleep(0.2)
        for place, connection in enumerate(connections):
            connection.sendall(b"dy")
            assert read_all(connection).endswith(b"POST /%d  body" % place)
            connection.close()
        for answer in answers:
            statuses = (b"HTTP/1.1 507",) if lost in LOST else (b"HTTP/1.1 200", b"HTTP/1.1 504")  # on a busy machine
            assert answer.result().removeprefix(b"HTTP/1.1 100 Continue\r\n\r\n").startswith(statuses)


def test_what_was_sent_in_part_breaks(echo: Echo) -> None:
    with echo.connect() as connection:
        connection.sendall(b"GET /crash/200000 HTTP/1.1\r\nHost: x\r\n\r\n")
        with pytest.raises(ConnectionResetError):
            read_all(connection)


def test_the_deadline(echo: Echo) -> None:
    with echo.connect() as connection:
        began = time.monotonic()
        connection.sendall(b"GET /long/60 HTTP/1.1\r\nHost: x\r\n\r\n")
        answer = read_all(connection)
        assert answer.startswith(b"HTTP/1.1 504")
        assert b"longer than 4 s" in answer
        assert time.monotonic() - began < DEADLINE + 2
        again = echo.get("/long/60")
        assert again.startswith((b"HTTP/1.1 504", b"HTTP/1.1 503"))


def test_long_requests_have_few_places(echo: Echo) -> None:
    with ThreadPoolExecutor(SLOW + 3) as pool:
        answers = list(pool.map(lambda number: echo.get(f"/long/2.{number}"), range(SLOW + 3)))
    statuses = sorted(answer[9:12] for answer in answers)
    assert statuses.count(b"503") >= 2
    assert statuses[0] in (b"200", b"503")
    refused = next(answer for answer in answers if b" 503 " in answer)
    assert b"Retry-After: " in refused


def test_a_thing_is_answered_elsewhere_and_the_connection_comes_back(echo: Echo) -> None:
    first = b"GET /pid HTTP/1.1\r\nHost: x\r\n\r\nGET /thing HTTP/1.1\r\nHost: x\r\n\r\n"
    answer = echo.said(first * 3 + b"GET /last HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    assert len(set(re.findall(rb"a thing by (\d+)", answer))) == 1
    assert answer.count(b"HTTP/1.1 200") == 7
    with ThreadPoolExecutor(5) as pool:
        assert all(b"a thing by" in one for one in pool.map(lambda _: echo.get("/thing"), range(5)))


def test_too_many_connections(echo: Echo) -> None:
    silent = [echo.connect() for _ in range(20)]
    answer = echo.get("/1")
    assert answer.startswith((b"HTTP/1.1 503", b"reset"))
    for one in silent:
        one.close()
    assert until(lambda: b"200 OK" in echo.get("/1"), 3)


def test_the_log_tells_of_what_was_answered_in_place_of_a_worker(tmp_path: Path) -> None:
    echo = Echo(tmp_path / "broken", workers=600)
    assert echo.get("/1").endswith(b"/1  ")
    echo.said(b"POST /crash/0 HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nASK{}", end=True)
    assert len(descendants(echo.process.pid)) < 10, "workers come as they are needed"
    errors = echo.stop()
    assert re.search(r"Z 127\.0\.0\.1 POST /crash/0 507 \d+ B \d+\.\d ms ", errors), errors


def test_workers_that_cannot_begin(tmp_path: Path) -> None:
    """They are not forked for ever, who asks is told, and the service is back as soon as they can."""
    broken = tmp_path / "broken"
    echo = Echo(broken)
    assert b"200 OK" in echo.get("/1")
    broken.touch()
    for pid in descendants(echo.process.pid):
        os.kill(pid, signal.SIGKILL)
    assert until(lambda: echo.get("/1").startswith(b"HTTP/1.1 503"), 10)
    assert b"the store: is damaged" in echo.get("/1")
    broken.unlink()
    assert until(lambda: b"200 OK" in echo.get("/1"), 10)
    echo.stop()


def test_what_cannot_begin_at_all_says_so(tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    broken.touch()
    echo = Echo(broken)
    _, errors = echo.process.communicate(timeout=20)
    assert echo.port == 0
    assert "no worker can begin: the store: is damaged" in errors


def test_it_stops_after_the_last_answer(tmp_path: Path) -> None:
    echo = Echo(tmp_path / "broken")
    idle = echo.connect()
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(echo.get, "/long/0.3")
        time.sleep(0.2)
        processes = descendants(echo.process.pid)
        echo.process.terminate()
        said = answer.result()
        assert b"at last" in said or said.startswith(b"HTTP/1.1 504")  # on a busy machine; answered in any case
        assert idle.recv(1) == b""
    idle.close()
    echo.process.wait(timeout=20)  # a second signal would end it at once
    echo.stop()
    assert until(lambda: not any(map(is_running, processes)), 5)


def test_nothing_stays_when_it_is_killed(tmp_path: Path) -> None:
    echo = Echo(tmp_path / "broken")
    with echo.connect() as busy:
        busy.sendall(b"GET /long/30 HTTP/1.1\r\nHost: x\r\n\r\n")
        assert until(lambda: len(descendants(echo.process.pid)) >= 2)
        time.sleep(0.2)
        processes = descendants(echo.process.pid)
        echo.process.kill()
        echo.process.communicate(timeout=10)
        assert until(lambda: not any(map(is_running, processes)), 5)
