"""Documents that are made once: compressed, in files without a name that all workers share."""

from __future__ import annotations

import hashlib
import json
import os
import time
import zlib
from collections.abc import Iterable
from typing import NamedTuple

from kg.server.http.messages import Problem
from kg.server.workers.spool import nameless_file

__all__ = ["Document", "Key", "Shelf", "Writing"]

#: Name and form of a document, the latter as its place in :data:`kg.rdf.forms.FORMS`.
Key = tuple[str, int]

#: Bytes before the content: what is said of it, as JSON.
_LABEL = 4096
#: So long it is not tried again to make what could not be made, in seconds.
_PAUSE = 2.0


class Document(NamedTuple):
    """A document: its form, its entity tag, and its content, compressed by gzip."""

    form: int
    tag: str
    content: bytes


class Writing:
    """Takes what a job writes."""

    def __init__(self) -> None:
        self.form = 0
        self._compressor = zlib.compressobj(5, wbits=31)
        self._content = bytearray()

    def begin(self, form: int, *, zipped: bool) -> None:  # noqa: ARG002 - what is kept is compressed
        """As of :class:`kg.server.workers.output.Sink`."""
        self.form = form

    def write(self, data: bytes) -> int:
        """Take bytes."""
        self._content += self._compressor.compress(data)
        return len(data)

    def flush(self) -> None:
        """Nothing."""

    def document(self) -> Document:
        """What was written; to be called once."""
        content = bytes(self._content + self._compressor.flush())
        return Document(self.form, f'"{hashlib.blake2b(content, digest_size=12).hexdigest()}"', content)


class Shelf:
    """A place for each document. To be made before the processes that are to share it.

    Args:
        keys: What there may be.
    """

    def __init__(self, keys: Iterable[Key]) -> None:
        self.keys = tuple(keys)
        self._places = {key: place for place, key in enumerate(self.keys)}
        self._files = [nameless_file() for _ in self.keys]

    def place(self, key: Key) -> int:
        """The place of a document."""
        return self._places[key]

    def find(self, place: int) -> Document | Problem | None:
        """A document, or why it could not be made a moment ago; None when it is to be made."""
        text = os.pread(self._files[place], _LABEL, 0).rstrip(b"\0")
        if not text:
            return None
        label = json.loads(text)
        if "until" in label:
            return Problem(*label["problem"]) if time.monotonic() < label["until"] else None
        return Document(label["form"], label["tag"], os.pread(self._files[place], label["size"], _LABEL))

    def put(self, place: int, document: Document) -> None:
        """Keep a document; nobody sees it before it is whole."""
        view, at = memoryview(document.content), _LABEL
        while view:
            written = os.pwrite(self._files[place], view, at)
            view, at = view[written:], at + written
        self._write_label(place, {"form": document.form, "tag": document.tag, "size": len(document.content)})

    def put_problem(self, place: int, problem: Problem) -> None:
        """Keep, for a moment, why a document cannot be made."""
        record = [problem.status, problem.detail[:1000], problem.hint[:1000]]
        self._write_label(place, {"problem": record, "until": time.monotonic() + _PAUSE})

    def _write_label(self, place: int, label: dict[str, object]) -> None:
        os.pwrite(self._files[place], json.dumps(label).encode().ljust(_LABEL, b"\0")[:_LABEL], 0)
