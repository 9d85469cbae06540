"""SPARQL results in CSV and TSV (SPARQL 1.1 Query Results CSV and TSV Formats), row by row."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from kg.query.limits import MAX_ANSWER
from kg.rdf.namespaces import PREFIXES
from kg.remote.answers.body import Body
from kg.remote.answers.terms import Rows, Term, check_depth, literal, nested

__all__ = ["read_csv", "read_tsv"]

_XSD = PREFIXES["xsd"]
_TERM = re.compile(
    r"""
      <(?![<])(?P<iri>[^<>\t\r\n]*)>
    | _:(?P<label>[^\s()]+)
    | (?P<quote>"|')(?P<text>(?:\\.|(?!(?P=quote)|\\).)*)(?P=quote)
      (?: @(?P<language>[^\s()^]*?)(?:--(?P<direction>[A-Za-z]+))?(?=[\s)]|$)
        | \^\^<(?P<datatype>[^<>]*)>
        | \^\^(?P<curie>[^\s()]+) )?
    | (?P<double>[+-]?(?:\d+\.?\d*|\.\d+)[eE][+-]?\d+)
    | (?P<decimal>[+-]?\d*\.\d+)
    | (?P<integer>[+-]?\d+)
    | (?P<boolean>true|false)\b
    """,
    re.VERBOSE | re.DOTALL | re.ASCII,
)
_OPEN, _CLOSE = re.compile(r"<<\(?\s*"), re.compile(r"\s*\)?>>")
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_ESCAPES = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


def read_csv(body: Body) -> Rows:
    """The rows in a body of CSV, whose cells are texts that may stand for anything.

    Raises:
        ValueError: when it is malformed.
    """
    columns, _ = _checked(_csv_lines(body))

    def rows() -> Iterator[list[Term | None]]:
        lines = _csv_lines(body)
        next(lines)
        for cells in lines:
            yield [literal(cell) if cell else None for cell in cells]

    return Rows(columns, rows, is_typed=False)


def read_tsv(body: Body) -> Rows:
    """The rows in a body of TSV, whose cells are terms in the notation of Turtle.

    Raises:
        ValueError: when it is malformed.
    """
    names, _ = _checked(_tsv_lines(body))
    columns = tuple(re.sub(r'^"(.*)"$', r"\1", name).removeprefix("?").removeprefix("$") for name in names)

    def rows() -> Iterator[list[Term | None]]:
        lines = _tsv_lines(body)
        next(lines)
        for cells in lines:
            yield [_cell(cell) for cell in cells]

    return Rows(columns, rows)


def _checked(lines: Iterator[list[str]]) -> tuple[tuple[str, ...], int]:
    """The head, and the number of rows, each of which has as many cells."""
    head = next(lines, None)
    if head is None:
        raise ValueError("it is empty")
    count = 0
    for cells in lines:
        count += 1
        if len(cells) != len(head):
            raise ValueError(f"row {count} has {len(cells)} cells, and the head {len(head)}")
    return tuple(head), count


def _csv_lines(body: Body) -> Iterator[list[str]]:
    csv.field_size_limit(MAX_ANSWER)
    try:
        for cells in csv.reader(body.text(newline=""), strict=True):
            yield cells or [""]  # the only cell, which is empty
    except csv.Error as error:
        raise ValueError(f"it is malformed or ends too early: {error}") from error


def _tsv_lines(body: Body) -> Iterator[list[str]]:
    for line in body.text(newline="\n"):
        yield line.removesuffix("\n").removesuffix("\r").split("\t")


def _cell(cell: str) -> Term | None:
    if not cell:
        return None
    try:
        term, end = _term(cell, 0, 0)
    except ValueError:
        end = -1
    return term if end == len(cell) else literal(cell, remark="no term in the notation of TSV")


def _term(text: str, at: int, depth: int) -> tuple[Term, int]:
    """The term at a place, and where it ends."""
    if opening := _OPEN.match(text, at):
        check_depth(depth)
        at = opening.end()
        parts = []
        for _ in range(3):
            part, at = _term(text, at, depth + 1)
            parts.append(part)
            while text[at : at + 1] == " ":
                at += 1
        closing = _CLOSE.match(text, at)
        if not closing:
            raise ValueError("no end of a triple")
        return nested(tuple(parts)), closing.end()
    found = _TERM.match(text, at)
    if not found:
        raise ValueError("no term")
    if found["iri"] is not None:
        return Term("uri", _unescaped(found["iri"])), found.end()
    if found["label"]:
        return Term("bnode", found["label"]), found.end()
    if found["quote"]:
        datatype = found["datatype"] or found["curie"] or ""
        return (
            literal(_unescaped(found["text"]), _unescaped(datatype), found["language"], found["direction"] or ""),
            found.end(),
        )
    return literal(found[0], _XSD + str(found.lastgroup)), found.end()


def _unescaped(text: str) -> str:
    if "\\" not in text:
        return text

    def character(match: re.Match[str]) -> str:
        if match[3]:
            return _ESCAPES.get(match[3], match[3])
        code = int(match[1] or match[2], 16)
        return chr(code) if code <= 0x10FFFF else match[0]

    return _ESCAPE.sub(character, text)
