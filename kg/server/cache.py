"""A cache of documents, compressed; requests for one that is being made wait for it."""

from __future__ import annotations

import hashlib
import zlib
from typing import NamedTuple

from kg.rdf.forms import FORMS
from kg.server.http.exchange import Exchange
from kg.server.http.messages import Headers, Problem, Response
from kg.server.http.negotiate import accepts_gzip
from kg.server.workers.channel import Job
from kg.server.workers.frames import pack_job
from kg.server.workers.pool import Pool

__all__ = ["DocumentCache"]

_HEADERS: Headers = (("Vary", "Accept, Accept-Encoding"), ("Cache-Control", "no-cache"))
_MOST_WAITING = 1000


class _Document(NamedTuple):
    form: int
    content: bytes
    zipped: bool
    tag: str


class _Pending:
    """Collects a document and responds to the requests that wait for it."""

    def __init__(self, cache: DocumentCache, key: tuple[str, int]) -> None:
        self.waiting: list[Exchange] = []
        self._cache = cache
        self._key = key
        self._parts: list[bytes] = []
        self._form, self._zipped = 0, False

    def whole(self, form: int, content: bytes, *, zipped: bool) -> None:
        """The document at once."""
        self.part(form, content, zipped=zipped)
        self.end()

    def part(self, form: int, content: bytes, *, zipped: bool) -> None:
        """A part of it."""
        self._form, self._zipped = form, zipped
        self._parts.append(content)

    def end(self) -> None:
        """The document is complete."""
        content = b"".join(self._parts)
        tag = f'"{hashlib.blake2b(content, digest_size=12).hexdigest()}"'
        self._cache.store(self._key, _Document(self._form, content, self._zipped, tag), self.waiting)

    def problem(self, problem: Problem) -> None:
        """It cannot be made; the next who asks tries again."""
        self._cache.discard(self._key)
        for exchange in self.waiting:
            exchange.respond(problem)


class DocumentCache:
    """Documents by name and form.

    Args:
        pool: The workers that make them.
    """

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._documents: dict[tuple[str, int], _Document] = {}
        self._pending: dict[tuple[str, int], _Pending] = {}

    def send(self, exchange: Exchange, name: str, form: int = 0) -> None:
        """Answer with a document, made first where it is not there yet."""
        key = (name, form)
        if document := self._documents.get(key):
            _respond(exchange, document)
            return
        pending = self._pending.get(key)
        if pending and len(pending.waiting) >= _MOST_WAITING:
            exchange.respond(Problem(503, "too many wait for this", headers=(("Retry-After", "5"),)))
            return
        if pending:
            pending.waiting.append(exchange)
            return
        pending = self._pending[key] = _Pending(self, key)
        pending.waiting.append(exchange)
        self._pool.submit(Job(pack_job("document", name, form), pending, repr(key).encode()))

    def store(self, key: tuple[str, int], document: _Document, waiting: list[Exchange]) -> None:
        """Keep a document, and respond with it to those who wait."""
        self._documents[key] = document
        self.discard(key)
        for exchange in waiting:
            _respond(exchange, document)

    def discard(self, key: tuple[str, int]) -> None:
        """A document is no longer being made."""
        self._pending.pop(key, None)


def _respond(exchange: Exchange, document: _Document) -> None:
    headers = (("ETag", document.tag), *_HEADERS)
    request = exchange.request
    if document.tag in request.headers.get("if-none-match", ""):
        exchange.respond(Response(304, headers=headers))
        return
    content = document.content
    if document.zipped and accepts_gzip(request.headers.get("accept-encoding")):
        headers = (*headers, ("Content-Encoding", "gzip"))
    elif document.zipped:
        content = zlib.decompress(content, wbits=31)
    exchange.respond(Response(200, FORMS[document.form].content_type, content, headers))
