"""What XML holds of RDF, and RDF/XML, written so that every reader reads what was written.

XML 1.0 has no place for some characters (section 2.2), and its readers take a bare carriage return for a line feed
(2.11). RDF/XML (W3C, 2014) makes the name of an element of each predicate. What cannot be held is refused by its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import IO

import pyoxigraph as ox

from kg.errors import FormError
from kg.rdf.namespaces import PREFIXES

__all__ = ["NOT_XML", "XmlFile", "write_rdf_xml"]

#: Characters that XML 1.0 cannot hold, to be compiled where it is used.
NOT_XML = "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
#: The same in UTF-8 that holds no surrogates.
_NOT_XML_BYTES = rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]"
_HINT = "Ask for another form: Turtle, N-Triples or JSON-LD"
_START = (
    "A-Z_a-z\xc0-\xd6\xd8-\xf6\xf8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
#: What a name without a colon begins with, and goes on with (Namespaces in XML 1.0, section 3).
_FIRST, _NAME = f"[{_START}]", f"[{_START}0-9.\xb7\u0300-\u036f\u203f\u2040-]*"
_RDF = PREFIXES["rdf"]
#: Names that RDF/XML has taken for itself (section 6.1.4): no predicates, but for rdf:li, which reads as another one.
_RESERVED = frozenset(
    _RDF + name
    for name in (
        *("RDF", "ID", "about", "bagID", "parseType", "resource", "nodeID", "datatype", "li", "Description"),
        *("aboutEach", "aboutEachPrefix"),
    )
)
#: Namespaces that no document may declare (Namespaces in XML 1.0, section 3).
_UNDECLARED = ("http://www.w3.org/XML/1998/namespace", "http://www.w3.org/2000/xmlns/")
_STRING = PREFIXES["xsd"] + "string"
#: What needs no escape anywhere.
_PLAIN = '[^\x00-\x1f"&<>\ud800-\udfff\ufffe\uffff]*'
#: Bytes that are put together before they are written.
_BLOCK = 1 << 15


class XmlFile:
    """A file for XML that an engine writes in UTF-8: refuses what no reader would read, and keeps carriage returns.

    Args:
        output: Where the bytes go.
        what: The form, as people call it.
        hint: What to do where it cannot be written.
    """

    def __init__(self, output: IO[bytes], what: str, hint: str) -> None:
        self._output = output
        self._what = what
        self._hint = hint
        self._rest = b""

    def write(self, data: bytes) -> int:
        """Take bytes; a character that is still to end waits for the next ones.

        Raises:
            FormError: when XML cannot hold a character.
        """
        whole = self._rest + data
        cut = next((size for size in (1, 2) if whole[-size:] in (b"\xef", b"\xef\xbf")), 0)
        self._rest, whole = (whole[-cut:], whole[:-cut]) if cut else (b"", whole)
        if found := re.search(_NOT_XML_BYTES, whole):
            before = whole[max(0, found.start() - 40) : found.start()].decode("utf-8", "ignore")
            raise _not_held(self._what, found[0].decode(), before.rpartition(">")[2], self._hint)
        self._output.write(whole.replace(b"\r", b"&#xD;"))
        return len(data)

    def flush(self) -> None:
        """Nothing: the file itself is flushed by whoever opened it."""


def write_rdf_xml(
    triples: Iterable[ox.Triple], output: IO[bytes], prefixes: Mapping[str, str] = MappingProxyType({})
) -> None:
    """Write triples as RDF/XML while they come; those of a subject that follow each other share an element.

    Args:
        triples: What to write.
        output: Where the bytes go.
        prefixes: Declared at the root; a namespace without a prefix is declared where it is used.

    Raises:
        FormError: when the form cannot hold a triple; then what is written is no whole document.
    """
    writer = _Writer(prefixes)
    block = [writer.head()]
    size = 0
    for triple in triples:
        text = writer.triple(triple)
        block.append(text)
        size += len(text)
        if size > _BLOCK:
            output.write("".join(block).encode())
            block.clear()
            size = 0
    block.append(writer.end())
    output.write("".join(block).encode())


class _Writer:
    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._prefixes = {**prefixes, "rdf": _RDF}
        self._spaces = {space: prefix for prefix, space in self._prefixes.items()}
        self._spaces[_RDF] = "rdf"
        self._names: dict[ox.NamedNode, tuple[str, str]] = {}
        self._subject: object = None
        self._is_plain = re.compile(_PLAIN).fullmatch

    def head(self) -> str:
        declared = "".join(f'\n  xmlns:{prefix}="{self._attribute(space)}"' for prefix, space in self._prefixes.items())
        return f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{declared}>\n'

    def end(self) -> str:
        return f"{self._close()}</rdf:RDF>\n"

    def _close(self) -> str:
        return "" if self._subject is None else "  </rdf:Description>\n"

    def triple(self, triple: ox.Triple) -> str:
        predicate, subject = triple.predicate, triple.subject
        if predicate not in self._names:
            self._names[predicate] = self._named(predicate.value)
        name, declared = self._names[predicate]
        element = f"    <{name}{declared}{self._object(triple.object, name)}\n"
        if subject == self._subject:
            return element
        opened = f"{self._close()}  <rdf:Description {self._reference('about', subject)}>\n"
        self._subject = subject
        return opened + element

    def _named(self, iri: str) -> tuple[str, str]:
        """The name of a predicate's element, and the declaration of its namespace, if any."""
        backwards = re.match(_NAME, iri[::-1])
        first = re.compile(_FIRST).search(iri, len(iri) - (backwards.end() if backwards else 0))
        space, name = (iri[: first.start()], iri[first.start() :]) if first else ("", "")
        if not space or iri in _RESERVED or space in _UNDECLARED:
            raise FormError(f"RDF/XML cannot hold <{iri}> as a predicate", hint=_HINT)
        if prefix := self._spaces.get(space):
            return f"{prefix}:{name}", ""
        return name, f' xmlns="{self._attribute(space)}"'

    def _object(self, term: object, name: str) -> str:
        """What follows the name of an element that stands for a predicate."""
        if not isinstance(term, ox.Literal):
            return f" {self._reference('resource', term)}/>"
        if term.direction is not None:
            raise FormError(f"RDF/XML cannot hold the base direction of {term}", hint=_HINT)
        text = term.value
        if not self._is_plain(text):
            text = _escaped(text, {"\r": "&#xD;"})
        if term.language is not None:
            return f' xml:lang="{term.language}">{text}</{name}>'
        datatype = term.datatype.value
        typed = "" if datatype == _STRING else f' rdf:datatype="{self._attribute(datatype)}"'
        return f"{typed}>{text}</{name}>"

    def _reference(self, attribute: str, term: object) -> str:
        if isinstance(term, ox.NamedNode):
            return f'rdf:{attribute}="{self._attribute(term.value)}"'
        if isinstance(term, ox.BlankNode):
            label = term.value  # a name of XML begins with no digit; the underscore keeps labels apart
            return f'rdf:nodeID="{label if label[0] != "_" and re.match(_FIRST, label) else f"_{label}"}"'
        raise FormError(f"RDF/XML cannot hold the triple {term} as a term", hint=_HINT)

    def _attribute(self, iri: str) -> str:
        if self._is_plain(iri):
            return iri
        return _escaped(iri, {'"': "&quot;", "\t": "&#x9;", "\n": "&#xA;", "\r": "&#xD;"})


def _escaped(text: str, entities: Mapping[str, str]) -> str:
    if found := re.search(NOT_XML, text):
        raise _not_held("RDF/XML", found[0], text[max(0, found.start() - 40) : found.start()], _HINT)
    from xml.sax.saxutils import escape  # which loads all that fetches from the web

    return escape(text, dict(entities))


def _not_held(what: str, letter: str, before: str, hint: str) -> FormError:
    behind = f", behind {before!r}" if before else ""
    return FormError(f"{what} cannot hold the character U+{ord(letter):04X}{behind}", hint=hint)
