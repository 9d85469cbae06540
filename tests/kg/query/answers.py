"""Answers of queries as plain rows."""

from __future__ import annotations

import pyoxigraph as ox

from kg.query.sparql import evaluate


def rows(store: ox.Store, query: str) -> list[tuple[str, ...]]:
    found = evaluate(store, query)
    assert isinstance(found, ox.QuerySolutions)
    return [tuple(getattr(value, "value", "") or "" for value in row) for row in found]
