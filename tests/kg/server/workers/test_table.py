"""What the processes share is seen by all of them, also when the one that wrote it has died."""

from __future__ import annotations

import os

from kg.server.workers.table import Board, Doing, Table


def test_what_a_worker_does() -> None:
    table = Table(3)
    assert (table.busy(), table.read(2)) == (0, Doing(0, has_begun=False, since=0.0, request=b""))
    child = os.fork()
    if child == 0:
        table.begin(2, 77, 1.5, b"GET / HTTP/1.1\r\n" + b"x" * 5000)
        table.mark(2)
        os._exit(0)
    os.waitpid(child, 0)
    doing = table.read(2)
    assert (doing.connection, doing.has_begun, doing.since) == (77, True, 1.5)
    assert doing.request == b"GET / HTTP/1.1\r\n" + b"x" * 1484
    assert table.busy() == 1
    assert table.read(1).connection == 0, "its neighbour is untouched"
    table.end(2)
    assert (table.busy(), table.read(2).has_begun) == (0, False)


def test_the_board() -> None:
    table = Table(1)
    assert table.board == Board()
    board = Board(1, 2, 3, 4, 5, 6, 7, 8, is_stopping=True, bodies=10**10, unread=10**11)
    table.board = board
    assert table.board == board


def test_queries_that_were_too_slow() -> None:
    table = Table(1)
    assert not table.was_slow(b"a" * 12)
    table.remember(b"a" * 12)
    assert table.was_slow(b"a" * 12)
    assert not table.was_slow(b"aaaab" + b"a" * 7), "another one with the same place"
    table.remember(b"aaaab" + b"a" * 7)
    assert not table.was_slow(b"a" * 12), "which is forgotten, then"
