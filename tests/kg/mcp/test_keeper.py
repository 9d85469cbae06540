"""The process that holds the data."""

from __future__ import annotations

import json
import os
import signal
import socket
import time
from collections.abc import Callable, Iterator
from typing import Any

import pyoxigraph as ox
import pytest

from kg.errors import InputError
from kg.mcp.keeper import LENGTH, Bounds, Keeper, Loaded
from tests.kg.server.processes import descendants, is_running, limits, until

pytestmark = pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")  # the thread of a client


def answerer(request: dict[str, Any]) -> dict[str, Any]:
    """What the tests ask for."""
    match request["do"]:
        case "sleep":
            time.sleep(60)
        case "fail":
            raise ZeroDivisionError
        case "end":
            os._exit(3)
        case "greedy":
            return {"size": len(bytearray(10**9))}
        case "limits":
            return {"limits": limits(os.getpid())}
        case "random":
            return {"drawn": [ox.BlankNode().value for _ in range(3)]}
    return request


@pytest.fixture
def keeper() -> Iterator[Keeper]:
    bounds = Bounds(seconds=20, megabytes=100, sealed=True)
    ox.BlankNode()  # the generator of random numbers has begun, as it has once data are loaded
    made = Keeper(lambda: Loaded({"title": "data"}, answerer, iter(())), bounds)
    assert made.wait_until_loaded() == {"title": "data"}
    yield made
    made.close()


def sent(keeper: Keeper, **request: object) -> socket.socket:
    call = keeper.open_call()
    call.settimeout(20)
    data = json.dumps(request).encode()
    call.sendall(LENGTH.pack(len(data)) + data)
    return call


def answered(call: socket.socket) -> Any:  # noqa: ANN401 - whatever JSON holds
    with call, call.makefile("rb") as file:
        head = file.read(LENGTH.size)
        return json.loads(file.read(LENGTH.unpack(head)[0])) if head else None


def test_calls_are_answered_side_by_side(keeper: Keeper) -> None:
    slow = sent(keeper, do="sleep")
    assert [answered(sent(keeper, do="echo", number=number))["number"] for number in range(5)] == list(range(5))
    slow.close()


def test_who_hangs_up_ends_the_call(keeper: Keeper) -> None:
    call = sent(keeper, do="sleep")
    assert until(lambda: len(descendants(keeper.process)) == 1)
    (child,) = descendants(keeper.process)
    call.close()
    assert until(lambda: not is_running(child))
    assert answered(sent(keeper, do="echo"))


def test_random_numbers_of_two_calls_differ(keeper: Keeper) -> None:
    first, second = (answered(sent(keeper, do="random"))["drawn"] for _ in range(2))
    assert not {*first} & {*second}


@pytest.mark.parametrize("do", ["end", "greedy"])
def test_a_child_that_dies_leaves_no_answer(keeper: Keeper, do: str) -> None:
    assert answered(sent(keeper, do=do)) is None
    assert answered(sent(keeper, do="echo"))


def test_a_fault_comes_back(keeper: Keeper) -> None:
    assert "ZeroDivisionError" in answered(sent(keeper, do="fail"))["crash"]


def test_a_call_can_open_nothing(keeper: Keeper) -> None:
    made = answered(sent(keeper, do="limits"))
    assert "Too many open files" in made["crash"]  # not even the file that tells of the limits


def test_the_end_of_the_server_is_the_end_of_all(keeper: Keeper) -> None:
    calls = [sent(keeper, do="sleep") for _ in range(3)]
    assert until(lambda: len(descendants(keeper.process)) == 3)
    children = descendants(keeper.process)
    keeper.close()
    assert not any(map(is_running, children))
    for call in calls:
        assert answered(call) is None


def test_a_keeper_that_has_ended_takes_no_calls() -> None:
    keeper = Keeper(lambda: Loaded({}, answerer, iter(())), Bounds(seconds=1, megabytes=1, sealed=True))
    keeper.wait_until_loaded()
    os.kill(keeper.process, signal.SIGKILL)
    assert until(lambda: not is_running(keeper.process))
    with pytest.raises(BrokenPipeError):
        keeper.open_call()
    keeper.close()


def _failing(error: Exception) -> Callable[[], Loaded]:
    def load() -> Loaded:
        raise error

    return load


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (InputError("is empty", where="a.ttl", hint="Check it"), "a.ttl: is empty. Check it"),
        (FileNotFoundError(2, "No such file", "b.ttl"), "b.ttl: cannot be read: No such file"),
        (ZeroDivisionError(), "the data cannot be loaded"),
    ],
)
def test_data_that_cannot_be_loaded(error: Exception, words: str) -> None:
    keeper = Keeper(_failing(error), Bounds(seconds=1, megabytes=1, sealed=True))
    with pytest.raises(InputError, match=words):
        keeper.wait_until_loaded()
    keeper.close()


def test_work_goes_on_while_there_are_no_calls() -> None:
    reader, writer = os.pipe()

    def warm() -> Iterator[None]:
        for _ in range(3):
            os.write(writer, b"x")
            yield

    keeper = Keeper(lambda: Loaded({}, answerer, warm()), Bounds(seconds=1, megabytes=1, sealed=True))
    keeper.wait_until_loaded()
    assert [os.read(reader, 1) for _ in range(3)] == [b"x"] * 3
    keeper.close()
    os.close(reader)
    os.close(writer)
