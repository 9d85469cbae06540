"""Vocabularies of strangers: what is none is told at a glance, and lines are of bounded length."""

from __future__ import annotations

import io
from collections.abc import Iterator

from kg.errors import InputError
from kg.rdf.source import Source

__all__ = ["MAX_BYTES", "MAX_LINE", "check_file", "lines"]

#: Largest file read, in bytes; each form is read in pieces.
MAX_BYTES = 4_000_000_000
#: Longest line of an OBO file, and longest node of an OBO Graphs file, in bytes.
MAX_LINE = 4_000_000
#: Bytes read at once.
BLOCK = 1 << 18


def check_file(source: Source) -> bytes:
    """Refuse what is no ontology file at a glance; return its first bytes.

    Raises:
        InputError: when the file is missing, a folder, empty, too large, in an archive, UTF-16 or an HTML page.
    """
    start = source.head
    if not start.strip():
        raise InputError("is empty", where=str(source), hint="Check that it was written whole")
    kind = source.kind
    if kind and not kind.is_ontology:
        raise InputError(f"is {kind.name}, not an ontology", where=str(source), hint=kind.hint)
    return start


def lines(source: Source) -> Iterator[tuple[int, str]]:
    """The lines of a UTF-8 file with their numbers from 1, each with its line end.

    Raises:
        InputError: with file and line when a line is too long or not UTF-8.
    """
    number, rest = 0, b""
    with source.open() as file:
        while block := file.read(BLOCK):
            block = rest + block
            end = block.rfind(b"\n") + 1
            first = block.find(b"\n") if end else len(block)
            if first > MAX_LINE:
                raise InputError(
                    f"has a line of more than {MAX_LINE:,} bytes",
                    where=f"{source}:{number + 1}",
                    hint="Is it a vocabulary?",
                )
            rest = block[end:]
            for line in _decoded(block[:end], source, number):
                number += 1
                yield number, line
    for line in _decoded(rest, source, number):
        yield number + 1, line


def _decoded(block: bytes, source: Source, before: int) -> io.StringIO:
    """Whole lines as text; only LF ends one."""
    try:
        return io.StringIO(block.decode(), newline="\n")
    except UnicodeDecodeError as error:
        start = block.rfind(b"\n", 0, error.start) + 1
        number = before + block.count(b"\n", 0, start) + 1
        raise InputError(
            f"is not UTF-8 text (byte {error.start - start} of the line)",
            where=f"{source}:{number}",
            hint="Save it as UTF-8, as with: iconv -f WINDOWS-1252 -t UTF-8",
        ) from error
