"""Reads a vocabulary file into concepts to link: terms in use that have a name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError
from kg.link.match.concepts import LABEL, Concept, Synonym
from kg.link.vocabularies import Term, read_terms
from kg.link.vocabularies.files import MAX_BYTES
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
    """The concepts of a vocabulary file, by IRI; obsolete terms and properties are left out.

    Args:
        document: The file, ``-`` for standard input, or what else a :class:`kg.rdf.source.Source` is made of.

    Raises:
        InputError: with file and, where it can be told, line, when it cannot be read, or holds no named term.
    """
    source = Source.of(document, limit=MAX_BYTES)
    header: dict[str, str] = {}
    concepts = [each for term in read_terms(source, header) if (each := _concept(term))]
    if not concepts:
        raise InputError("holds no term with a name", where=str(source), hint="Is it a vocabulary, and whole?")
    return Vocabulary(Path(source.name).name, header.get("version", ""), concepts)


def _concept(term: Term) -> Concept | None:
    if term.deprecated or term.kind == "property":
        return None
    # names in other languages only where there are no others: they would not meet, and would be learnt from
    names = [name for name in term.names if name.is_english] or term.names
    clean: dict[str, str] = {}
    for name in names:
        if text := " ".join(name.text.split()):
            clean.setdefault(text, name.scope)
    if not clean:
        return None
    (label, _), *others = clean.items()
    return Concept(
        term.iri,
        label,
        tuple(Synonym(text, "exact" if scope == LABEL else scope) for text, scope in others),
        term.parents,
        (*(target for kind, target in term.mappings if kind == "exact"), *term.xrefs),
    )
