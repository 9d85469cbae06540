"""Write rows of any terms in the W3C's forms, or as a table; a form that cannot hold one refuses it by name."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import IO

from kg.errors import FormError, QueryError
from kg.rdf.forms import ROWS_CSV, ROWS_JSON, ROWS_TSV, ROWS_XML
from kg.rdf.xml import NOT_XML
from kg.remote.answers.terms import Oddities, Rows, Term, blank, oddity, quoted, short, turtle, word
from kg.tables import render_table

__all__ = ["write_rows"]

_NOT_XML = re.compile(NOT_XML)
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;", "\r": "&#xD;"}
_ITS = ' xmlns:its="http://www.w3.org/2005/11/its" its:version="2.0"'
_NOT_UTF8 = re.compile("[\ud800-\udfff]")
_QUOTED = re.compile('[",\r\n]')
_XML_SIGNS = re.compile(r"[&<>\"'\r]")
#: Characters that are put together before they are written.
_BATCH = 1 << 16


def write_rows(rows: Rows, form: str, output: IO[bytes], odd: Oddities, *, width: int | None = None) -> None:
    """Write rows one by one; a table is held whole.

    Args:
        rows: What to write.
        form: ``json``, ``xml``, ``csv``, ``tsv`` or ``table``.
        output: What the bytes are written to.
        odd: Counts what is odd.
        width: Of the terminal that a table is for, in columns; None for a table that is whole.

    Raises:
        QueryError: when the form cannot hold a term.
    """
    if not rows.is_typed and form not in (ROWS_CSV.name, "table"):
        raise QueryError(
            f"the endpoint answered in CSV, which does not tell IRIs from texts as {form.upper()} must",
            hint="Use --format csv or table",
        )
    if form == "table":
        words = [[word(term) for term in row] for row in _seen(rows, odd)]
        output.write(render_table(rows.columns, words, width=width).encode())
        return
    writers = {ROWS_JSON.name: _json, ROWS_XML.name: _xml, ROWS_CSV.name: _csv, ROWS_TSV.name: _tsv}
    pieces = writers[form](rows.columns, _seen(rows, odd))
    batch: list[str] = []
    size = 0
    for piece in pieces:
        batch.append(piece)
        size += len(piece)
        if size >= _BATCH:
            output.write("".join(batch).encode())
            batch.clear()
            size = 0
    output.write("".join(batch).encode())


def _seen(rows: Rows, odd: Oddities) -> Iterator[list[Term | None]]:
    for row in rows.read():
        for term in row:
            if term is not None and (remark := oddity(term)):
                odd.note(term, remark)
        yield row


def _json(columns: tuple[str, ...], rows: Iterable[list[Term | None]]) -> Iterator[str]:
    yield f'{{"head":{{"vars":{_dumped(list(columns))}}},"results":{{"bindings":['
    between = ""
    for row in rows:
        bound = {name: _json_term(term) for name, term in zip(columns, row, strict=True) if term is not None}
        yield between + _dumped(bound)
        between = ","
    yield "]}}\n"


def _json_term(term: Term) -> dict[str, object]:
    if term.kind == "triple":
        value = dict(zip(("subject", "predicate", "object"), map(_json_term, term.parts), strict=True))
        return {"type": "triple", "value": value}
    said: dict[str, object] = {"type": term.kind, "value": blank(term.value) if term.kind == "bnode" else term.value}
    if term.language is not None:
        said["xml:lang"] = term.language
    if term.datatype:
        said["datatype"] = term.datatype
    if term.direction:
        said["its:dir"] = term.direction
    return said


def _dumped(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    if not text.isascii() and _NOT_UTF8.search(text):  # half a character stands as an escape only
        return json.dumps(value, separators=(",", ":"))
    return text


def _xml(columns: tuple[str, ...], rows: Iterable[list[Term | None]]) -> Iterator[str]:
    yield '<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#"><head>'
    yield "".join(f'<variable name="{_attribute(name)}"/>' for name in columns) + "</head><results>"
    openings = [f'<binding name="{_attribute(name)}">' for name in columns]
    for row in rows:
        bound = (f"{opening}{_xml_term(term)}</binding>" for opening, term in zip(openings, row, strict=True) if term)
        yield f"<result>{''.join(bound)}</result>"
    yield "</results></sparql>\n"


def _xml_term(term: Term) -> str:
    if term.kind == "triple":
        names = ("subject", "predicate", "object")
        parts = (f"<{name}>{_xml_term(part)}</{name}>" for name, part in zip(names, term.parts, strict=True))
        return f"<triple>{''.join(parts)}</triple>"
    if term.kind != "literal":
        value = blank(term.value) if term.kind == "bnode" else term.value
        return f"<{term.kind}>{_escaped(value, term)}</{term.kind}>"
    language = "" if term.language is None else f' xml:lang="{_attribute(term.language, term)}"'
    datatype = f' datatype="{_attribute(term.datatype, term)}"' if term.datatype else ""
    direction = f' its:dir="{_attribute(term.direction, term)}"{_ITS}' if term.direction else ""
    return f"<literal{language}{datatype}{direction}>{_escaped(term.value, term)}</literal>"


def _escaped(text: str, term: Term | None = None) -> str:
    if match := _NOT_XML.search(text):
        raise FormError(
            f"XML cannot hold the character U+{ord(match[0]):04X} in {short(quoted(term) if term else text)}",
            hint="Use --format json",
        )
    return _XML_SIGNS.sub(lambda match: _ENTITIES[match[0]], text)


def _attribute(text: str, term: Term | None = None) -> str:
    """As :func:`_escaped`; a reader makes spaces of line ends and tabs that stand in an attribute bare."""
    return _escaped(text, term).replace("\t", "&#x9;").replace("\n", "&#xA;")


def _csv(columns: tuple[str, ...], rows: Iterable[list[Term | None]]) -> Iterator[str]:
    for row in chain([columns], ([_csv_text(term) for term in row] for row in rows)):
        yield ",".join(map(_csv_cell, row)) + "\r\n"


def _csv_text(term: Term | None) -> str:
    if term is None:
        return ""
    text = term.value if term.kind in ("uri", "literal") else turtle(term, "CSV")
    if not text.isascii() and _NOT_UTF8.search(text):
        raise QueryError(f"CSV cannot hold half a character: {short(text)}", hint="Use --format json")
    return text


def _csv_cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text


def _tsv(columns: tuple[str, ...], rows: Iterable[list[Term | None]]) -> Iterator[str]:
    if odd := next((name for name in columns if re.search("[\t\r\n\ud800-\udfff]", name)), None):
        raise QueryError(f"TSV cannot hold a column of the name {short(odd)}", hint="Use --format json")
    yield "\t".join(f"?{name}" for name in columns) + "\n"
    for row in rows:
        yield "\t".join("" if term is None else turtle(term, "TSV", bare=True) for term in row) + "\n"
