"""The body of an answer: held, in UTF-8, and what it is by its own beginning.

Servers mislabel: results come as ``text/plain``, ``application/xml`` or ``text/html``. So what is there decides, and
``Content-Type`` only between forms that look alike.
"""

from __future__ import annotations

import codecs
import gzip
import io
import re
import shutil
import tempfile
import zlib
from email.message import Message
from typing import IO, cast

from kg.errors import QueryError
from kg.query.limits import MAX_ANSWER

__all__ = ["Body", "spool"]

#: Largest body or result held in memory, in bytes; a larger one goes through a temporary file.
_IN_MEMORY = 8_000_000
_PIECE = 1 << 16
#: Characters at the beginning that tell what a body is.
_START = 4_000
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_XML_DECLARATION = re.compile(r"""(<\?xml\s[^>]*?)\s+encoding\s*=\s*(["'])([\w.-]+)\2""")
#: The root element of XML, after whatever may stand before it; atomic groups, as nothing of that is tried in two ways.
_ROOT = re.compile(
    r"(?>\s+|(?><\?.*?\?>)|(?><!--.*?-->)|(?><!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>))*+"
    r"<(?:[\w.-]+:)?([\w.-]+)(?=\s|/?>)",
    re.DOTALL | re.IGNORECASE,
)


def spool() -> IO[bytes]:
    """A file for a body or a result, in memory while it is small."""
    return cast("IO[bytes]", tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY))


class Body:
    """The body of an answer.

    Args:
        source: What it is read from, to its end.
        headers: The answer's.

    Raises:
        QueryError: when it unfolds to too much.
        ValueError: when it is not in the encoding that it claims.
    """

    def __init__(self, source: IO[bytes], headers: Message) -> None:
        self.media_type = (headers.get("Content-Type") or "").partition(";")[0].strip().lower()
        self.content_type = headers.get("Content-Type") or ""
        self.file = spool()
        try:
            shutil.copyfileobj(source, self.file, _PIECE)
            self._unzip()
            self._to_utf8(headers.get_content_charset("") if self.content_type else "")
            self.file.seek(0)
            self.start = self.file.read(_START).decode(errors="replace").lstrip()
        except BaseException:
            self.file.close()
            raise

    def _unzip(self) -> None:
        """Unpack gzip, which some servers send unasked."""
        self.file.seek(0)
        if self.file.read(2) != b"\x1f\x8b":
            return
        self.file.seek(0)
        unpacked = spool()
        size = 0
        try:
            with gzip.GzipFile(fileobj=self.file, mode="rb") as packed:
                while piece := packed.read(_PIECE):
                    size += len(piece)
                    if size > MAX_ANSWER:
                        break
                    unpacked.write(piece)
        except (OSError, EOFError, zlib.error) as error:
            unpacked.close()
            raise ValueError(f"its gzip is damaged: {error}") from error
        if size > MAX_ANSWER:
            unpacked.close()
            raise QueryError(f"the answer is larger than {MAX_ANSWER:,} bytes", hint="Add LIMIT to the query")
        self._replace(unpacked)

    def _to_utf8(self, charset: str) -> None:
        """Bring it into UTF-8 without a byte order mark."""
        self.file.seek(0)
        head = self.file.read(1000)
        encoding, skipped = _encoding(head, charset)
        if encoding == "utf-8" and not skipped:
            return
        changed = spool()
        try:
            text = io.TextIOWrapper(io.BufferedReader(_View(self.file, skipped), _PIECE), encoding, newline="")
            first = text.read(1000)
            changed.write(_XML_DECLARATION.sub(r"\1", first, count=1).encode())
            while piece := text.read(_PIECE):
                changed.write(piece.encode())
        except UnicodeError as error:
            changed.close()
            raise ValueError(f"it is not in {encoding}") from error
        self._replace(changed)

    def _replace(self, file: IO[bytes]) -> None:
        self.file.close()
        self.file = file

    @property
    def root(self) -> str:
        """The name of the root element, in lower case; empty when it is no XML."""
        match = _ROOT.match(self.start)
        return match[1].lower() if match else ""

    @property
    def is_page(self) -> bool:
        """Whether it is a page for people."""
        is_html = self.root == "html" or self.start[:14].lower() == "<!doctype html"
        return is_html or (self.media_type == "text/html" and self.root not in ("", "sparql", "rdf"))

    @property
    def is_json(self) -> bool:
        """Whether it begins as a JSON object or array; so do some documents in TriG and Turtle."""
        return bool(re.match(r'\{\s*(?:"[^"]*"\s*:|\})|\[\s*[{\]]', self.start)) and self.root == ""

    def open(self) -> io.BufferedReader:
        """It, from its beginning; several readers do not disturb each other."""
        return io.BufferedReader(_View(self.file), _PIECE)

    def text(self, newline: str = "") -> io.TextIOWrapper:
        """It, from its beginning, as text; ``newline`` as of :func:`open`."""
        return io.TextIOWrapper(self.open(), "utf-8", newline=newline)

    def close(self) -> None:
        """Let it go."""
        self.file.close()


class _View(io.RawIOBase):
    """A file as one of its readers sees it: with a place of its own, and left open."""

    def __init__(self, file: IO[bytes], at: int = 0) -> None:
        super().__init__()
        self._file, self._at = file, at

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        self._file.seek(self._at)
        piece = self._file.read(len(buffer))
        self._at += len(piece)
        buffer[: len(piece)] = piece
        return len(piece)


def _encoding(head: bytes, charset: str) -> tuple[str, int]:
    """The encoding of what begins so, and the length of its byte order mark.

    By the mark; by where the zeros are (RFC 4627); by the XML declaration; by the header, where it is no JSON.
    """
    for mark, name in _BOMS:
        if head.startswith(mark):
            return name, len(mark)
    if len(head) > 3 and b"\0" in head[:2] and head[:2] != b"\0\0":
        return ("utf-16-be" if head[0] == 0 else "utf-16-le"), 0
    declared = _XML_DECLARATION.match(head.decode("latin-1").lstrip())
    name = declared[3] if declared else "" if head.lstrip()[:1] in (b"{", b"[") else charset
    try:
        known = codecs.lookup(name or "utf-8")
    except LookupError:
        return "utf-8", 0
    is_text = getattr(known, "_is_text_encoding", True)
    return ("utf-8" if known.name in ("ascii", "utf-8") or not is_text else known.name), 0
