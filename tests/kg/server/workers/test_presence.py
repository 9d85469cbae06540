"""Who has closed his side may still wait for an answer; who has gone does not."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator

import pytest

from kg.server.workers.presence import Presence

Pair = tuple[socket.socket, socket.socket]


@pytest.fixture
def pair() -> Iterator[Pair]:
    with socket.create_server(("127.0.0.1", 0)) as door:
        theirs = socket.create_connection(door.getsockname())
        ours, _ = door.accept()
    ours.settimeout(0)
    with ours, theirs:
        yield ours, theirs


def goes(presence: Presence, *, has_begun: bool = False) -> bool:
    """Whether it is noticed within what would be some seconds."""
    for step in range(30):
        if presence.has_gone(100 + step / 10, has_begun=has_begun):
            return True
        time.sleep(0.005)
    return False


def test_who_waits_is_there(pair: Pair) -> None:
    ours, theirs = pair
    assert not goes(Presence(ours, is_old=False))
    theirs.send(b"GET /next")
    assert not goes(Presence(ours, is_old=False))
    assert ours.recv(100) == b"GET /next", "nothing is taken away"


def test_who_has_closed_his_side_is_asked_once(pair: Pair) -> None:
    ours, theirs = pair
    theirs.shutdown(socket.SHUT_WR)
    assert not goes(Presence(ours, is_old=False))
    assert theirs.recv(1000) == b"HTTP/1.1 100 Continue\r\n\r\n"


@pytest.mark.parametrize(("is_old", "has_begun"), [(True, False), (False, True)])
def test_nobody_is_asked_who_could_not_understand_it(pair: Pair, *, is_old: bool, has_begun: bool) -> None:
    ours, theirs = pair
    theirs.shutdown(socket.SHUT_WR)
    assert not goes(Presence(ours, is_old=is_old), has_begun=has_begun)
    theirs.settimeout(0)
    with pytest.raises(BlockingIOError):
        theirs.recv(1)


def test_who_has_gone_is_noticed(pair: Pair) -> None:
    ours, theirs = pair
    theirs.close()
    assert goes(Presence(ours, is_old=False))


def test_who_has_broken_off_is_noticed_at_once(pair: Pair) -> None:
    ours, theirs = pair
    theirs.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    theirs.close()
    time.sleep(0.01)
    assert Presence(ours, is_old=True).has_gone(1, has_begun=True)
