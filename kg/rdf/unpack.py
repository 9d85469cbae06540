"""Bytes as they are wanted: unpacked, of bounded size, in UTF-8.

Compression is told by the first bytes (gzip: RFC 1952, Zstandard: RFC 8878, bzip2). Text is UTF-8, but XML, which names
its encoding (XML 1.0, 4.3.3 and appendix F), is recoded.
"""

from __future__ import annotations

import codecs
import io
import re
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from kg.errors import InputError
from kg.rdf.forms import RDF_XML

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

__all__ = ["COMPRESSIONS", "Bounded", "Recoded", "compression", "encoding_of"]

#: Compressions by their suffix, each with the bytes with which a file begins, and the name.
COMPRESSIONS = {".gz": (b"\x1f\x8b", "gzip"), ".zst": (b"\x28\xb5\x2f\xfd", "zstd"), ".bz2": (b"BZh", "bzip2")}
#: Encodings of which XML may be; Python has others, such as ones that unpack.
_ENCODING = (
    r"utf-?(?:8|16|32)(?:[-_]?[lb]e)?|iso-?8859-?\d{1,2}|iso-10646-ucs-[24]|latin-?[1-9]|us-ascii|ascii|"
    r"(?:windows|cp)-?\d{3,5}|macintosh|koi8-[ru]|shift[-_]jis|euc-(?:jp|kr)|iso-2022-(?:jp|kr)|gbk|gb2312|gb18030|big5"
)
_DECLARED = r"""(<\?xml\s[^>]{0,200}?encoding\s*=\s*)(["'])([^"'>]{1,100})\2"""
#: Byte order marks, and how text in ASCII begins without one; the longer before the shorter.
_WIDE = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_CHUNK = 1 << 16


def compression(start: bytes) -> str:
    """The name of the compression of a file that begins so; empty for none."""
    return next((name for magic, name in COMPRESSIONS.values() if start.startswith(magic)), "")


def _unpacked(file: BinaryIO, how: str, where: str) -> BinaryIO:
    if how == "gzip":
        import gzip

        return cast("BinaryIO", gzip.GzipFile(fileobj=file, mode="rb"))
    if how == "bzip2":
        import bz2

        return cast("BinaryIO", bz2.BZ2File(file))
    return cast("BinaryIO", _zstd(where).ZstdFile(file))


def _zstd(where: str) -> Any:  # noqa: ANN401 - a module, under one of two names
    import importlib

    for name in ("compression.zstd", "backports.zstd"):
        try:
            return importlib.import_module(name)
        except ImportError:
            continue
    raise InputError(
        "is compressed (zstd), for which this Python has no reader",
        where=where,
        hint="Install it, as with: pip install 'condition-kg[zstd]'; or unpack the file with: zstd -d",
    )


class Bounded(io.RawIOBase):
    """What a file holds that is compressed, up to a limit; what a damaged one raises becomes an InputError.

    Args:
        packed: The file; it is closed with this one.
        how: The name of its compression.
        limit: Most bytes.
        where: Its name, for messages.

    Raises:
        InputError: when this Python has no reader for it.
    """

    def __init__(self, packed: BinaryIO, how: str, limit: int, where: str) -> None:
        self._packed = packed
        try:
            self._file = _unpacked(packed, how, where)
        except InputError:
            packed.close()
            raise
        self._limit, self._where, self._how = limit, where, how
        self._left = limit

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill the buffer."""
        view = memoryview(buffer).cast("B")
        try:
            data = self._file.read(min(len(view), _CHUNK))
        except Exception as error:
            if isinstance(error, (InputError, MemoryError)):
                raise
            raise InputError(  # zlib.error, ZstdError, EOFError, OSError
                f"is no whole {self._how} file: {error}", where=self._where, hint="Download or write it again"
            ) from error
        self._left -= len(data)
        if self._left < 0:
            raise InputError(f"unpacks to more than {self._limit:,} bytes", where=self._where, hint="Load a part of it")
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close the file, too."""
        self._file.close()
        self._packed.close()
        super().close()


class Recoded(io.RawIOBase):
    """XML of another encoding as UTF-8; its declaration is changed with it.

    Raises:
        InputError: from reading, when a byte is none of the encoding.
    """

    def __init__(self, file: BinaryIO, encoding: str, where: str) -> None:
        self._file, self._encoding, self._where = file, encoding, where
        self._decoder = codecs.getincrementaldecoder(encoding)()
        self._ready = b""
        self._is_first = True

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill the buffer."""
        view = memoryview(buffer).cast("B")
        while not self._ready:
            data = self._file.read(_CHUNK)
            try:
                self._ready = self._first(self._decoder.decode(data, not data)).encode()
            except ValueError as error:
                raise InputError(
                    f"is not {self._encoding} text, as it says", where=self._where, hint="Save it as UTF-8"
                ) from error
            if not data:
                break
        count = min(len(view), len(self._ready))
        view[:count] = self._ready[:count]
        self._ready = self._ready[count:]
        return count

    def _first(self, text: str) -> str:
        if not self._is_first or not text:
            return text
        self._is_first = False
        return re.sub(_DECLARED, r"\1\2UTF-8\2", text.removeprefix("\ufeff"), count=1)

    def close(self) -> None:
        """Close the other file, too."""
        self._file.close()
        super().close()


def encoding_of(start: bytes, where: str) -> str:
    """The encoding of a document that begins so, where it must be recoded; empty for UTF-8.

    Raises:
        InputError: when it is neither UTF-8 nor XML that names its encoding, or that is none we know.
    """
    if start[:4] == bytes(4):
        raise InputError("begins with zeros, and is no text", where=where, hint="Name another file")
    wide = _wide(start)
    if wide:
        from kg.rdf.recognise import recognised

        text = start[: len(start) // 4 * 4].decode(wide, "replace").removeprefix("\ufeff")
        kind = recognised(text.encode("utf-8", "replace"))
        if kind is None or kind.form is not RDF_XML:
            raise InputError(
                f"is {wide[:6]} text, which only XML may be",
                where=where,
                hint=f"Save it as UTF-8, as with: iconv -f {wide[:6]} -t UTF-8 FILE",
            )
        return wide
    text = start.decode("latin-1").lstrip("\xef\xbb\xbf \t\r\n")
    declared = re.match(_DECLARED, text) if text.startswith("<?xml") else None
    if declared is None or declared[3].lower() in ("utf-8", "utf8"):
        return ""
    try:
        if not re.fullmatch(_ENCODING, declared[3], re.IGNORECASE):
            raise LookupError  # noqa: TRY301 - as the next line does
        name = codecs.lookup(declared[3]).name
    except LookupError:
        raise InputError(
            f"says that it is of the encoding {declared[3][:40]!r}, which is not known",
            where=where,
            hint="Save it as UTF-8",
        ) from None
    if name.startswith(("utf-16", "utf-32")):  # what we have just read byte by byte is none
        return "utf-8"
    return declared[3]


def _wide(start: bytes) -> str:
    """UTF-16 or UTF-32, by its mark, or by the zeros of its first character, as XML 1.0 has it; else empty."""
    for mark, name in _WIDE:
        if start.startswith(mark):
            return name
    zeros = tuple(byte == 0 for byte in start[:4])
    return {
        (False, True, False, True): "UTF-16-LE",
        (True, False, True, False): "UTF-16-BE",
        (False, True, True, True): "UTF-32-LE",
        (True, True, True, False): "UTF-32-BE",
    }.get(zeros, "")  # type: ignore[arg-type] # of a shorter file
