"""Documents that were made are kept, compressed; who asks while one is being made waits for it."""

from __future__ import annotations

import hashlib
import zlib
from typing import NamedTuple

from kg.rdf.forms import FORMS
from kg.server.http.exchange import Exchange
from kg.server.http.messages import Answer, Headers, Problem
from kg.server.http.negotiate import accepts_gzip
from kg.server.workers.channel import Job
from kg.server.workers.frames import pack_job
from kg.server.workers.pool import Pool

__all__ = ["Kept"]

_HEADERS: Headers = (("Vary", "Accept, Accept-Encoding"), ("Cache-Control", "no-cache"))
_MOST_WAITING = 1000


class _Made(NamedTuple):
    form: int
    content: bytes
    zipped: bool
    tag: str


class _Making:
    """Collects a document and answers who waits for it."""

    def __init__(self, kept: Kept, key: tuple[str, int]) -> None:
        self.waiting: list[Exchange] = []
        self._kept = kept
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
        """It is whole."""
        content = b"".join(self._parts)
        tag = f'"{hashlib.blake2b(content, digest_size=12).hexdigest()}"'
        self._kept.keep(self._key, _Made(self._form, content, self._zipped, tag), self.waiting)

    def problem(self, problem: Problem) -> None:
        """It cannot be made; the next who asks tries again."""
        self._kept.forget(self._key)
        for exchange in self.waiting:
            exchange.answer(problem)


class Kept:
    """Documents by name and form.

    Args:
        makers: The pool that makes them.
    """

    def __init__(self, makers: Pool) -> None:
        self._makers = makers
        self._made: dict[tuple[str, int], _Made] = {}
        self._making: dict[tuple[str, int], _Making] = {}

    def send(self, exchange: Exchange, name: str, form: int = 0) -> None:
        """Answer with a document, made first where it is not there yet."""
        key = (name, form)
        if made := self._made.get(key):
            _answer(exchange, made)
            return
        making = self._making.get(key)
        if making and len(making.waiting) >= _MOST_WAITING:
            exchange.answer(Problem(503, "too many wait for this", headers=(("Retry-After", "5"),)))
            return
        if making:
            making.waiting.append(exchange)
            return
        making = self._making[key] = _Making(self, key)
        making.waiting.append(exchange)
        self._makers.submit(Job(pack_job("document", name, form), making, repr(key).encode()))

    def keep(self, key: tuple[str, int], made: _Made, waiting: list[Exchange]) -> None:
        """A document is made."""
        self._made[key] = made
        self.forget(key)
        for exchange in waiting:
            _answer(exchange, made)

    def forget(self, key: tuple[str, int]) -> None:
        """A document is no longer being made."""
        self._making.pop(key, None)


def _answer(exchange: Exchange, made: _Made) -> None:
    headers = (("ETag", made.tag), *_HEADERS)
    request = exchange.request
    if made.tag in request.headers.get("if-none-match", ""):
        exchange.answer(Answer(304, headers=headers))
        return
    content = made.content
    if made.zipped and accepts_gzip(request.headers.get("accept-encoding")):
        headers = (*headers, ("Content-Encoding", "gzip"))
    elif made.zipped:
        content = zlib.decompress(content, wbits=31)
    exchange.answer(Answer(200, FORMS[made.form].content_type, content, headers))
