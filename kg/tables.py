"""Rows as an aligned table, CSV, TSV or JSON.

In CSV and TSV no text is a formula: one that a spreadsheet would run gets a leading apostrophe, and so does one that
begins with an apostrophe, so that taking one away gives back what was there. Answers of SPARQL are another matter:
their CSV and TSV are those of the W3C (:mod:`kg.query.sparql`), verbatim.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

__all__ = ["FORMATS", "cell", "csv_text", "printable", "render", "render_table", "safe_cell", "tsv_cell"]

FORMATS = ("table", "csv", "tsv", "json")
#: Beginnings of a cell that some spreadsheet takes for a formula or strips, full-width signs too, and the apostrophe.
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")


def printable(text: str) -> str:
    """The text with every control character written out, so that data cannot steer a terminal."""
    if text.isprintable():
        return text
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
    rows = [[record[key] for key in columns] for record in records]
    if form == "csv":
        return csv_text(columns, rows)
    if form == "tsv":
        return "".join("\t".join(map(tsv_cell, map(safe_cell, row))) + "\n" for row in [columns, *rows])
    return render_table(columns, [[cell(value) for value in row] for row in rows])


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[object]], *, end: str = "\n") -> str:
    """Rows as CSV (RFC 4180, but for the line end) that is safe to open in a spreadsheet."""
    lines = (",".join(map(_csv_cell, map(safe_cell, row))) or '""' for row in [columns, *rows])
    return "".join(f"{line}{end}" for line in lines)


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


def safe_cell(value: object) -> str:
    """A value as a cell that no spreadsheet runs; numbers and truth values are none that it would.

    >>> safe_cell("=1+1"), safe_cell(-1)
    ("'=1+1", '-1')
    """
    text = cell(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_RISKY) else text


def _csv_cell(text: str) -> str:
    """A cell of CSV; by hand, as the standard writer leaves a carriage return bare where lines end otherwise."""
    return '"' + text.replace('"', '""') + '"' if any(letter in text for letter in ',"\r\n') else text


def tsv_cell(text: str) -> str:
    r"""A text as a cell of TSV: tab, line feed, carriage return and backslash are ``\t``, ``\n``, ``\r``, ``\\``."""
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")
