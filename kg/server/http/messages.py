"""Requests and responses of HTTP as values, and errors as problem details (RFC 9457)."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import NamedTuple

__all__ = ["Headers", "Problem", "ProblemError", "Request", "Response"]

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
        keep_alive: Whether the client wants to keep the connection.
        is_old: Whether it speaks HTTP/1.0, which knows no chunks.
    """

    method: str
    path: str
    query: str
    headers: dict[str, str]
    body: bytes = b""
    client: str = ""
    keep_alive: bool = True
    is_old: bool = False


class Response(NamedTuple):
    """A response that is known whole."""

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
        headers: Further headers of the response.
        near: What may have been meant, for the page: what it is called, and its address below the server's root.
    """

    status: int
    detail: str
    hint: str = ""
    line: int = 0
    column: int = 0
    headers: Headers = ()
    near: tuple[tuple[str, str], ...] = ()

    def response(self, *, as_page: bool = False, path: str = "/") -> Response:
        """The problem as ``application/problem+json``, or as a page for people.

        Args:
            as_page: Whether it is a page, whose links are relative: what stands before our paths is a proxy's matter.
            path: The path of the request.
        """
        headers = (("Cache-Control", "no-store"), *self.headers)
        if as_page:
            from visualize.pages.problem import problem_page

            root = "../" * (path.count("/") - 1) or "./"
            wait = dict(self.headers).get("Retry-After", "")
            page = problem_page(self.status, self.detail, self.hint, root=root, near=self.near, wait=wait)
            return Response(self.status, "text/html; charset=utf-8", page.encode(errors="replace"), headers)
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
        body = json.dumps(record, ensure_ascii=False).encode(errors="replace") + b"\n"
        return Response(self.status, "application/problem+json", body, headers)


class ProblemError(Exception):
    """A request cannot be answered, for the reason in ``problem``."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.detail)
        self.problem = problem
