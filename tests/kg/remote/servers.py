"""Servers on loopback that behave as a test says."""

from __future__ import annotations

import http.server
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

from kg.remote import ask_endpoint

JSON = "application/sparql-results+json"
ROWS = b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"literal","value":"one"}}]}}'


def ask(url: str, query: str, form: str | None = None, *, seconds: float = 20) -> str:
    """The whole result as text."""
    with ask_endpoint(url, query, form, seconds=seconds) as result:
        return result.read()


class Seen(NamedTuple):
    """A request that a server saw."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers as the test says, after it has read the request."""

    server: Server

    def answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.seen.append(Seen(self.command, self.path, dict(self.headers), body))
        with suppress(BrokenPipeError, ConnectionResetError):
            self.server.behave(self)
        self.close_connection = True

    do_GET = do_POST = do_PUT = do_OPTIONS = answer

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class'
        """Say nothing."""

    def say(self, status: int, body: bytes = b"", media_type: str = JSON, **headers: str) -> None:
        """A whole answer; the names of headers with _ for -."""
        self.send_response(status)
        for name, value in {"Content_Type": media_type, "Content_Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)


class Server(http.server.ThreadingHTTPServer):
    """A server on loopback that behaves as a function says, and remembers what it saw."""

    daemon_threads = True

    def __init__(self, behave: Callable[[Handler], None]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.behave = behave
        self.seen: list[Seen] = []
        self.url = f"http://127.0.0.1:{self.server_port}/sparql"


class Answering(NamedTuple):
    """A server that gives the answers that it is told.

    Args:
        at: Takes body, media type, status and headers (with _ for -) of an answer, and tells its address.
        seen: The requests so far.
    """

    at: Callable[..., str]
    seen: list[Seen]


Serve = Callable[[Callable[[Handler], None]], Server]


def wants(scheme: str) -> Callable[[Handler], None]:
    """Behaves: 401 without credentials, or with wrong ones."""

    def behave(handler: Handler) -> None:
        given = handler.headers.get("Authorization", "")
        if given in ("Basic bWU6czNjcmV0", "Bearer s3cret") or "response=" in given:
            handler.say(200, ROWS)
        else:
            more = {"WWW_Authenticate": scheme} if scheme else {}
            handler.say(401, b"who?", "text/plain", **more)

    return behave
