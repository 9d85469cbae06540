"""Two CSV tables (RFC 4180), nodes and edges, every qualifier a column, safe to open in a spreadsheet (kg.tables)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kg.claims.claim import Claim
from kg.export.divide import Division, divide
from kg.export.flat import EDGE_COLUMNS, NODE_COLUMNS, OWN, Cell, Identities, network
from kg.rdf.index import Index
from kg.tables import csv_text

__all__ = ["csv_tables"]


def csv_tables(
    index: Index,
    claims: Iterable[Claim],
    identities: Identities = OWN,
) -> tuple[str, str, Division]:
    """The text of the table of nodes and of that of edges, and what they do not hold."""
    division = divide(claims, lambda _: "")
    flat = network(index, division.held, identities)
    nodes = _table(NODE_COLUMNS, flat.nodes)
    return nodes, _table([*EDGE_COLUMNS, *flat.qualifiers], flat.edges), division


def _table(columns: Sequence[str], rows: Iterable[Mapping[str, Cell]]) -> str:
    return csv_text(columns, [[row.get(column, "") for column in columns] for row in rows], end="\r\n")
