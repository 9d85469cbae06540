"""What can be read is found, with epoll and without."""

from __future__ import annotations

import select
import socket

import pytest

from kg.server.workers.readiness import Readiness


@pytest.mark.parametrize("has_epoll", [True, False])
def test_what_can_be_read(monkeypatch: pytest.MonkeyPatch, *, has_epoll: bool) -> None:
    if not has_epoll:
        monkeypatch.delattr(select, "epoll", raising=False)
    readiness = Readiness()
    ours, theirs = socket.socketpair()
    with ours, theirs:
        readiness.add(ours.fileno())
        assert readiness.wait(0) == readiness.wait_awake(0.001) == []
        theirs.send(b"x")
        assert readiness.wait(None) == readiness.wait_awake(0) == [ours.fileno()]
        readiness.remove(ours.fileno())
        assert readiness.wait(0) == []
        readiness.add(ours.fileno())
        ours.recv(1)
        theirs.close()
        assert readiness.wait(1) == [ours.fileno()], "the end can be read"
