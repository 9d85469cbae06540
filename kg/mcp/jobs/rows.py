"""Rows and triples of an answer to SPARQL, with the claims that they name in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

import pyoxigraph as ox

from kg.errors import QueryError
from kg.mcp.data import Data
from kg.mcp.page import ITEMS, Item, clean
from kg.mcp.said import claim_line, claim_record
from kg.rdf.namespaces import PREFIXES, shrink

__all__ = ["Claims", "row_item", "term", "triple_items", "window", "word"]

_NUMBERS = {
    PREFIXES["xsd"] + "integer": r"[+-]?\d+",
    PREFIXES["xsd"] + "decimal": r"[+-]?\d*\.\d+",
    PREFIXES["xsd"] + "boolean": r"true|false",
}
_NAME = r"[A-Za-z][\w.-]*:\w(?:[\w.-]*[\w-])?"


class Claims:
    """The claims that the rows of a page name: each is told in full where it is named first."""

    def __init__(self, data: Data) -> None:
        self._data = data
        self._told: set[str] = set()

    def told(self, terms: Iterable[object]) -> Iterator[tuple[str, dict[str, Any]]]:
        """Of each term that is a claim, a line and a record."""
        for value in dict.fromkeys(one.value for one in terms if isinstance(one, ox.NamedNode)):
            claim = self._data.claims.get(value)
            if claim is None:
                continue
            record = claim_record(self._data.index, claim)
            if value in self._told:
                yield f"- claim {record['id']}, told above", {"id": record["id"]}
            else:
                self._told.add(value)
                yield claim_line(record, claim), record


def window(result: Iterable[Any], offset: int) -> tuple[list[Any], bool]:
    """The part of a result that a page may show, and whether there is more behind it.

    Raises:
        QueryError: when the evaluation fails underway, or the offset is past the end.
    """
    rows = iter(result)
    try:
        skipped = sum(1 for _ in islice(rows, offset))
        found = list(islice(rows, ITEMS + 1))
    except (ValueError, RuntimeError, OSError) as error:
        raise QueryError(f"cannot be evaluated: {error}", where="query", hint="Change the query") from error
    if offset and not found:
        raise QueryError(f"the offset {offset} is past the end: there are {skipped} items", hint="Take a smaller one")
    return found[:ITEMS], len(found) > ITEMS


def row_item(
    values: dict[str, str], claims: Iterable[tuple[str, dict[str, Any]]], words: Mapping[str, str] | None = None
) -> Item:
    """A row as an item, with the claims that it names below it.

    Args:
        values: What stands in each column.
        claims: Lines and records of the claims.
        words: What stands in each column of the text, where it is something else.
    """
    told = list(claims)
    written = values if words is None else words
    line = clean("- " + "; ".join(f"{name}: {value}" for name, value in written.items() if value))
    lines = [line, *(f"    {text}" for text, _ in told)]
    return Item("rows", "\n".join(lines), {"values": values, "claims": [record for _, record in told]})


def triple_items(triples: Iterable[ox.Triple]) -> Iterator[Item]:
    """Triples as items, each as Turtle writes it."""
    for triple in triples:
        parts = [term(part) for part in (triple.subject, triple.predicate, triple.object)]
        yield Item(
            "triples", clean(" ".join(parts) + " ."), dict(zip(("subject", "predicate", "object"), parts, strict=True))
        )


def term(value: object) -> str:
    """A term as Turtle writes it, with our prefixes; empty for what is unbound."""
    if value is None:
        return ""
    if isinstance(value, ox.NamedNode):
        short = shrink(value.value)
        return short if re.fullmatch(_NAME, short, re.ASCII) and short != value.value else f"<{value.value}>"
    if not isinstance(value, ox.Literal):
        return str(value)
    kind = value.datatype.value
    if kind in _NUMBERS and re.fullmatch(_NUMBERS[kind], value.value):
        return value.value
    quoted = '"' + value.value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if value.language:
        return f"{quoted}@{value.language}"
    return quoted if kind == PREFIXES["xsd"] + "string" else f"{quoted}^^{term(value.datatype)}"


def word(value: object) -> str:
    """A term as it reads in a column whose meaning is known."""
    return value.value if isinstance(value, ox.Literal) else term(value)
