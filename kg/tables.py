"""Rows as an aligned table, CSV, TSV or JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

__all__ = ["FORMATS", "cell", "printable", "render", "render_table"]

FORMATS = ("table", "csv", "tsv", "json")


def printable(text: str) -> str:
    """The text with every control character written out, so that data cannot steer a terminal."""
    return "".join(letter if letter.isprintable() else _escape(letter) for letter in text)


def _escape(letter: str) -> str:
    """A character as Python writes it; by hand, as a codec would be loaded where no file can be opened."""
    code = ord(letter)
    known = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
    if letter in known:
        return known[letter]
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def render(records: Iterable[Mapping[str, Any]], columns: Sequence[str], form: str) -> str:
    """Write records in one of :data:`FORMATS`; JSON keeps numbers, booleans and null."""
    records = list(records)
    if form == "json":
        import json

        return (
            json.dumps([{key: record[key] for key in columns} for record in records], indent=1, ensure_ascii=False)
            + "\n"
        )
    rows = [[cell(record[key]) for key in columns] for record in records]
    if form == "csv":
        import csv
        import io

        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\n").writerows([columns, *rows])
        return text.getvalue()
    if form == "tsv":
        return "".join("\t".join(map(_tsv_cell, row)) + "\n" for row in [list(columns), *rows])
    return render_table(columns, rows)


def render_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """An aligned table with a rule under its head."""
    cells = [list(columns), *[[printable(cell) for cell in row] for row in rows]]
    widths = [max(len(row[at]) for row in cells) for at in range(len(columns))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells]
    lines.insert(1, "  ".join("─" * width for width in widths))
    return "\n".join(lines) + "\n"


def cell(value: object) -> str:
    """A value as it stands in a table: nothing for None, booleans in lower case."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _tsv_cell(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")
