"""The connections that no worker has: the rest of an answer goes as it is taken, and who does not close is closed."""

from __future__ import annotations

import os
import selectors
import socket
import time
from collections.abc import Iterator

import pytest

from kg.server.http.heads import Heads
from kg.server.http.limits import Limits
from kg.server.http.messages import Problem, Request
from kg.server.workers.clients import Client, Clients
from tests.kg.server.echo import read_all

LIMITS = Limits(connections=3, linger_time=0.2, write_time=0.8)


class Door:
    """Connections, and those that came back."""

    def __init__(self) -> None:
        self.selector = selectors.DefaultSelector()
        self.freed: list[Client] = []
        self.clients = Clients(self.selector, Heads(), LIMITS, self.freed.append)
        self._door = socket.create_server(("127.0.0.1", 0))
        self.theirs: list[socket.socket] = []

    def enter(self) -> Client | None:
        self.theirs.append(socket.create_connection(self._door.getsockname(), timeout=10))
        return self.clients.add(*self._door.accept())

    def step(self, seconds: float = 0.02) -> None:
        if self.selector.get_map():
            for key, _ in self.selector.select(seconds):
                key.data()
        self.clients.tick(time.monotonic())

    def close(self) -> None:
        self.clients.close()
        self._door.close()
        self.selector.close()
        for one in self.theirs:
            one.close()


@pytest.fixture
def door() -> Iterator[Door]:
    door = Door()
    yield door
    door.close()


def a_file(content: bytes) -> int:
    file = os.memfd_create("x")
    os.write(file, content)
    return file


def test_the_rest_of_an_answer(door: Door) -> None:
    client = door.enter()
    assert client
    door.clients.hold(client, b"next")
    content = os.urandom(20_000_000)
    door.clients.relay(client, a_file(content), 10, len(content) - 10, keep_alive=True)
    assert (door.clients.unread, door.clients.bodies) == (len(content) - 10, 4)
    received = b""
    while len(received) < len(content) - 10:
        door.step(0)
        received += door.theirs[0].recv(1 << 20)
    door.step(0)
    assert received == content[10:]
    assert door.freed == [client]
    assert (door.clients.unread, client.held) == (0, b"next")
    assert not door.clients.is_timed


def test_who_does_not_take_it_is_cut_off_and_sees_it(door: Door) -> None:
    client = door.enter()
    assert client
    door.clients.relay(client, a_file(bytes(20_000_000)), 0, 20_000_000, keep_alive=True)
    end = time.monotonic() + 5
    while len(door.clients) and time.monotonic() < end:
        door.step()
    assert door.clients.unread == 0
    with pytest.raises(ConnectionResetError):
        read_all(door.theirs[0])


def test_the_connection_ends_after_the_rest(door: Door) -> None:
    client = door.enter()
    assert client
    door.clients.relay(client, a_file(b"abc"), 0, 3, keep_alive=False)
    door.step()
    assert read_all(door.theirs[0]) == b"abc"
    door.theirs[0].close()
    door.step()
    assert len(door.clients) == 0


def test_who_says_more_than_is_read_gets_the_last_answer(door: Door) -> None:
    client = door.enter()
    assert client
    door.theirs[0].sendall(b"x" * 200_000)
    assert door.clients.refuse(client, Problem(413, "too large")) > 10
    door.step()
    door.theirs[0].shutdown(socket.SHUT_WR)
    for _ in range(20):
        door.step(0)
    assert read_all(door.theirs[0]).startswith(b"HTTP/1.1 413")


def test_who_does_not_close_is_closed(door: Door) -> None:
    client = door.enter()
    assert client
    door.clients.linger(client)
    time.sleep(0.25)
    door.step(0)
    assert len(door.clients) == 0


def test_a_problem_in_the_form_that_is_liked(door: Door) -> None:
    for method, accept in (("GET", "text/html"), ("HEAD", "*/*")):
        client = door.enter()
        assert client
        door.clients.refuse(client, Problem(504, "late"), Request(method, "/", "", {"accept": accept}))
    page, head = map(read_all, door.theirs)
    assert b"<!DOCTYPE html>" in page
    assert head.endswith(b"\r\n\r\n")


def test_too_many(door: Door) -> None:
    assert all(door.enter() for _ in range(3))
    assert door.enter() is None
    assert read_all(door.theirs[3]).startswith(b"HTTP/1.1 503")
