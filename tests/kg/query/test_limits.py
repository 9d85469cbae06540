"""Work in a process of its own: deadline, memory, and no way to open anything."""

from __future__ import annotations

import os
import time

import pyoxigraph as ox
import pytest

from kg.errors import InputError, QueryError
from kg.query import limits
from kg.query.limits import run_limited
from kg.query.sparql import answer

ENDLESS = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?c"


@pytest.fixture
def children(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The processes that the test forks."""
    fork, found = os.fork, []

    def noted() -> int:
        found.append(fork())
        return found[-1]

    monkeypatch.setattr(os, "fork", noted)
    return found


@pytest.mark.slow
def test_a_query_that_never_ends_is_stopped(store: ox.Store, children: list[int]) -> None:
    started = time.monotonic()
    with pytest.raises(QueryError, match="took longer than 1 s"):
        answer(store, ENDLESS, "csv", seconds=1, megabytes=8000)
    assert time.monotonic() - started < 20
    (child,) = children
    with pytest.raises(ChildProcessError):
        os.waitpid(child, os.WNOHANG)


def test_a_query_that_eats_memory_is_stopped(store: ox.Store) -> None:
    with pytest.raises(QueryError, match="more than 100 MB"):
        answer(store, ENDLESS, "csv", seconds=60, megabytes=100)


def test_no_file_or_connection_can_be_opened_during_evaluation(listener: tuple[str, list[str]]) -> None:
    from kg.query.limits import run_limited

    def connect() -> bytes:
        import socket

        try:
            socket.create_connection(("127.0.0.1", int(listener[0].rsplit(":", 1)[1].strip("/"))), 1).close()
        except OSError as error:
            return str(error.errno).encode()
        return b"connected"

    import errno

    assert run_limited(connect, seconds=10, megabytes=500) == str(errno.EMFILE).encode()


def test_bytes_come_back_as_they_are() -> None:
    data = bytes(range(256)) * 10_000
    assert run_limited(lambda: data, seconds=10, megabytes=500) == data
    assert run_limited(lambda: b"", seconds=10, megabytes=500) == b""


def test_errors_come_back_with_all_their_parts() -> None:
    def refuse() -> bytes:
        raise InputError("is wrong", where="a.ttl:7", hint="Mend it")

    with pytest.raises(QueryError) as told:
        run_limited(refuse, seconds=10, megabytes=500)
    assert (told.value.what, told.value.where, told.value.hint) == ("is wrong", "a.ttl:7", "Mend it")


def test_any_other_error_is_told_as_one_of_the_query() -> None:
    def fail() -> bytes:
        raise ValueError("odd")

    with pytest.raises(QueryError, match="cannot be evaluated: odd"):
        run_limited(fail, seconds=10, megabytes=500)


def test_an_answer_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch, children: list[int]) -> None:
    monkeypatch.setattr(limits, "MAX_ANSWER", 1_000_000)
    with pytest.raises(QueryError, match="larger than 1,000,000 bytes"):
        run_limited(lambda: b"x" * 3_000_000, seconds=10, megabytes=500)
    (child,) = children
    with pytest.raises(ChildProcessError):
        os.waitpid(child, os.WNOHANG)


@pytest.mark.parametrize("query", ["ASK { FILTER(" + "(" * 20_000, "ASK { FILTER(" + "!" * 20_000 + "1) }"])
def test_a_query_that_is_nested_too_deeply_is_told_so(query: str) -> None:
    with pytest.raises(QueryError, match="nested too deeply"):
        answer(ox.Store(), query, "csv")


def test_random_numbers_differ_between_processes() -> None:
    ox.BlankNode()  # the generator has begun in this process
    query = "SELECT (STRUUID() AS ?a) (RAND() AS ?b) (BNODE() AS ?c) {}"
    rows = [answer(ox.Store(), query, "csv").split("\r\n")[1].split(",") for _ in range(2)]
    assert all(one != other for one, other in zip(*rows, strict=True))
