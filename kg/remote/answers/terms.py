"""Terms, and rows of them, as servers send them: kept to the letter, and the odd ones known.

The engine's terms are checked when they are made, so one odd IRI would cost the whole answer. Terms here hold anything;
:func:`oddity` says what a reader may stumble over, and :func:`turtle` refuses what its notation cannot hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pyoxigraph as ox

from kg.errors import QueryError
from kg.rdf.namespaces import PREFIXES, shrink
from kg.tables import shortened

__all__ = [
    "Oddities",
    "Rows",
    "Term",
    "blank",
    "check_depth",
    "literal",
    "nested",
    "oddity",
    "quoted",
    "short",
    "truth_of",
    "turtle",
    "word",
]

#: Triples within triples, at most.
_DEEPEST = 50
#: Longest text that a message quotes, in characters.
_LONGEST_QUOTED = 120
_XSD_STRING = PREFIXES["xsd"] + "string"
#: Datatypes of texts with a language: the language tells the same.
_LANGUAGE_TEXTS = (PREFIXES["rdf"] + "langString", PREFIXES["rdf"] + "dirLangString")
#: What ends an IRI or begins an escape in Turtle and its kin, or no line of them may hold.
_NO_IRI = re.compile(r'[<>"\\\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]')
_LANGUAGE_TAG = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
#: Numbers and truth values that Turtle writes without quotes.
_BARE = {
    PREFIXES["xsd"] + "boolean": re.compile(r"true|false"),
    PREFIXES["xsd"] + "integer": re.compile(r"[+-]?[0-9]+"),
    PREFIXES["xsd"] + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    PREFIXES["xsd"] + "double": re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)[eE][+-]?[0-9]+"),
}
_TO_ESCAPE = re.compile(r'[\\"\n\r\t]')
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
#: Renamed blank nodes begin with this; a label that does, too, is renamed, so that no two become one.
_RENAMED = "x_"


class Term(NamedTuple):
    """An RDF term as it came.

    Args:
        kind: ``uri``, ``bnode``, ``literal`` or ``triple``, as SPARQL's result forms have it.
        value: IRI, label, or text; of a triple, empty.
        datatype: IRI of the datatype; empty where there is none to tell.
        language: Language tag; None where there is none.
        direction: Base direction, ``ltr`` or ``rtl``.
        parts: Subject, predicate and object of a triple.
        remark: What was odd in the way that it came, if anything.
    """

    kind: str
    value: str
    datatype: str = ""
    language: str | None = None
    direction: str = ""
    parts: tuple[Term, ...] = ()
    remark: str = ""


class Rows(NamedTuple):
    """Rows of an answer, which can be read several times.

    Args:
        columns: Names of the variables, in their order.
        read: Gives the rows, each with a term, or None, for every column.
        is_typed: Whether terms are told apart; in CSV they are not.
    """

    columns: tuple[str, ...]
    read: Callable[[], Iterator[list[Term | None]]]
    is_typed: bool = True


class Oddities:
    """Counts the odd terms of an answer and keeps the first, for one warning."""

    def __init__(self) -> None:
        self.count = 0
        self.first = ""
        self.others: list[str] = []

    def note(self, term: Term, remark: str) -> None:
        """Count one that is odd."""
        self.count += 1
        self.first = self.first or f"{short(quoted(term))} ({remark})"

    def warnings(self) -> list[str]:
        """What to tell: at most one line on terms, and what else was noted."""
        if not self.count:
            return self.others
        rest = f", and {self.count - 1:,} more" if self.count > 1 else ""
        return [f"the endpoint sent an odd term, kept as it came: {self.first}{rest}", *self.others]


def blank(label: str) -> str:
    """A label of a blank node that every form can hold: the same for the same label, and others for others.

    >>> blank("b0"), blank("nodeID://b1")
    ('b0', 'x_nodeID_3A_2F_2Fb1')
    """
    try:
        if not label.startswith(_RENAMED) and ":" not in label:  # which only N-Triples takes
            return ox.BlankNode(label).value
    except ValueError:
        pass
    written = label.encode("utf-8", "surrogatepass")
    return _RENAMED + re.sub(rb"[^A-Za-z0-9]", lambda match: b"_%02X" % match[0][0], written).decode("ascii")


def oddity(term: Term) -> str:
    """What is odd in a term; empty when nothing is. Labels of blank nodes may be any (SPARQL Results JSON, 3.2.2)."""
    if term.remark:
        return term.remark
    if term.kind == "triple":
        return next((remark for part in term.parts if (remark := oddity(part))), "")
    if term.kind == "literal":
        return _literal_oddity(term)
    return "" if term.kind == "bnode" or _is_iri(term.value) else "no absolute IRI of RFC 3987"


def _literal_oddity(term: Term) -> str:
    if term.language is not None:
        try:
            ox.Literal("", language=term.language)
        except ValueError:
            return "no language tag of BCP 47"
        if term.datatype:
            return "language and datatype in one literal"
    if term.direction and (term.direction not in ("ltr", "rtl") or term.language is None):
        return "a base direction that RDF does not know"
    if term.datatype and not _is_iri(term.datatype):
        return "a datatype that is no absolute IRI of RFC 3987"
    return "" if _is_unicode(term.value) else "half a character of UTF-16"


def _is_iri(text: str) -> bool:
    try:
        ox.NamedNode(text)
    except ValueError:
        return False
    return True


def literal(value: str, datatype: str = "", language: str | None = None, direction: str = "", remark: str = "") -> Term:
    """A literal, without the datatype that says nothing new."""
    if datatype == _XSD_STRING or (datatype in _LANGUAGE_TEXTS and language):
        datatype = ""
    return Term("literal", value, datatype, language, direction, (), remark)


def check_depth(depth: int) -> None:
    """Refuse triples within so many triples.

    Raises:
        ValueError: when they are too many.
    """
    if depth > _DEEPEST:
        raise ValueError("it holds triples within triples too deeply")


def nested(parts: tuple[Term, ...]) -> Term:
    """A triple term of its parts.

    Raises:
        ValueError: when they are not three.
    """
    if len(parts) != 3:
        raise ValueError("it holds a triple without subject, predicate and object")
    return Term("triple", "", parts=parts)


def truth_of(text: str) -> bool:
    """The truth value that the answer to ASK tells (XML Schema: boolean).

    Raises:
        ValueError: when it is none.
    """
    known = {"true": True, "1": True, "false": False, "0": False}
    said = text.strip().lower()
    if said not in known:
        raise ValueError(f"its boolean is {said[:40]!r}")
    return known[said]


def turtle(term: Term, form: str, *, bare: bool = False) -> str:
    """A term in the notation of N-Triples, which TSV shares.

    Args:
        term: Any; spaces and the like in an IRI stay, as readers take them.
        form: What is written, for the message.
        bare: Whether numbers and truth values stand without quotes, as in TSV.

    Raises:
        QueryError: when the notation cannot hold it.
    """
    if term.kind == "uri":
        if _NO_IRI.search(term.value):
            raise _unholdable(term, form)
        return f"<{term.value}>"
    if term.kind == "bnode":
        return f"_:{blank(term.value)}"
    if term.kind == "triple":
        return f"<<( {' '.join(turtle(part, form, bare=bare) for part in term.parts)} )>>"
    return _turtle_literal(term, form, bare=bare)


def _turtle_literal(term: Term, form: str, *, bare: bool) -> str:
    odd_both = term.language is not None and term.datatype
    if odd_both or (term.direction and not term.language) or not _is_unicode(term.value):
        raise _unholdable(term, form)
    if bare and term.datatype in _BARE and _BARE[term.datatype].fullmatch(term.value):
        return term.value
    text = f'"{_TO_ESCAPE.sub(lambda match: _ESCAPES[match[0]], term.value)}"'
    if term.language:  # an empty one is none
        if not _LANGUAGE_TAG.fullmatch(term.language) or not re.fullmatch("[a-z]*", term.direction):
            raise _unholdable(term, form)
        return f"{text}@{term.language}--{term.direction}" if term.direction else f"{text}@{term.language}"
    if term.datatype:
        return f"{text}^^{turtle(Term('uri', term.datatype), form)}"
    return text


def word(term: Term | None) -> str:
    """A term as it stands in a table."""
    if term is None:
        return ""
    if term.kind == "uri":
        return shrink(term.value)
    return term.value if term.kind == "literal" else quoted(term)


def quoted(term: Term) -> str:
    """A term in words, whatever it holds."""
    if term.kind == "triple":
        return f"<<( {' '.join(map(quoted, term.parts))} )>>"
    if term.kind in ("uri", "bnode"):
        return f"<{term.value}>" if term.kind == "uri" else f"_:{blank(term.value)}"
    language = "" if term.language is None else f"@{term.language}" + (f"--{term.direction}" if term.direction else "")
    return f'"{term.value}"{language}' + (f"^^<{term.datatype}>" if term.datatype else "")


def short(text: str) -> str:
    """A text that fits into a message, harmless on a terminal."""
    return shortened(text, _LONGEST_QUOTED)


def _is_unicode(text: str) -> bool:
    return text.isascii() or not re.search("[\ud800-\udfff]", text)


def _unholdable(term: Term, form: str) -> QueryError:
    return QueryError(
        f"{form} cannot hold a term that the endpoint sent: {short(quoted(term))}",
        hint="Use --format json, which holds any term, or table",
    )
