"""Requests and answers of HTTP as values, and errors as problem details (RFC 9457)."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import NamedTuple

__all__ = ["Answer", "Headers", "Problem", "ProblemError", "Request"]

Headers = tuple[tuple[str, str], ...]


class Request(NamedTuple):
    """A request that was received whole; a named tuple, as the values here are, which is made faster than a dataclass.

    Args:
        method: As sent, for instance ``GET``.
        path: Without the query string, percent-encoded as sent.
        query: What follows ``?``, percent-encoded as sent.
        headers: By name in lower case; repeated ones are joined by a comma (RFC 9110, 5.3).
        body: Its bytes, freed from chunked coding.
        client: The address it came from.
    """

    method: str
    path: str
    query: str
    headers: dict[str, str]
    body: bytes = b""
    client: str = ""


class Answer(NamedTuple):
    """An answer that is known whole."""

    status: int
    media_type: str = ""
    body: bytes = b""
    headers: Headers = ()


class Problem(NamedTuple):
    """Why a request cannot be answered.

    Args:
        status: HTTP status.
        detail: What is wrong and where, one sentence.
        hint: What to do next.
        line: Line of the query, from 1, where its syntax is wrong; 0 when it is not.
        column: Column, from 1.
        headers: Further headers of the answer.
    """

    status: int
    detail: str
    hint: str = ""
    line: int = 0
    column: int = 0
    headers: Headers = ()

    def answer(self) -> Answer:
        """The problem as ``application/problem+json``."""
        record: dict[str, object] = {
            "type": "about:blank",
            "title": HTTPStatus(self.status).phrase,
            "status": self.status,
            "detail": self.detail,
        }
        if self.hint:
            record["hint"] = self.hint
        if self.line:
            record |= {"line": self.line, "column": self.column}
        body = json.dumps(record, ensure_ascii=False).encode() + b"\n"
        return Answer(self.status, "application/problem+json", body, (("Cache-Control", "no-store"), *self.headers))


class ProblemError(Exception):
    """What is asked has no answer; ``problem`` tells why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.detail)
        self.problem = problem
