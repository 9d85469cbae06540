"""Calls with a deadline, a memory limit and an end."""

from __future__ import annotations

import asyncio
import os

import pytest

from tests.kg.mcp.sessions import Session, told
from tests.kg.server.processes import ENDLESS, GREEDY, descendants, until


@pytest.mark.server
def test_a_stopped_query_is_an_error_in_words() -> None:
    with Session("--timeout", "2", "--memory", "300") as session:
        late = session.call("sparql", query=ENDLESS)
        assert late.is_error
        assert late.text.startswith("It took longer than 2 s and was stopped. Ask for less")
        for query in (GREEDY, "SELECT * { FILTER" + "(" * 30_000 + "}"):
            found = session.call("sparql", query=query)
            assert found.is_error
            assert "was stopped. Ask for less" in found.text
        assert not session.call("sparql", query="ASK {}").is_error


def test_many_requests_at_once(session: Session) -> None:
    async def all_of_them() -> list[str]:
        calls = (
            session.client.call_tool("ask", {"question": name})
            for name in ("symptoms", "tests", "medicines", "course") * 6
        )
        return [told(result).structured["name"] for result in await asyncio.gather(*calls)]

    assert session.wait(all_of_them()) == ["symptoms", "tests", "medicines", "course"] * 6


def test_a_cancelled_request_ends_its_query(session: Session) -> None:
    before = set(descendants(os.getpid()))

    async def cancelled() -> None:
        task = asyncio.ensure_future(session.client.call_tool("sparql", {"query": ENDLESS}))
        for _ in range(200):
            await asyncio.sleep(0.05)
            if set(descendants(os.getpid())) - before:
                break
        else:
            raise AssertionError
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    session.wait(cancelled())
    assert until(lambda: not set(descendants(os.getpid())) - before)
    assert not session.call("sparql", query="ASK {}").is_error
