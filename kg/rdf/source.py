"""A document to be read: a file, standard input, a pipe, bytes; unpacked, in UTF-8, and of a known form.

The form of RDF is told by whoever names the document, else by its suffix, after which a suffix of compression may
stand. What has no name is Turtle, unless one says otherwise. Where the suffix is that of XML or JSON, the first
characters must agree, as Turtle is often called ``.owl``.
"""

from __future__ import annotations

import codecs
import io
import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from functools import cached_property
from pathlib import Path, PurePath
from typing import IO, TYPE_CHECKING, BinaryIO, NamedTuple, TypeAlias, cast

from kg.errors import InputError
from kg.rdf.forms import JSON_LD, RDF_XML, SUFFIXES, TURTLE, Form
from kg.rdf.unpack import COMPRESSIONS, Bounded, Recoded, compression, encoding_of
from kg.tables import printable

if TYPE_CHECKING:
    from kg.rdf.recognise import Kind

__all__ = ["MAX_BYTES", "Document", "Source", "distinct_streams", "is_standard_input", "states", "suffix_of"]

#: Largest document, in bytes, packed and unpacked: it takes some minutes and gigabytes to load, however small it came.
MAX_BYTES = 512_000_000
#: What of a stream is kept in memory, in bytes; more goes to a temporary file.
_IN_MEMORY = 16_000_000
_HEAD = 4096
_STANDARD_INPUT = ("-", "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0")

#: What names or holds a document: a path, ``-`` for standard input, bytes, or an open file.
Document: TypeAlias = "str | os.PathLike[str] | bytes | bytearray | memoryview | IO[bytes] | IO[str] | Source"


class _Shape(NamedTuple):
    """Compression and encoding, each empty where there is nothing to do; whether a byte order mark of UTF-8 leads."""

    compression: str
    encoding: str
    is_marked: bool


def suffix_of(name: str) -> str:
    """The suffix that tells the form, in lower case: that before ``.gz`` and its like, or empty.

    >>> suffix_of("a.ttl"), suffix_of("b.NQ.gz"), suffix_of("c.zst")
    ('.ttl', '.nq', '')
    """
    path = PurePath(name)
    return PurePath(path.stem).suffix.lower() if path.suffix.lower() in COMPRESSIONS else path.suffix.lower()


def is_standard_input(name: object) -> bool:
    """Whether a name is that of standard input."""
    return str(name) in _STANDARD_INPUT


class Source:
    """A document, which may be opened more than once, also where it comes from a pipe.

    Args:
        given: A path, ``-`` for standard input, bytes, an open file, or another source.
        form: The form of RDF; None when the name or the content tells.
        lenient: Whether what cannot be read is skipped, see :mod:`kg.rdf.lenient`.
        limit: Most bytes, packed and unpacked.

    Raises:
        InputError: when the thing given is none of these.
    """

    def __init__(
        self, given: Document, form: Form | None = None, *, lenient: bool = False, limit: int = MAX_BYTES
    ) -> None:
        self._given = given
        self._wanted = form
        self.lenient = lenient
        self._limit = limit
        self._is_text = False
        self.path: Path | None = None
        if isinstance(given, (str, os.PathLike)):
            name = os.fspath(given)
            self.name = "standard input" if is_standard_input(name) else str(name)
            self.path = None if name == "-" else Path(name)
        elif isinstance(given, (bytes, bytearray, memoryview)):
            self.name = "the bytes given"
        elif callable(getattr(given, "read", None)):
            named = getattr(given, "name", None)
            self.name = named if isinstance(named, str) else "the file given"
        else:
            raise InputError(
                f"{type(given).__name__} is no document", hint="Give a path, bytes, or a file that is open for reading"
            )

    @classmethod
    def of(cls, given: Document, *, limit: int = MAX_BYTES) -> Source:
        """A source as it is; of anything else, one that names no form and has at most so many bytes."""
        return given if isinstance(given, cls) else cls(given, limit=limit)

    def __str__(self) -> str:
        return printable(self.name)

    def __repr__(self) -> str:
        return f"Source({self.name!r})"

    @cached_property
    def is_stream(self) -> bool:
        """Whether it can be read only once, or has no file; a name that cannot be looked at is taken for a file's.

        Raises:
            InputError: for a folder.
        """
        if self.path is None or self.name == "standard input":
            return True
        if self.is_folder:
            is_condition = (Path(self.name) / "layer.ttl").is_file()
            build = f"Build it with kg build {self.name} -o OUT, and name OUT/condition-kg.nq"
            raise InputError("is a folder", where=self.name, hint=build if is_condition else "Name a file in it")
        return self._mode is not None and not stat.S_ISREG(self._mode)

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder, and no document."""
        return self._mode is not None and stat.S_ISDIR(self._mode)

    @cached_property
    def _mode(self) -> int | None:
        try:
            return self.path.stat().st_mode if self.path else None
        except (OSError, ValueError):
            return None

    @cached_property
    def form(self) -> Form:
        """The form of RDF.

        Raises:
            InputError: when nothing tells it, or the document is something else.
        """
        own = SUFFIXES.get(suffix_of(self.name))
        if self._wanted is not None:
            if own is not None and own is not self._wanted:
                import logging

                text = "%s: read as %s, as you say; its suffix stands for %s"
                logging.getLogger("kg").warning(text, self, self._wanted.title, own.title)
            return self._wanted
        if own is None and self.is_stream:
            return TURTLE
        kind = self.kind if own in (None, RDF_XML, JSON_LD) else None
        if kind and kind.form is None:
            raise InputError(f"is {kind.name}, which is not read as RDF", where=self.name, hint=kind.hint)
        if own is None and self.is_empty:
            raise InputError("is empty", where=self.name, hint="Is it the file that you mean, and whole?")
        if own is None:
            name = kind.form.name if kind and kind.form else "turtle"
            hint = f"{f'It looks like {kind.name}' if kind else 'Name its form'}: --input-format {name}"
            raise InputError(
                f"has the suffix {PurePath(self.name).suffix!r}, which names no RDF form",
                where=self.name,
                hint=f"{hint}; or use one of {', '.join(SUFFIXES)}",
            )
        return TURTLE if own is RDF_XML and kind and kind.form is TURTLE else own

    @cached_property
    def kind(self) -> Kind | None:
        """What it is by its first characters; None where they do not tell."""
        from kg.rdf.recognise import recognised

        return recognised(self.head)

    def take(self) -> None:
        """Read a stream to its end, so that whoever opened it may close it.

        Raises:
            InputError: when it cannot be read, or is too large.
        """
        self.open_raw().close()

    @property
    def base(self) -> str:
        """The IRI against which relative ones are resolved: the file's own, or that of the working folder."""
        if self.is_stream or self.path is None:
            return Path.cwd().as_uri() + "/"
        return self.path.resolve().as_uri()

    @cached_property
    def head(self) -> bytes:
        """The first bytes, unpacked, in UTF-8, without a byte order mark."""
        with self.open() as file:
            return file.read(_HEAD)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it, or white space alone as far as its first characters tell."""
        return not self.head.strip()

    @cached_property
    def _shape(self) -> _Shape:
        with self.open_raw() as raw:
            start = raw.read(_HEAD)
            how = compression(start)
            if not start and PurePath(self.name).suffix.lower() in COMPRESSIONS:
                raise InputError("is empty, and nothing compressed", where=self.name, hint="Download or write it again")
            if how:
                raw.seek(0)
                start = self._bounded(raw, how).read(_HEAD)
                if again := compression(start):
                    raise InputError(f"is compressed twice, by {how} and {again}", where=self.name, hint="Unpack it")
        encoding = "UTF-8" if self._is_text else encoding_of(start, self.name)
        return _Shape(how, encoding, start.startswith(codecs.BOM_UTF8))

    def _bounded(self, raw: BinaryIO, how: str) -> BinaryIO:
        return io.BufferedReader(Bounded(raw, how, self._limit, self.name), 1 << 16)

    @property
    def is_packed(self) -> bool:
        """Whether it is compressed."""
        return bool(self._shape.compression)

    @property
    def plain(self) -> Path | None:
        """The path of the file where it is read as it is, so that the engine may do so itself."""
        return None if self.is_stream or any(self._shape) else self.path

    def open(self) -> BinaryIO:
        """Open it from its beginning: unpacked, in UTF-8, without a byte order mark.

        Raises:
            InputError: when it cannot be read, is too large, damaged, or of another encoding; also from reading.
        """
        how, encoding, is_marked = self._shape
        file = self._bounded(self.open_raw(), how) if how else self.open_raw()
        if encoding:
            return io.BufferedReader(Recoded(file, encoding, self.name), 1 << 16)
        if is_marked:
            file.read(len(codecs.BOM_UTF8))
        return file

    def open_raw(self) -> BinaryIO:
        """Open it from its beginning as it is; what comes from a stream is read to its end first.

        Raises:
            InputError: when it cannot be read, or is too large.
        """
        try:
            if self.is_stream:
                return self._kept()
            file = cast("Path", self.path).open("rb")
            if os.fstat(file.fileno()).st_size > self._limit:
                file.close()
                raise self._too_large()
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            is_address = re.match(r"(?:https?|ftp):/", self.name)
            hint = "Addresses are not fetched: download it" if is_address else "Check the name"
            raise InputError(f"cannot be read: {reason}", where=self.name, hint=hint) from error
        return file

    def _too_large(self) -> InputError:
        return InputError(f"is larger than {self._limit:,} bytes", where=self.name, hint="Load a part of it")

    def _kept(self) -> BinaryIO:
        """The content of a stream, from its beginning."""
        kept = self._content
        if isinstance(kept, bytes):
            return io.BytesIO(kept)
        file = os.fdopen(os.dup(kept.fileno()), "rb")
        file.seek(0)
        return file

    @cached_property
    def _content(self) -> bytes | IO[bytes]:
        import tempfile
        import weakref

        start, size = bytearray(), 0
        rest: IO[bytes] | None = None
        for data in self._pieces():
            size += len(data)
            if size > self._limit:
                raise self._too_large()
            if rest is None and size > _IN_MEMORY:
                rest = tempfile.TemporaryFile()  # noqa: SIM115 - open as long as the source is there
                weakref.finalize(self, rest.close)
                rest.write(start)
                start.clear()
            if rest is None:
                start += data
            else:
                rest.write(data)
        if rest is None:
            return bytes(start)
        rest.flush()
        return rest

    def _pieces(self) -> Iterator[bytes]:
        """The content of a stream, piece by piece."""
        given = self._given
        if isinstance(given, (bytes, bytearray, memoryview)):
            yield bytes(given)
        elif isinstance(given, (str, os.PathLike)):
            with nullcontext(_standard_input()) if self.name == "standard input" else Path(given).open("rb") as file:
                while data := file.read(1 << 16):
                    yield data
        else:
            while piece := cast("IO[bytes]", given).read(1 << 16):
                if isinstance(piece, str):
                    self._is_text = True
                    yield piece.encode()
                elif isinstance(piece, bytes):
                    yield piece
                else:
                    raise InputError(
                        f"gives {type(piece).__name__} to read", where=self.name, hint="Open it for reading bytes"
                    )


def _standard_input() -> IO[bytes]:
    if sys.stdin is None:
        raise InputError("is closed", where="standard input", hint="Send the document there, or name a file")
    return sys.stdin.buffer


def distinct_streams(sources: Sequence[Source], *, taken: bool = False) -> None:
    """Refuse a stream that is named twice: the second time there would be nothing in it.

    Args:
        sources: What is to be read.
        taken: Whether something else is read from standard input.

    Raises:
        InputError: when one is.
    """
    if taken and any(source.name == "standard input" for source in sources):
        raise InputError(
            "is named for data and for something else", where="standard input", hint="Put one of them into a file"
        )
    seen: dict[object, Source] = {}
    for source in sources:
        if source.is_folder or not source.is_stream or (source.path is None and source.name != "standard input"):
            continue
        file = None if source.name == "standard input" or source.path is None else source.path.stat()
        key = (file.st_dev, file.st_ino) if file else 0
        if seen.setdefault(key, source) is not source:
            raise InputError("is named twice, and can be read once", where=source.name, hint="Leave one out")


def states(sources: Iterable[Source]) -> dict[str, object]:
    """What of documents changes when a file does; what is no file was read whole and stays.

    Returns:
        For each file its size and time, or the number of the error when it cannot be seen.
    """
    found: dict[str, object] = {}
    for source in sources:
        if source.path is None or source.is_stream:
            continue
        try:
            seen = source.path.stat()
        except OSError as error:
            found[source.name] = error.errno
        else:
            found[source.name] = seen.st_size, seen.st_mtime_ns
    return found
