"""Ontology files of strangers: what is none is told at a glance, and lines are of bounded length."""

from __future__ import annotations

from collections.abc import Iterator

from kg.errors import InputError
from kg.rdf.source import Source

__all__ = ["MAX_BYTES", "MAX_LINE", "check_file", "lines"]

#: Largest file read, in bytes; each form is read in pieces.
MAX_BYTES = 4_000_000_000
#: Longest line of an OBO file, and longest node of an OBO Graphs file, in bytes.
MAX_LINE = 4_000_000


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
    """The lines of a UTF-8 file with their numbers from 1, one at a time, each with its line end.

    Raises:
        InputError: with file and line when a line is too long or not UTF-8.
    """
    with source.open() as file:
        number = 0
        while line := file.readline(MAX_LINE + 1):
            number += 1
            if len(line) > MAX_LINE:
                raise InputError(
                    f"has a line of more than {MAX_LINE:,} bytes", where=f"{source}:{number}", hint="Is it an ontology?"
                )
            try:
                yield number, line.decode()
            except UnicodeDecodeError as error:
                raise InputError(
                    f"is not UTF-8 text (byte {error.start} of the line)",
                    where=f"{source}:{number}",
                    hint="Save it as UTF-8",
                ) from error
