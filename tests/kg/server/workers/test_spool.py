"""What a client does not take waits in order, and nobody waits for the client."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator

import pytest

from kg.server.workers.spool import Spool, send_file


@pytest.fixture
def pair() -> Iterator[tuple[socket.socket, socket.socket]]:
    ours, theirs = socket.socketpair()
    ours.settimeout(0)
    with ours, theirs:
        yield ours, theirs


def test_what_waits_is_sent_in_order(pair: tuple[socket.socket, socket.socket]) -> None:
    ours, theirs = pair
    content = os.urandom(3_000_000)
    spool = Spool()
    for start in range(0, len(content), 500_000):
        spool.add(content[start : start + 500_000])
    received = b""
    while spool.waiting:
        spool.send(ours)
        received += theirs.recv(1 << 20)
    assert (received, spool.start) == (content, len(content))
    spool.clear()
    assert (spool.start, spool.end, os.fstat(spool.file).st_size) == (0, 0, 0)
    spool.close()


def test_it_has_no_name() -> None:
    spool = Spool()
    assert os.fstat(spool.file).st_nlink == 0
    spool.close()


def test_where_no_file_can_be_in_memory_it_is_on_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "memfd_create", raising=False)
    spool = Spool()
    spool.add(b"abc")
    assert os.pread(spool.file, 9, 0) == b"abc"
    assert os.fstat(spool.file).st_nlink == 0
    spool.close()


def test_a_part_of_a_file(pair: tuple[socket.socket, socket.socket]) -> None:
    ours, theirs = pair
    spool = Spool()
    spool.add(b"0123456789")
    assert send_file(ours, spool.file, 2, 5) == 5
    assert theirs.recv(100) == b"23456"
    assert send_file(ours, spool.file, 8, 50) == 2, "the file ends before"
    theirs.close()
    with pytest.raises(ConnectionError):
        send_file(ours, spool.file, 0, 5)
    spool.close()
