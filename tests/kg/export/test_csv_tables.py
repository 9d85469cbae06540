"""CSV: two tables of RFC 4180, every qualifier a column, no cell a formula."""

from __future__ import annotations

import csv
import io

from kg.claims.claim import Claim
from kg.export.csv_tables import csv_tables
from kg.export.flat import EDGE_COLUMNS, NODE_COLUMNS
from kg.rdf.index import Index


def table(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def test_columns_are_fixed_and_qualifiers_follow(index: Index, all_claims: list[Claim]) -> None:
    nodes, edges, division = csv_tables(index, all_claims)
    assert tuple(table(nodes)[0]) == tuple(NODE_COLUMNS)
    head, *rows = table(edges)
    assert tuple(head[: len(EDGE_COLUMNS)]) == tuple(EDGE_COLUMNS)
    assert {"modality", "population", "percentage"} <= set(head[len(EDGE_COLUMNS) :])
    assert len(set(head)) == len(head)
    assert {len(row) for row in rows} == {len(head)}
    assert len(rows) == len(division.held)


def test_lines_end_as_rfc_4180_has_it(index: Index, all_claims: list[Claim]) -> None:
    for text in csv_tables(index, all_claims)[:2]:
        assert text.endswith("\r\n")
        assert text.count("\n") == text.count("\r\n")


def test_no_cell_is_a_formula(index: Index, all_claims: list[Claim]) -> None:
    for text in csv_tables(index, all_claims)[:2]:
        assert not [cell for row in table(text) for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_no_claims_are_two_heads(index: Index) -> None:
    nodes, edges, division = csv_tables(index, [])
    assert (table(nodes), table(edges)) == ([list(NODE_COLUMNS)], [list(EDGE_COLUMNS)])
    assert division.held == ()
