"""A session of the SDK's client with a server that was started for it, and answers without a server."""

from __future__ import annotations

import asyncio
import json
import sys
import threading
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, NamedTuple, Self, TypeVar

from mcp import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp.types import CallToolResult, TextContent

from kg.mcp.answers import answer
from kg.mcp.data import Data
from kg.mcp.page import MOST

T = TypeVar("T")


class Told(NamedTuple):
    """An answer: its text, its structured content, and whether it is an error."""

    text: str
    structured: dict[str, Any]
    is_error: bool = False

    def sentences(self) -> list[str]:
        """The claims that it tells."""
        return [claim["sentence"] for claim in self.structured["claims"]]


def told(result: CallToolResult) -> Told:
    """What a result tells; a page is never larger than the limit."""
    assert len(result.model_dump_json(by_alias=True, exclude_unset=True)) <= MOST
    (content,) = result.content
    assert isinstance(content, TextContent)
    return Told(content.text, result.structured_content or {}, bool(result.is_error))


def ask(data: Data, tool: str, /, offset: int = 0, limit: int | None = None, **arguments: Any) -> Told:  # noqa: ANN401
    """What a tool answers, without a server."""
    made = answer(data, {"tool": tool, "arguments": arguments, "offset": offset, "limit": limit})
    assert len(json.dumps(made, ensure_ascii=False)) <= MOST
    return Told(made["error"], {}, is_error=True) if "error" in made else Told(made["text"], made["structured"])


class Session:
    """A session over standard streams, in a thread that has the event loop.

    Args:
        options: Options of ``kg mcp``.
    """

    def __init__(self, *options: str | Path) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        arguments = ["-m", "kg.cli", "mcp", *map(str, options)]
        self._ready, self._stop = threading.Event(), asyncio.Event()
        parameters = StdioServerParameters(command=sys.executable, args=arguments)
        self._running = asyncio.run_coroutine_threadsafe(self._hold(parameters), self._loop)
        while not self._ready.wait(0.05):
            if self._running.done():
                self._running.result()

    async def _hold(self, parameters: StdioServerParameters) -> None:
        async with Client(stdio_client(parameters)) as client:
            self.client = client
            self._ready.set()
            await self._stop.wait()

    def wait(self, coroutine: Coroutine[Any, Any, T], seconds: float = 60) -> T:
        """What comes of a coroutine of the client."""
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result(seconds)

    def call(self, tool: str, /, **arguments: object) -> Told:
        """Call a tool."""
        return told(self.wait(self.client.call_tool(tool, arguments)))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End the session, and with it the server."""
        self._loop.call_soon_threadsafe(self._stop.set)
        self._running.result(30)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()
