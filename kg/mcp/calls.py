"""Calls of the tools: each goes to a process of its own, and ends with its request, its deadline, or its memory."""

from __future__ import annotations

import json
import logging
import socket
from typing import Any

import anyio
from mcp.types import CallToolResult, TextContent

from kg.mcp.keeper import LENGTH, Keeper

__all__ = ["Calls"]

#: Calls that run at the same time; more wait for their turn.
_AT_ONCE = 8
_PIECE = 1 << 16


class Calls:
    """What the tools are called through.

    Args:
        keeper: The process that holds the data.
        seconds: Deadline of a call, in seconds.
        megabytes: Memory that a call may use, in 10^6 bytes.
    """

    def __init__(self, keeper: Keeper, *, seconds: float, megabytes: int) -> None:
        self._keeper = keeper
        self._seconds = seconds
        self._megabytes = megabytes
        self._turns = anyio.Semaphore(_AT_ONCE)

    async def call(
        self, tool: str, arguments: dict[str, Any], offset: int = 0, limit: int | None = None
    ) -> CallToolResult:
        """Call a tool; refusals and what was stopped are results with ``isError``."""
        answered = await self.ask({"tool": tool, "arguments": arguments, "offset": offset, "limit": limit})
        if "crash" in answered:
            logging.getLogger("kg").error("the tool %s failed: %s", tool, answered["crash"])
            answered = {
                "error": "This is a fault of the server, not of the request. Try another tool, and tell the user."
            }
        if "error" in answered:
            return CallToolResult(content=[TextContent(type="text", text=answered["error"])], is_error=True)
        return CallToolResult(
            content=[TextContent(type="text", text=answered["text"])], structured_content=answered["structured"]
        )

    async def ask(self, request: dict[str, Any]) -> dict[str, Any]:
        """What the data answer to a request; ``error`` where they do not."""
        try:
            async with self._turns:
                with anyio.fail_after(self._seconds):
                    return await self._exchange(json.dumps(request, ensure_ascii=False).encode("utf-8", "replace"))
        except TimeoutError:
            return {
                "error": f"It took longer than {self._seconds:g} s and was stopped. Ask for less: narrow the query, "
                "bind more of it, or add LIMIT. Asking the same again will not help."
            }
        except OSError:
            return {
                "error": "The process that holds the data has ended. Tell the user to start the server kg mcp again."
            }
        except EOFError:
            return {
                "error": f"It needed more than {self._megabytes} MB of memory, or is nested too deeply, and was "
                "stopped. Ask for less: narrow the query or add LIMIT. Asking the same again will not help."
            }

    async def _exchange(self, request: bytes) -> dict[str, Any]:
        """Send a request to a new child and take its answer; a cancelled call closes the socket, which ends the child.

        Raises:
            EOFError: when the child has ended without an answer.
            OSError: when the keeper has ended.
        """
        with self._keeper.open_call() as call:
            call.setblocking(False)  # noqa: FBT003 - the library's signature
            try:
                await _send(call, LENGTH.pack(len(request)) + request)
                size = LENGTH.unpack(await _receive(call, LENGTH.size))[0]
                return dict(json.loads(await _receive(call, size)))
            except ConnectionError as error:
                raise EOFError from error


async def _send(call: socket.socket, data: bytes) -> None:
    left = memoryview(data)
    while left:
        await anyio.wait_writable(call)
        left = left[call.send(left[:_PIECE]) :]


async def _receive(call: socket.socket, size: int) -> bytes:
    pieces = bytearray()
    while len(pieces) < size:
        await anyio.wait_readable(call)
        piece = call.recv(min(_PIECE, size - len(pieces)))
        if not piece:
            raise EOFError
        pieces += piece
    return bytes(pieces)
