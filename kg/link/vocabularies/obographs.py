"""OBO Graphs JSON (version 0.3): nodes and edges, one at a time, so that a large file never stands in memory whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any, BinaryIO

import ijson

from kg.errors import InputError
from kg.link.vocabularies.files import MAX_LINE
from kg.link.vocabularies.model import HEADER, LABEL, SCOPES, Run, Said, term_iri
from kg.link.vocabularies.predicates import HEADERS, LINKS, RELATIONS, TEXTS, linked, plain
from kg.rdf.name_kinds import kind_of_name
from kg.rdf.namespaces import PREFIXES
from kg.rdf.source import Source

__all__ = ["runs"]

_KINDS = {"CLASS": "class", "PROPERTY": "property", "INDIVIDUAL": "individual"}
_SYNONYMS = {f"has{scope.title()}Synonym": scope for scope in SCOPES}
#: Predicates of edges that stand there by a short name.
_EDGES = {"is_a": "parent", "subPropertyOf": "parent", "part_of": "part_of"}
_RELATIONS = {"type": PREFIXES["rdf"] + "type", "inverseOf": PREFIXES["owl"] + "inverseOf"}
#: The first of the definitions, and of the labels.
_FIRST = "00"

#: Bytes read at once, at most; a line where lines are shorter.
_CHUNK = 1 << 16
#: Objects and lists inside each other, at most: OBO Graphs has about ten.
_DEEPEST = 100
_STARTS: dict[str, Callable[[], Any]] = {"start_map": dict, "start_array": list}
_ENDS = ("end_map", "end_array")
_START = ("start_map", None)

_Object = dict[str, Any]


def runs(source: Source) -> Iterator[Run]:
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


def _graph(reader: _Reader) -> Iterator[Run]:
    """What a graph says whose beginning was taken."""
    for name in reader.members():
        if name == "id":
            yield HEADER, [("iri", _clean(_text(reader.value())), "", "", reader.line)]
        elif name == "meta":
            reader.expect("start_map")
            yield (
                HEADER,
                [(field, _clean(value), "", "", reader.line) for field, value in _header(reader.value(_START))],
            )
        elif name in ("nodes", "edges"):
            read = _node if name == "nodes" else _edge
            reader.expect("start_array")
            while reader.next_in_array("start_map"):
                record, line = reader.value(_START), reader.line
                try:
                    yield from read(record, line)
                except InputError as error:
                    raise reader.error(error.what) from error
        else:
            reader.skip()


def _header(meta: _Object) -> Iterator[tuple[str, str]]:
    if version := _text(meta.get("version")):
        yield "version", version
    for predicate, value in _properties(meta):
        if field := HEADERS.get(predicate):
            yield field, value


def _node(record: _Object, line: int) -> Iterator[Run]:
    term = term_iri(_clean(_text(record.get("id"))))
    meta = record.get("meta")
    meta = meta if isinstance(meta, dict) else {}
    said: list[Said] = []

    def say(field: str, value: str, kind: str = "") -> None:
        if value:
            said.append((field, _clean(value), kind, "", line))

    yield from _properties_of(term, meta, line)
    say("kind", _KINDS.get(_text(record.get("type")), ""))
    say(LABEL, _text(record.get("lbl")), _FIRST)
    say("deprecated", "true" if meta.get("deprecated") is True else "")
    if isinstance(meta.get("definition"), dict):
        say("definition", _text(meta["definition"].get("val")), _FIRST)
    for synonym in _objects(meta, "synonyms"):
        kind = _text(synonym.get("synonymType"))
        scope = _SYNONYMS.get(_text(synonym.get("pred")), "related")
        say(scope, _text(synonym.get("val")), kind_of_name(kind) if kind else "")
    for xref in _objects(meta, "xrefs"):
        say("xref", _text(xref.get("val")))
    yield term, said


def _properties_of(term: str, meta: _Object, line: int) -> Iterator[Run]:
    for predicate, value in _properties(meta):
        if text := TEXTS.get(predicate):
            yield term, [(text[0], _clean(value), text[1], "", line)]
        elif field := LINKS.get(predicate):
            yield from linked(term, field, term_iri(value), line)
        else:
            yield term, list(plain(predicate, _clean(value), line))


def _edge(record: _Object, line: int) -> Iterator[Run]:
    predicate = _text(record.get("pred"))
    field = _EDGES.get(predicate) or LINKS.get(predicate) or RELATIONS.get(predicate)
    subject, other = _text(record.get("sub", record.get("subj"))), _text(record.get("obj"))
    if field:
        yield from linked(term_iri(_clean(subject)), field, term_iri(_clean(other)), line)
    elif predicate:
        relation = _RELATIONS.get(predicate) or term_iri(_clean(predicate))
        yield term_iri(_clean(subject)), [("relation", term_iri(_clean(other)), relation, "", line)]


def _objects(meta: _Object, name: str) -> list[_Object]:
    values = meta.get(name)
    return [value for value in values if isinstance(value, dict)] if isinstance(values, list) else []


def _properties(meta: _Object) -> Iterator[tuple[str, str]]:
    """Predicates and values of what is said beyond that."""
    for pair in _objects(meta, "basicPropertyValues"):
        if value := _text(pair.get("val")):
            yield _iri_or_text(_text(pair.get("pred"))), value


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
