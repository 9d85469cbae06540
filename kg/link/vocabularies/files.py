"""Open ontology files of strangers: of bounded size, in UTF-8, read in pieces."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from pathlib import Path

from kg.errors import InputError

__all__ = ["MAX_BYTES", "MAX_LINE", "check_file", "lines"]

#: Largest file read, in bytes; each form is read in pieces.
MAX_BYTES = 4_000_000_000
#: Longest line of an OBO file, and longest node of an OBO Graphs file, in bytes.
MAX_LINE = 4_000_000

_COMPRESSED = {
    b"\x1f\x8b": "gzip",
    b"PK\x03\x04": "zip",
    b"BZh": "bzip2",
    b"\xfd7zXZ": "xz",
    b"\x28\xb5\x2f\xfd": "zstd",
}


def check_file(path: Path) -> bytes:
    """Refuse what is no ontology file at a glance; return its first bytes, without a byte order mark.

    Raises:
        InputError: when the file is missing, no regular file, empty, too large, compressed, UTF-16 or an HTML page.
    """
    if path.exists() and not path.is_file():
        raise InputError("is not a regular file", where=str(path), hint="Name an ontology file")
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(4096).removeprefix(codecs.BOM_UTF8)
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", where=str(path), hint="Check the name") from error
    if not start.strip():
        raise InputError("is empty", where=str(path), hint="Check that it was written whole")
    if size > MAX_BYTES:
        raise InputError(f"is larger than {MAX_BYTES:,} bytes", where=str(path), hint="Take a part of the ontology")
    for magic, name in _COMPRESSED.items():
        if start.startswith(magic):
            raise InputError(f"is compressed ({name})", where=str(path), hint="Unpack it first")
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in start[:4]:
        raise InputError("is not UTF-8 text", where=f"{path}:1", hint="Save it as UTF-8")
    if start.lstrip()[:14].lower().startswith((b"<!doctype html", b"<html")):
        raise InputError("is an HTML page, not an ontology", where=str(path), hint="Download the file itself")
    return start


def lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of a UTF-8 file with their numbers from 1, one at a time, each with its line end.

    Raises:
        InputError: with file and line when a line is too long or not UTF-8.
    """
    with path.open("rb") as file:
        reader = io.BufferedReader(file.raw, 1 << 20)
        number = 0
        while line := reader.readline(MAX_LINE + 1):
            number += 1
            if len(line) > MAX_LINE:
                raise InputError(
                    f"has a line of more than {MAX_LINE:,} bytes", where=f"{path}:{number}", hint="Is it an ontology?"
                )
            try:
                yield number, line.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError as error:
                raise InputError(
                    f"is not UTF-8 text (byte {error.start} of the line)",
                    where=f"{path}:{number}",
                    hint="Save it as UTF-8",
                ) from error
