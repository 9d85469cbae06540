"""Reads a vocabulary file into concepts to link: terms in use that have a name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError
from kg.link.match.concepts import LABEL, Concept, Synonym
from kg.link.vocabularies.files import MAX_BYTES
from kg.link.vocabularies.model import HEADER, SCOPES, Fact
from kg.link.vocabularies.read import _reader
from kg.rdf.source import Document, Source

__all__ = ["Vocabulary", "read_concepts"]


@dataclass(frozen=True)
class Vocabulary:
    """What is to be linked of a file.

    Args:
        title: What it is called, for messages and as a witness.
        version: Its version or date, or empty.
        concepts: Its terms in use that have a name.
    """

    title: str
    version: str
    concepts: list[Concept]


def read_concepts(document: Document) -> Vocabulary:
    """The concepts of a vocabulary file, in its order; obsolete terms and properties are left out.

    Args:
        document: The file, ``-`` for standard input, or what else a :class:`kg.rdf.source.Source` is made of.

    Raises:
        InputError: with file and, where it can be told, line, when it cannot be read, or holds no named term.
    """
    source = document if isinstance(document, Source) else Source(document, limit=MAX_BYTES)
    header: dict[str, str] = {}
    fields: dict[str, dict[str, list[str]]] = {}
    for fact in _facts(source):
        if fact.subject is HEADER:
            header.setdefault(fact.field, fact.value)
        else:
            fields.setdefault(fact.subject, {}).setdefault(fact.field, []).append(fact.value)
    concepts = [each for iri, found in fields.items() if (each := _concept(iri, found))]
    if not concepts:
        raise InputError("holds no term with a name", where=str(source), hint="Is it a vocabulary, and whole?")
    return Vocabulary(Path(source.name).name, header.get("version", ""), concepts)


def _facts(source: Source) -> Iterator[Fact]:
    return _reader(source)(source)


def _concept(iri: str, fields: dict[str, list[str]]) -> Concept | None:
    if {"true", "1"} & set(fields.get("deprecated", ())) or "property" in fields.get("kind", ()):
        return None
    names = [(text, LABEL) for key in ("label", "preferred") for text in fields.get(key, ())[:1]]
    names += [(text, scope) for scope in SCOPES for text in fields.get(scope, ())]
    clean: dict[str, str] = {}
    for text, scope in names:
        if text.strip():
            clean.setdefault(" ".join(text.split()), scope)
    if not clean:
        return None
    (label, _), *others = clean.items()
    return Concept(
        iri,
        label,
        tuple(Synonym(text, scope if scope != LABEL else SCOPES[0]) for text, scope in others),
        tuple(dict.fromkeys(fields.get("parent", ()))),
        tuple(dict.fromkeys((*fields.get("match", ()), *fields.get("xref", ())))),
    )
