"""A forked process speaks with the one that forked it, and leaves signals to it."""

from __future__ import annotations

import os
import signal
from typing import NoReturn

from kg.server.workers.channel import Channel, Message
from kg.server.workers.forking import detach, fork_with_channel
from tests.kg.server.processes import until


def messages(channel: Channel) -> list[Message]:
    """All that it says until it ends."""
    found: list[Message] = []

    def has_ended() -> bool:
        new = channel.receive()
        found.extend(new or [])
        return new is None

    assert until(has_ended, 10)
    return found


def test_it_speaks_and_does_not_hear_signals() -> None:
    closed: list[str] = []

    def work(channel: Channel) -> NoReturn:
        detach()
        os.kill(os.getpid(), signal.SIGTERM)
        os.write(2, b"not seen")
        channel.send("alive", closed == ["closed"])
        os._exit(7)

    process, channel = fork_with_channel(lambda: closed.append("closed"), work)
    assert [tuple(one)[:2] for one in messages(channel)] == [("alive", [True])]
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 7
    assert closed == []
    channel.close()


def test_errors_do_not_get_out_of_it() -> None:
    def work(_: Channel) -> NoReturn:
        raise ValueError

    process, channel = fork_with_channel(lambda: None, work)
    assert messages(channel) == []
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 1
    channel.close()


def test_want_of_memory_is_told_apart() -> None:
    def work(_: Channel) -> NoReturn:
        detach()
        raise MemoryError

    process, channel = fork_with_channel(lambda: None, work)
    assert messages(channel) == []
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == -signal.SIGABRT
    channel.close()
