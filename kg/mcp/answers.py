"""From a request to an answer: which job does it, and what goes wrong in words for an assistant."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kg.claims.names import CONCEPTS, THINGS
from kg.errors import KgError
from kg.mcp.data import Data
from kg.mcp.jobs import check, queries, relations, remote, schema, things
from kg.mcp.jobs.remote import Remote
from kg.mcp.page import Answer

__all__ = ["answer"]

#: What answers a tool: on data here, and on an endpoint.
_HERE: dict[str, Callable[..., Answer]] = {
    "find": things.find,
    "show": things.show,
    "questions": queries.questions,
    "ask": queries.ask,
    "sparql": queries.sparql,
    "schema": schema.schema,
    "path": relations.path,
    "compare": relations.compare,
    "conflicts": relations.conflicts,
    "evidence": relations.evidence,
    "check": check.check,
}
_REMOTE: dict[str, Callable[..., Answer]] = {
    "questions": remote.questions,
    "ask": remote.ask,
    "sparql": remote.sparql,
    "schema": remote.schema,
}
#: Tools whose job reads rows as they come, and so must know which are asked for.
_STREAMED = ("sparql", "ask")


def answer(asked: Data | Remote, request: dict[str, Any]) -> dict[str, Any]:
    """Answer a request.

    Args:
        asked: What is asked.
        request: ``tool``, its ``arguments``, and the ``offset`` and ``limit`` of the page.

    Returns:
        ``text`` and ``structured``, or an ``error`` in words.
    """
    tool, offset = request["tool"], request.get("offset", 0)
    try:
        arguments = dict(request["arguments"])
        if tool in _STREAMED:
            arguments["offset"] = offset
        return _job(asked, tool)(asked, **arguments).page(offset, request.get("limit"))
    except KgError as error:
        return {"error": _advice(error)}


def _job(asked: Data | Remote, tool: str) -> Callable[..., Answer]:
    """What answers a tool."""
    return _REMOTE[tool] if isinstance(asked, Remote) else _HERE[tool]


#: Advice that is meant for the command line, and what an assistant does instead.
_COMMANDS = {
    CONCEPTS: "Look for it with the tool find, or ask the question “concepts”",
    THINGS: "Look for it with the tool find",
    "Query the other endpoint by itself with --endpoint": "Leave SERVICE out: only these data can be asked",
    "Use SELECT, ASK, CONSTRUCT or DESCRIBE": "Use SELECT, ASK, CONSTRUCT or DESCRIBE: nothing can be changed here",
}


def _advice(error: KgError) -> str:
    """An error in words that tell an assistant what to do next."""
    place = f"{error.where}: " if error.where else ""
    hint = _COMMANDS.get(error.hint, error.hint)
    hint = (
        hint.replace("--param ", "the parameter ")
        .replace("kg show", "the tool show")
        .replace("kg query", "the tool ask")
    )
    hint = hint.replace("raise --timeout", "ask for less")
    return f"{place}{error.what}." + (f" {hint}." if hint else "")
