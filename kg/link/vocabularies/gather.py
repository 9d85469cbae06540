"""Bring together what a file says of each subject at several places, in bounded memory."""

from __future__ import annotations

import marshal
import sqlite3
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from kg.errors import InputError
from kg.link.vocabularies.model import Run, Said

__all__ = ["Gathered"]

#: Most facts of one subject, and most bytes of them.
MAX_FACTS = 1_000_000
MAX_BYTES = 100_000_000
#: Most runs put down at once.
_MANY = 1_000


class Gathered:
    """Runs, put down as they come, and given back one for each subject, in the order of the subjects.

    They are kept in a database of SQLite's, which is in memory as long as it is small, and else in a temporary file.
    """

    def __init__(self) -> None:
        self._base = sqlite3.connect("", isolation_level=None)
        self._base.execute("PRAGMA journal_mode = OFF")
        self._base.execute("CREATE TABLE run (subject TEXT, said BLOB)")
        self._base.execute("BEGIN")
        self._waiting: list[tuple[str, bytes]] = []

    def add(self, subject: str, said: list[Said]) -> None:
        """Put down a run."""
        self._waiting.append((subject, marshal.dumps(said)))
        if len(self._waiting) >= _MANY:
            self._write()

    def __iter__(self) -> Iterator[Run]:
        """Each subject once with all that was said of it, in the order of the file.

        Raises:
            InputError: when it is more of one subject than any term has.
        """
        self._write()
        rows = self._base.execute("SELECT subject, said FROM run ORDER BY subject, rowid")
        for subject, pieces in groupby(rows, key=itemgetter(0)):
            together: list[Said] = []
            size = 0
            for _, piece in pieces:
                together += marshal.loads(piece)  # noqa: S302 - written above
                size += len(piece)
                if len(together) > MAX_FACTS or size > MAX_BYTES:
                    raise InputError(f"says more than {MAX_FACTS:,} things, or very long ones, of {subject[:200]}")
            yield subject, together

    def _write(self) -> None:
        self._base.executemany("INSERT INTO run VALUES (?, ?)", self._waiting)
        self._waiting.clear()
