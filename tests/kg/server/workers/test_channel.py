"""Messages arrive whole and in order, however they are cut on the way, and open files with them."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.server.workers.channel import Channel, Message

MESSAGES = st.lists(
    st.tuples(
        st.text(max_size=10), st.lists(st.text(max_size=9) | st.integers() | st.booleans(), max_size=3), st.binary()
    ),
    max_size=6,
)


@pytest.fixture
def pair() -> Iterator[tuple[Channel, Channel]]:
    ours, theirs = socket.socketpair()
    ours.settimeout(0)
    channels = Channel(ours), Channel(theirs)
    yield channels
    for channel in channels:
        channel.close()


def received(channel: Channel, number: int) -> list[Message]:
    found: list[Message] = []
    while len(found) < number:
        messages = channel.receive()
        assert messages is not None
        found += messages
    return found


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(MESSAGES)
def test_what_is_sent_arrives(pair: tuple[Channel, Channel], messages: list[tuple[str, list[str], bytes]]) -> None:
    ours, theirs = pair
    for name, values, content in messages:
        ours.send(name, *values, content=content)
    assert [tuple(one)[:3] for one in received(theirs, len(messages))] == [tuple(one) for one in messages]


def test_what_the_other_end_does_not_take_waits(pair: tuple[Channel, Channel], tmp_path: Path) -> None:
    ours, theirs = pair
    large = os.urandom(5_000_000)
    with (tmp_path / "file").open("w+b") as file:
        file.write(b"hello")
        file.flush()
        ours.send("large", content=large)
        ours.send("file", 7, file=file.fileno())
        ours.send("last")
        assert ours.is_full
        found: list[Message] = []
        while len(found) < 3:
            found += theirs.receive() or []
            ours.flush()
    assert not ours.is_full
    assert found[0].content == large
    assert found[1].file is not None
    assert os.pread(found[1].file, 9, 0) == b"hello"
    os.close(found[1].file)
    assert found[2] == Message("last", [], b"", None)


def test_the_end(pair: tuple[Channel, Channel]) -> None:
    ours, theirs = pair
    assert ours.receive() == []
    theirs.send("last")
    theirs.close()
    assert received(ours, 1)[0].name == "last"
    assert ours.receive() is None
    with pytest.raises(OSError, match="pipe"):
        ours.send("x")


def test_files_that_nobody_took_are_closed(pair: tuple[Channel, Channel]) -> None:
    ours, theirs = pair
    readable, writable = os.pipe()
    theirs.send("x", content=b"abc", file=writable)
    os.close(writable)
    data, files, _, _ = socket.recv_fds(ours._link, 4, 4)  # the message is not whole yet
    ours._in += data
    ours._files.extend(files)
    ours.close()
    assert os.read(readable, 1) == b"", "nobody holds the other end"
    os.close(readable)
