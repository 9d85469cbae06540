"""SPARQL results in JSON (SPARQL 1.1 and 1.2 Query Results JSON Format), row by row, as lenient as meaning allows.

The standard library decodes each row. Readers that stream would change what is odd, such as half a character of UTF-16,
and a body of nothing but brackets fills their memory.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, TextIO

from kg.remote.answers.body import Body
from kg.remote.answers.terms import Rows, Term, check_depth, literal, nested, truth_of

__all__ = ["read_json"]

#: Characters read at once.
_PIECE = 1 << 16
#: Members in which servers tell what went wrong.
_TROUBLES = ("exception", "error", "errorMessage", "detail", "message", "detailedMessage")
#: Types of terms; the last but one is of the first working drafts, which some servers still follow.
_KINDS = {"uri": "uri", "iri": "uri", "bnode": "bnode", "literal": "literal", "typed-literal": "literal"}
_PARTS = ("subject", "predicate", "object")
_SPACES = re.compile(r"[ \t\r\n]+")


def read_json(body: Body) -> Rows | bool:
    """The result in a body: rows, or the truth value of ASK.

    Members that the format does not know are passed over; columns that the head does not name come last.

    Raises:
        ValueError: when it is none, or malformed.
    """
    columns: dict[str, None] = {}
    found: dict[str, None] = {}
    truth: bool | None = None
    has_rows = False
    trouble = ""
    document = _Document(body.text())
    for key in document.keys():  # noqa: SIM118 - it is no dict
        if key == "results":
            for row in _bindings(document):
                has_rows = True
                found |= dict.fromkeys(row or ())
            continue
        value = document.value()
        if key == "head":
            columns = _variables(value)
        elif key == "boolean":
            truth = truth_of(_text(value))
        elif key in _TROUBLES and isinstance(value, str):
            trouble = trouble or value
    document.end()
    if has_rows:
        names = tuple(columns | found)
        return Rows(names, lambda: _rows(body, names))
    if truth is None:
        raise ValueError(f"it says: {trouble}" if trouble else "it is JSON without results")
    return truth


class _Document:
    """A JSON document, read piece by piece: objects and arrays are walked through, the values in them decoded."""

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self._buffer, self._at = "", 0
        self._is_whole = False
        # line ends in texts are taken, numbers stay as written
        self._decoder = json.JSONDecoder(
            strict=False, parse_float=_AsWritten, parse_int=_AsWritten, parse_constant=_AsWritten
        )

    def peek(self) -> str:
        """The next character that is no space; empty at the end."""
        while True:
            sign = self._buffer[self._at : self._at + 1]
            if sign and sign not in " \t\r\n":
                return sign
            if match := _SPACES.match(self._buffer, self._at):
                self._at = match.end()
            elif not self._fill():
                return ""

    def keys(self) -> Iterator[str]:
        """The keys of an object; whoever gets one takes its value before the next."""
        for _ in self._members("{", "}"):
            key = self.value()
            self._take(":")
            yield str(key)

    def items(self) -> Iterator[Any]:
        """The items of an array."""
        for _ in self._members("[", "]"):
            yield self.value()

    def value(self) -> Any:  # noqa: ANN401 - any of JSON
        """A value, whole."""
        if not self.peek():
            raise ValueError("it ends too early")
        while True:
            try:
                value, end = self._decoder.raw_decode(self._buffer, self._at)
            except json.JSONDecodeError as error:
                may_go_on = error.pos > len(self._buffer) - 20 or error.msg.startswith("Unterminated")
                if may_go_on and self._fill():
                    continue
                raise ValueError(f"it is malformed or ends too early: {error.msg}") from error
            except RecursionError as error:
                raise ValueError("it is nested too deeply") from error
            if end == len(self._buffer) and self._fill():  # a number may go on
                continue
            self._at = end
            return value

    def end(self) -> None:
        """Check that nothing more comes."""
        if self.peek():
            raise ValueError("something follows after its end")

    def _members(self, first: str, last: str) -> Iterator[None]:
        self._take(first)
        if self.peek() != last:
            yield
            while self.peek() == ",":
                self._at += 1
                yield
        self._take(last)

    def _take(self, sign: str) -> None:
        found = self.peek()
        if found != sign:
            raise ValueError(f"{found!r} stands in the place of {sign!r}" if found else "it ends too early")
        self._at += 1

    def _fill(self) -> bool:
        """Read on; the more the longer what is read already."""
        if self._is_whole:
            return False
        self._buffer = self._buffer[self._at :]
        self._at = 0
        piece = self._text.read(max(_PIECE, len(self._buffer)))
        self._buffer += piece
        self._is_whole = not piece
        return bool(piece)


class _AsWritten(str):
    """A number, as it was written."""

    __slots__ = ()


def _variables(head: object) -> dict[str, None]:
    names = head.get("vars") if isinstance(head, dict) else None
    return dict.fromkeys(str(name) for name in names) if isinstance(names, list) else {}


def _bindings(document: _Document) -> Iterator[dict[str, object] | None]:
    """The rows in ``results``; at first None, when there may be any."""
    if document.peek() != "{":
        document.value()
        return
    for key in document.keys():  # noqa: SIM118
        if key == "bindings" and document.peek() == "[":
            yield None
            for row in document.items():
                if not isinstance(row, dict):
                    raise ValueError("a row is no object")  # noqa: TRY004 - of the data, not of the code
                yield row
        else:
            document.value()


def _rows(body: Body, columns: tuple[str, ...]) -> Iterator[list[Term | None]]:
    document = _Document(body.text())
    for key in document.keys():  # noqa: SIM118
        if key == "results":
            for row in _bindings(document):
                if row is not None:
                    yield [_term(row[name]) if name in row else None for name in columns]
        else:
            document.value()


def _term(said: object, depth: int = 0) -> Term | None:
    """A term; None where it is null."""
    if not isinstance(said, dict):
        return None if said is None else literal(_text(said), remark="a value without a type")
    kind, value = said.get("type"), said.get("value")
    if kind == "triple" and isinstance(value, dict):
        check_depth(depth)
        parts = [_term(value.get(name, value.get(name[0])), depth + 1) for name in _PARTS]
        return nested(tuple(part for part in parts if part is not None))
    if value is None:
        return None
    remark = "" if type(value) is str else "a value that is no string"
    if kind in ("uri", "iri", "bnode"):
        return Term(_KINDS[kind], _text(value), remark=remark)
    if kind not in ("literal", "typed-literal"):
        remark = f"of the type {kind!r}" if kind is not None else "without a type"
    language, datatype, direction = said.get("xml:lang"), said.get("datatype"), said.get("its:dir")
    return literal(
        _text(value),
        "" if datatype is None else _text(datatype),
        None if language is None else _text(language),
        "" if direction is None else _text(direction),
        remark,
    )


def _text(value: object) -> str:
    """A value as text: a string, and a number, as it is, anything else as JSON."""
    return str(value) if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
