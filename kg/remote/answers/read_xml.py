"""SPARQL results in XML (SPARQL Query Results XML Format), row by row.

Elements are known by their local names: the working drafts had other namespaces, and some servers use them still.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.parsers import expat

from kg.remote.answers.body import Body
from kg.remote.answers.terms import Rows, Term, check_depth, literal, nested, truth_of

__all__ = ["read_xml"]

_PIECE = 1 << 16
#: Elements in a binding that are no terms.
_FRAME = ("triple", "subject", "predicate", "object", "unbound")


def read_xml(body: Body) -> Rows | bool:
    """The result in a body: rows, or the truth value of ASK.

    Raises:
        ValueError: when it is none, or malformed, or declares entities.
    """
    document = _Document()
    for row in document.rows(body):
        document.columns |= dict.fromkeys(row)
    if document.truth is not None:
        return document.truth
    if not document.has_results:
        raise ValueError("it is XML without results")
    columns = tuple(document.columns)
    return Rows(columns, lambda: ([row.get(name) for name in columns] for row in _Document().rows(body)))


class _Document:
    """What the parser has told so far."""

    def __init__(self) -> None:
        self.columns: dict[str, None] = {}
        self.truth: bool | None = None
        self.has_results = False
        self._rows: list[dict[str, Term | None]] = []
        self._row: dict[str, Term | None] = {}
        self._column: str | None = None
        self._terms: list[list[Term]] = []  # of the binding, and of each triple that is open in it
        self._attributes: dict[str, str] = {}
        self._text: list[str] | None = None

    def rows(self, body: Body) -> Iterator[dict[str, Term | None]]:
        """The rows, while the document is read."""
        parser = expat.ParserCreate("utf-8", " ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.EntityDeclHandler = parser.SkippedEntityHandler = _refuse_entities
        file = body.open()
        try:
            while True:
                piece = file.read(_PIECE)
                parser.Parse(piece, not piece)
                yield from self._rows
                self._rows.clear()
                if not piece:
                    return
        except expat.ExpatError as error:
            said = expat.ErrorString(error.code)
            raise ValueError(f"it is malformed or ends too early: {said}, line {error.lineno}") from error

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        element = name.rpartition(" ")[2]
        known = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        if element == "variable":
            self.columns[known.get("name", "")] = None
        elif element == "results":
            self.has_results = True
        elif element == "result":
            self._row = {}
        elif element == "boolean":
            self._text = []
        elif element == "binding":
            self._column, self._terms = known.get("name", ""), [[]]
        elif self._column is not None and element == "triple":
            self._terms.append([])
            check_depth(len(self._terms))
        elif self._column is not None and element not in _FRAME:
            self._text, self._attributes = [], known

    def _characters(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def _end(self, name: str) -> None:
        element = name.rpartition(" ")[2]
        if element == "result":
            self._rows.append(self._row)
        elif element == "boolean":
            self.truth = truth_of("".join(self._text or ()))
            self._text = None
        elif element == "binding" and self._column is not None:
            self._row[self._column] = self._terms[0][0] if self._terms[0] else None
            self._column = None
        elif element == "triple" and len(self._terms) > 1:
            parts = tuple(self._terms.pop())
            self._terms[-1].append(nested(parts))
        elif self._column is not None and self._text is not None:
            self._terms[-1].append(_term(element, "".join(self._text), self._attributes))
            self._text = None


def _term(element: str, text: str, attributes: dict[str, str]) -> Term:
    if element == "uri":
        return Term("uri", text.strip(" \t\r\n"))  # a schema's anyURI is without them
    if element == "bnode":
        return Term("bnode", text)
    remark = "" if element in ("literal", "typed-literal") else f"in an element {element!r}"
    language = attributes.get("lang") or None  # an empty one says that there is none (XML 1.0, 2.12)
    return literal(text, attributes.get("datatype", ""), language, attributes.get("dir", ""), remark)


def _refuse_entities(*_args: Any) -> None:  # noqa: ANN401 - whatever the parser tells
    raise ValueError("its XML has entities of its own")
