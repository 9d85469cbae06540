"""Rows: Python's values, in columns."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.rows import Rows, Value, value_of

XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.mark.parametrize(
    ("term", "value"),
    [
        (None, None),
        (ox.NamedNode("http://e/a"), "http://e/a"),
        (ox.BlankNode("b"), "_:b"),
        (ox.Literal("x", language="en"), "x"),
        (ox.Literal("7.50", datatype=ox.NamedNode(XSD + "decimal")), 7.5),
        (ox.Literal("07", datatype=ox.NamedNode(XSD + "int")), 7),
        (ox.Literal("x", datatype=ox.NamedNode(XSD + "integer")), "x"),
        (ox.Literal("1", datatype=ox.NamedNode(XSD + "boolean")), True),
        (ox.Literal("yes", datatype=ox.NamedNode(XSD + "boolean")), "yes"),
    ],
    ids=str,
)
def test_a_number_or_truth_value_that_is_none_stays_text(term: object, value: Value) -> None:
    found = value_of(term)
    assert (type(found), found) == (type(value), value)


def test_rows_keep_their_columns() -> None:
    rows = Rows(["b", "a"], [{"a": 1}, {"b": "x", "c": 2}])
    assert (list(rows), rows.columns) == ([{"b": None, "a": 1}, {"b": "x", "a": None}], ("b", "a"))
    assert str(rows).splitlines()[0].split() == ["b", "a"]
    assert repr(rows) == "<2 rows: b, a>"
