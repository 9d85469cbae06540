"""OBO Graphs JSON (version 0.3): nodes and edges, one at a time, so that a large file never stands in memory whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.link.vocabularies.json_stream import JsonStream
from kg.link.vocabularies.model import HEADER, SCOPES, Fact, term_iri
from kg.rdf.namespaces import PREFIXES

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

_Object = dict[str, Any]


def facts(path: Path) -> Iterator[Fact]:
    """What an OBO Graphs file says; of several graphs in it, all.

    Raises:
        InputError: with file and line when it is malformed, truncated, or JSON of another kind.
    """
    with path.open("rb") as file:
        stream = JsonStream(file, path)
        found = False
        for name in stream.members():
            if name != "graphs":
                stream.skip()
                continue
            found = True
            for _ in stream.elements():
                yield from _graph(stream)
        if not found:
            raise InputError("is JSON, but no OBO Graphs document", where=str(path), hint="It must have “graphs”")


def _graph(stream: JsonStream) -> Iterator[Fact]:
    for name in stream.members():
        if name == "id":
            yield Fact(HEADER, "iri", str(stream.value() or ""), stream.line)
        elif name == "meta":
            yield from _header(_object(stream), stream.line)
        elif name in ("nodes", "edges"):
            read = _node if name == "nodes" else _edge
            for _ in stream.elements():
                record, line = _object(stream), stream.line
                try:
                    for subject, field, value in read(record):
                        yield Fact(subject, field, _clean(value), line)
                except InputError as error:
                    raise stream.error(error.what) from error
        else:
            stream.skip()


def _object(stream: JsonStream) -> _Object:
    value = stream.value()
    if not isinstance(value, dict):
        raise stream.error("is no OBO Graphs document: an object is expected here")
    return value


def _header(meta: _Object, line: int) -> Iterator[Fact]:
    if meta.get("version"):
        yield Fact(HEADER, "version", _clean(str(meta["version"])), line)
    for field, value in _properties(meta, _HEADER):
        yield Fact(HEADER, field, _clean(value), line)


def _node(record: _Object) -> Iterator[tuple[str, str, str]]:
    term = term_iri(str(record.get("id", "")))
    meta = record.get("meta")
    meta = meta if isinstance(meta, dict) else {}
    if kind := _KINDS.get(str(record.get("type", ""))):
        yield term, "kind", kind
    if record.get("lbl"):
        yield term, "label", str(record["lbl"])
    if meta.get("deprecated") is True:
        yield term, "deprecated", "true"
    if isinstance(meta.get("definition"), dict):
        yield term, "definition", str(meta["definition"].get("val", ""))
    for synonym in _objects(meta, "synonyms"):
        yield term, _SYNONYMS.get(str(synonym.get("pred", "")), "related"), str(synonym.get("val", ""))
    for xref in _objects(meta, "xrefs"):
        yield term, "xref", str(xref.get("val", ""))
    for field, value in _properties(meta, _PROPERTIES):
        yield term, field, term_iri(value) if field in _LINKS else value


def _edge(record: _Object) -> Iterator[tuple[str, str, str]]:
    if record.get("pred") in _PARENTS:
        subject, parent = str(record.get("sub", record.get("subj", ""))), str(record.get("obj", ""))
        yield term_iri(subject), "parent", term_iri(parent)


def _objects(meta: _Object, name: str) -> list[_Object]:
    values = meta.get(name)
    return [value for value in values if isinstance(value, dict)] if isinstance(values, list) else []


def _properties(meta: _Object, known: dict[str, str]) -> Iterator[tuple[str, str]]:
    for pair in _objects(meta, "basicPropertyValues"):
        if field := known.get(_iri_or_text(str(pair.get("pred", "")))):
            yield field, str(pair.get("val", ""))


def _iri_or_text(predicate: str) -> str:
    try:
        return term_iri(predicate)
    except InputError:
        return predicate


def _clean(text: str) -> str:
    """The text without halves of characters, which JSON escapes can hold and UTF-8 cannot."""
    return text.encode("utf-8", "replace").decode()
