"""OBO Graphs JSON (version 0.3): nodes and edges, one at a time, so that a large file never stands in memory whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any, BinaryIO

import ijson

from kg.errors import InputError
from kg.link.vocabularies.files import MAX_LINE
from kg.link.vocabularies.model import HEADER, SCOPES, Fact, term_iri
from kg.rdf.namespaces import PREFIXES
from kg.rdf.source import Source

__all__ = ["facts"]

_KINDS = {"CLASS": "class", "PROPERTY": "property", "INDIVIDUAL": "individual"}
_SYNONYMS = {f"has{scope.title()}Synonym": scope for scope in SCOPES}
_PARENTS = {"is_a", "subPropertyOf", PREFIXES["rdfs"] + "subClassOf", PREFIXES["skos"] + "broader"}
_HEADER = {PREFIXES["owl"] + "versionInfo": "version_info", PREFIXES["dcterms"] + "license": "licence"}
_PROPERTIES = {
    PREFIXES["obo"] + "IAO_0100001": "replaced_by",
    PREFIXES["oboInOwl"] + "consider": "consider",
    PREFIXES["oboInOwl"] + "hasOBONamespace": "namespace",
    PREFIXES["skos"] + "exactMatch": "match",
    PREFIXES["skos"] + "broader": "parent",
}
_LINKS = {"replaced_by", "consider", "parent"}

#: Bytes read at once, at most; a line where lines are shorter.
_CHUNK = 1 << 16
#: Objects and lists inside each other, at most: OBO Graphs has about ten.
_DEEPEST = 100
_STARTS: dict[str, Callable[[], Any]] = {"start_map": dict, "start_array": list}
_ENDS = ("end_map", "end_array")
_START = ("start_map", None)

_Object = dict[str, Any]


def facts(source: Source) -> Iterator[Fact]:
    """What an OBO Graphs file says; of several graphs in it, all.

    Raises:
        InputError: with file and line when it is malformed, truncated, or JSON of another kind.
    """
    with source.open() as file:
        reader = _Reader(file, source)
        found = False
        reader.expect("start_map")
        for name in reader.members():
            if name != "graphs":
                reader.skip()
                continue
            found = True
            reader.expect("start_array")
            while reader.next_in_array("start_map"):
                yield from _graph(reader)
        reader.finish()
        if not found:
            raise InputError("is JSON, but no OBO Graphs document", where=str(source), hint="It must have “graphs”")


class _Reader:
    """The events of a JSON text (RFC 8259), read line by line, so that each has a line and little is in memory.

    Args:
        file: The file, open for reading bytes.
        source: What it is, for messages.
    """

    def __init__(self, file: BinaryIO, source: Source) -> None:
        self._source = source
        self._read = 0
        self._events = self._parse(file)
        #: Line (from 1) of what was read last.
        self.line = 1

    def error(self, what: str) -> InputError:
        """An error at the present line."""
        return InputError(what, where=f"{self._source}:{self.line}", hint="Is it whole, and OBO Graphs JSON?")

    def expect(self, wanted: str) -> None:
        """Take the next event, which must be of this kind."""
        event, _ = self._next()
        if event != wanted:
            raise self._unexpected(wanted)

    def next_in_array(self, wanted: str) -> bool:
        """Take the next event of an array: False at its end, else it must be of this kind."""
        event, _ = self._next()
        if event not in (wanted, "end_array"):
            raise self._unexpected(wanted)
        return event == wanted

    def members(self) -> Iterator[str]:
        """The names in an object whose beginning was taken; each value must be taken or skipped before the next."""
        while True:
            event, name = self._next()
            if event == "end_map":
                return
            yield name

    def skip(self) -> None:
        """Pass over a value."""
        depth = 0
        while True:
            event, _ = self._next()
            depth += (event in _STARTS) - (event in _ENDS)
            self._check_depth(depth)
            if not depth:
                return

    def value(self, *first: tuple[str, Any]) -> Any:  # noqa: ANN401 - JSON
        """The value that comes next, or that began with an event taken already.

        Raises:
            InputError: when it is malformed, cut short, or longer than :data:`MAX_LINE` bytes.
        """
        start = self._read
        parts: list[Any] = []  # the objects and lists that are open, outermost first
        name = ""
        for event, value in chain(first, self._events):
            if event == "map_key":
                name = value
                continue
            if event in _ENDS:
                whole = parts.pop()
                if not parts:
                    return whole
                continue
            made = _STARTS[event]() if event in _STARTS else value
            if not parts and event not in _STARTS:
                return made
            if parts and isinstance(parts[-1], list):
                parts[-1].append(made)
            elif parts:
                parts[-1][name] = made
            if event in _STARTS:
                parts.append(made)
                self._check_depth(len(parts))
            if self._read - start > MAX_LINE:
                raise self._too_long()
        raise self.error("is truncated")

    def finish(self) -> None:
        """Read to the end, where nothing may follow."""
        for _ in self._events:
            raise self.error("is malformed: something follows the end")

    def _next(self) -> tuple[str, Any]:
        event = next(self._events, None)
        if event is None:
            raise self.error("is truncated")
        return event

    def _parse(self, file: BinaryIO) -> Iterator[tuple[str, Any]]:
        found: list[tuple[str, Any]] = ijson.sendable_list()
        parser = ijson.basic_parse_coro(found, use_float=True)
        last = 0
        try:
            while data := file.readline(_CHUNK):
                parser.send(data)
                self._read += len(data)
                if found:
                    last = self._read
                    yield from found
                    found.clear()
                elif self._read - last > MAX_LINE:
                    raise self._too_long()
                self.line += data.endswith(b"\n")
        except ijson.JSONError as error:
            raise self._malformed(str(error)) from error
        except UnicodeDecodeError as error:  # of what is UTF-8 by its form alone, as halves of characters
            raise self.error("is not UTF-8 text from here on") from error
        except ValueError as error:  # of a number
            raise self.error(f"is malformed: {error}") from error
        try:
            parser.close()
        except ijson.JSONError as error:
            raise self.error("is truncated") from error
        yield from found

    def _check_depth(self, depth: int) -> None:
        if depth > _DEEPEST:
            raise self.error("is malformed: it is nested too deeply")

    def _malformed(self, message: str) -> InputError:
        """What the parser says, without the picture of the place that it draws over several lines."""
        if "UTF8" in message:
            return self.error("is not UTF-8 text from here on")
        said = message.partition("\n")[0].removeprefix("parse error: ").removeprefix("lexical error: ")
        return self.error(f"is malformed: {said[:200]}")

    def _unexpected(self, wanted: str) -> InputError:
        what = "an object" if wanted == "start_map" else "a list"
        return self.error(f"is no OBO Graphs document: {what} is expected here")

    def _too_long(self) -> InputError:
        return self.error(f"is malformed, or holds a value of more than {MAX_LINE:,} bytes")


def _graph(reader: _Reader) -> Iterator[Fact]:
    """The facts of a graph whose beginning was taken."""
    for name in reader.members():
        if name == "id":
            yield Fact(HEADER, "iri", _clean(_text(reader.value())), reader.line)
        elif name == "meta":
            reader.expect("start_map")
            yield from _header(reader.value(_START), reader.line)
        elif name in ("nodes", "edges"):
            read = _node if name == "nodes" else _edge
            reader.expect("start_array")
            while reader.next_in_array("start_map"):
                record, line = reader.value(_START), reader.line
                try:
                    for subject, field, value in read(record):
                        if value:
                            yield Fact(subject, field, _clean(value), line)
                except InputError as error:
                    raise reader.error(error.what) from error
        else:
            reader.skip()


def _header(meta: _Object, line: int) -> Iterator[Fact]:
    if version := _text(meta.get("version")):
        yield Fact(HEADER, "version", _clean(version), line)
    for field, value in _properties(meta, _HEADER):
        yield Fact(HEADER, field, _clean(value), line)


def _node(record: _Object) -> Iterator[tuple[str, str, str]]:
    term = term_iri(_text(record.get("id")))
    meta = record.get("meta")
    meta = meta if isinstance(meta, dict) else {}
    if kind := _KINDS.get(_text(record.get("type"))):
        yield term, "kind", kind
    if label := _text(record.get("lbl")):
        yield term, "label", label
    if meta.get("deprecated") is True:
        yield term, "deprecated", "true"
    if isinstance(meta.get("definition"), dict):
        yield term, "definition", _text(meta["definition"].get("val"))
    for synonym in _objects(meta, "synonyms"):
        yield term, _SYNONYMS.get(_text(synonym.get("pred")), "related"), _text(synonym.get("val"))
    for xref in _objects(meta, "xrefs"):
        yield term, "xref", _text(xref.get("val"))
    for field, value in _properties(meta, _PROPERTIES):
        yield term, field, term_iri(value) if field in _LINKS else value


def _edge(record: _Object) -> Iterator[tuple[str, str, str]]:
    if _text(record.get("pred")) in _PARENTS:
        subject, parent = _text(record.get("sub", record.get("subj"))), _text(record.get("obj"))
        yield term_iri(subject), "parent", term_iri(parent)


def _objects(meta: _Object, name: str) -> list[_Object]:
    values = meta.get(name)
    return [value for value in values if isinstance(value, dict)] if isinstance(values, list) else []


def _properties(meta: _Object, known: dict[str, str]) -> Iterator[tuple[str, str]]:
    for pair in _objects(meta, "basicPropertyValues"):
        if field := known.get(_iri_or_text(_text(pair.get("pred")))):
            yield field, _text(pair.get("val"))


def _iri_or_text(predicate: str) -> str:
    try:
        return term_iri(predicate)
    except InputError:
        return predicate


def _text(value: object) -> str:
    """A value that is a text or a number; empty for any other, such as null or a list, which say nothing here."""
    return str(value) if isinstance(value, (str, int, float)) and not isinstance(value, bool) else ""


def _clean(text: str) -> str:
    """The text without halves of characters, which JSON escapes can hold and UTF-8 cannot."""
    return text.encode("utf-8", "replace").decode()
