"""Two CSV tables (RFC 4180), nodes and edges, every qualifier a column, safe to open in a spreadsheet.

A cell that a spreadsheet would take for a formula gets a leading apostrophe, and so does one that begins with an
apostrophe: taking one leading apostrophe away gives back what was there.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from kg.export.claims import Claim, Division, divide
from kg.export.flat import EDGE_COLUMNS, NODE_COLUMNS, Cell, network
from kg.index import Index

__all__ = ["csv_tables", "safe_cell"]

#: Beginnings of a cell that some spreadsheet takes for a formula or strips, full-width signs too, and the apostrophe.
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")


def csv_tables(index: Index, claims: Iterable[Claim]) -> tuple[str, str, Division]:
    """The text of the table of nodes and of that of edges, and what they do not hold."""
    division = divide(claims, lambda _: "")
    flat = network(index, division.held)
    nodes = _table(NODE_COLUMNS, flat.nodes)
    return nodes, _table([*EDGE_COLUMNS, *flat.qualifiers], flat.edges), division


def safe_cell(text: str) -> str:
    """A text as a cell that no spreadsheet runs.

    >>> safe_cell("=1+1")
    "'=1+1"
    """
    return f"'{text}" if text.startswith(_RISKY) else text


def _table(columns: Sequence[str], rows: Iterable[Mapping[str, Cell]]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(row.get(column, "")) for column in columns] for row in rows)
    return text.getvalue()


def _cell(value: Cell) -> str:
    return safe_cell(value) if isinstance(value, str) else str(value).lower()
