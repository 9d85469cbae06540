"""Rows as an aligned table, CSV, TSV or JSON.

In CSV and TSV no text is a formula: one that a spreadsheet would run gets a leading apostrophe, and so does one that
begins with an apostrophe, so that taking one away gives back what was there. Answers of SPARQL are another matter:
their CSV and TSV are those of the W3C (:mod:`kg.query.sparql`), verbatim.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest
from typing import Any

from kg.terminal import display_width, fold, pad

__all__ = ["FORMATS", "cell", "csv_text", "printable", "render", "render_table", "safe_cell", "shortened", "tsv_cell"]

FORMATS = ("table", "csv", "tsv", "json")
#: Beginnings of a cell that some spreadsheet takes for a formula or strips, full-width signs too, and the apostrophe.
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")
#: Between columns.
_GAP = "  "
#: Of a table that is whole: columns up to which cells are padded, so that one long cell costs no more than itself.
_WIDEST = 400
#: Of a table on a terminal: columns that folded cells have at least, and lines that they take at most.
_NARROWEST, _MOST_LINES = 8, 3
#: Lines of a cell at most, where cells stand one below the other.
_MOST_LISTED = 10
#: Width that a column asks for at most when columns share a terminal, so that one long cell does not take it all.
_LONG = 150


def printable(text: str) -> str:
    """The text with every control character written out, so that data cannot steer a terminal."""
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() else _escape(letter) for letter in text)


def shortened(text: str, longest: int) -> str:
    """The text as :func:`printable` gives it, in about so many characters at most; of a longer one, both ends.

    >>> shortened("a" * 50 + "b" * 50, 20)
    'aaaaaaaaa … bbbbbbbbb'
    """
    half = longest // 2 - 1
    written = printable(text if len(text) <= longest else text[:longest] + text[-longest:])
    return written if len(written) <= longest else f"{written[:half]} … {written[-half:]}"


def _escape(letter: str) -> str:
    """A character as Python writes it; by hand, as a codec would be loaded where no file can be opened."""
    code = ord(letter)
    known = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
    if letter in known:
        return known[letter]
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def render(records: Iterable[Mapping[str, Any]], columns: Sequence[str], form: str, *, width: int | None = None) -> str:
    """Write records in one of :data:`FORMATS`; JSON keeps numbers, booleans and null; ``width`` is that of a table."""
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
    return render_table(columns, [[cell(value) for value in row] for row in rows], width=width)


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[object]], *, end: str = "\n") -> str:
    """Rows as CSV (RFC 4180, but for the line end) that is safe to open in a spreadsheet."""
    lines = (",".join(map(_csv_cell, map(safe_cell, row))) or '""' for row in [columns, *rows])
    return "".join(f"{line}{end}" for line in lines)


def render_table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, width: int | None = None) -> str:
    """An aligned table with a rule under its head.

    Args:
        columns: The head.
        rows: The cells.
        width: Columns of a terminal that it has to fit: cells are folded there, and shortened with “…” where they would
            take more than three lines, which the last line tells; where even that leaves too little room, each row is
            written cell below cell, in at most ten lines each. None for a table that is whole.
    """
    cells = [[printable(cell) for cell in row] for row in (columns, *rows)]
    widths = [max(map(display_width, column)) for column in zip(*cells, strict=True)]
    if width is not None and sum(widths) + len(_GAP) * (len(widths) - 1) > width:
        fitting = _fitting(cells[0], widths, width)
        return _folded(cells, fitting) if fitting else _listed(cells, width)
    widths = [min(each, _WIDEST) for each in widths]
    lines = [_GAP.join(map(pad, row, widths)).rstrip() for row in cells]
    lines.insert(1, _GAP.join("─" * each for each in widths))
    return "\n".join(lines) + "\n"


def _fitting(head: Sequence[str], widths: Sequence[int], width: int) -> list[int] | None:
    """Widths of columns that fit together; None when there is too little room for words.

    What is no wider than its share stays whole, where that leaves the others their least. What is left goes, column by
    column, to the one whose cells are folded most.
    """
    room = width - len(_GAP) * (len(widths) - 1)
    least = [min(each, max(_NARROWEST, min(display_width(name), 14))) for each, name in zip(widths, head, strict=True)]
    whole = [each if each <= room // len(widths) else low for each, low in zip(widths, least, strict=True)]
    fitting = whole if sum(whole) <= room else least
    if sum(fitting) > room:
        return None
    wanted = [min(each, _LONG) for each in widths]
    for _ in range(room - sum(fitting)):
        most = max(range(len(fitting)), key=lambda at: wanted[at] / fitting[at] if fitting[at] else 0)
        fitting[most] += fitting[most] < widths[most]
    return fitting


def _folded(cells: Sequence[Sequence[str]], widths: Sequence[int]) -> str:
    """A table whose cells are folded, a blank line between rows of several lines."""
    blocks: list[list[str]] = []
    cut = 0
    for row in cells:
        parts = [fold(cell, each, _MOST_LINES) for cell, each in zip(row, widths, strict=True)]
        cut += sum(is_cut for _, is_cut in parts)
        height = max(len(lines) for lines, _ in parts)
        columns = [[*lines, *[""] * (height - len(lines))] for lines, _ in parts]
        blocks.append([_GAP.join(map(pad, line, widths)).rstrip() for line in zip(*columns, strict=True)])
    head, *rest = blocks
    between = "\n\n" if any(len(block) > 1 for block in rest) else "\n"
    rule = _GAP.join("─" * each for each in widths)
    text = "\n".join([*head, rule]) + "\n" + between.join("\n".join(block) for block in rest) + ("\n" if rest else "")
    return text + _told(cut)


def _listed(cells: Sequence[Sequence[str]], width: int) -> str:
    """Each row as a list of its columns and cells."""
    head, *rows = cells
    names = min(max(map(display_width, head)), width // 3)
    room = width - names - len(_GAP)
    cut = 0
    blocks = []
    for row in rows:
        lines = []
        for name, cell in zip(head, row, strict=True):
            (label, *_), _ = fold(name, names, 1)
            parts, is_cut = fold(cell, room, _MOST_LISTED)
            cut += is_cut
            lines += [
                f"{pad(text, names)}{_GAP}{part}".rstrip() for text, part in zip_longest([label], parts, fillvalue="")
            ]
        blocks.append("\n".join(lines) + "\n")
    rule = "─" * width + "\n"
    return (rule.join(blocks) if rows else "\n".join(head) + "\n") + _told(cut)


def _told(cut: int) -> str:
    if not cut:
        return ""
    some = "1 cell is" if cut == 1 else f"{cut:,} cells are"
    return f"… {some} shortened: whole with --format csv, or in a file or pipe (| less -S)\n"


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
