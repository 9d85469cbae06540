"""What every form of ontology file is read into: facts, one by one; from them, terms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import quote

import pyoxigraph as ox

from kg.errors import InputError
from kg.rdf.namespaces import PREFIXES, check_iri
from kg.rdf.prefix_map import canonical, identify

__all__ = ["HEADER", "MAX_IRI", "SCOPES", "Fact", "Ontology", "Term", "namespace", "term_iri"]

#: The subject of facts about the ontology itself.
HEADER = ""
#: Longest IRI of a term, in characters.
MAX_IRI = 2_000
#: Scopes of synonyms, as oboInOwl has them.
SCOPES = ("exact", "narrow", "broad", "related")


class Fact(NamedTuple):
    """One thing that a file says; a named tuple, as there are millions.

    Args:
        subject: IRI of the term, or :data:`HEADER`.
        field: Of a term: ``kind``, ``label``, ``definition``, a scope of :data:`SCOPES`, ``parent``, ``deprecated``,
            ``replaced_by``, ``consider``, ``xref``, ``match`` (skos:exactMatch), ``namespace``; of the header:
            ``iri``, ``version``, ``version_info``, ``licence``.
        value: Text; an IRI for ``parent``, ``replaced_by`` and ``consider``.
        line: Line of the file (from 1), or 0 where the form tells none.
    """

    subject: str
    field: str
    value: str
    line: int = 0


@dataclass(frozen=True)
class Term:
    """A term as one ontology has it.

    Args:
        iri: Its IRI.
        kind: ``class``, ``property``, ``individual``, or empty when the file does not say.
        label: Its label, in English or no language; empty when there is none.
        definition: Its definition, or empty.
        synonyms: (scope, text), sorted.
        parents: IRIs of the terms it is directly under (is_a, subClassOf, broader), sorted.
        deprecated: Whether it is obsolete.
        replaced_by: IRIs of the terms that take its place, sorted.
        consider: IRIs of terms to consider instead, sorted.
        xrefs: Cross-references as written (CURIE or IRI), sorted.
        matches: Terms stated as skos:exactMatch (CURIE or IRI), sorted.
        namespace: OBO namespace, or empty.
    """

    iri: str
    kind: str = ""
    label: str = ""
    definition: str = ""
    synonyms: tuple[tuple[str, str], ...] = ()
    parents: tuple[str, ...] = ()
    deprecated: bool = False
    replaced_by: tuple[str, ...] = ()
    consider: tuple[str, ...] = ()
    xrefs: tuple[str, ...] = ()
    matches: tuple[str, ...] = ()
    namespace: str = ""


@dataclass(frozen=True)
class Ontology:
    """An ontology file, and of its terms those that were asked for, with what they are under.

    Args:
        iri: IRI of the ontology, or empty.
        version: Version or date, or empty.
        licence: IRI or name of the licence, or empty.
        terms: IRI to term: those asked for that the file has, and their ancestors.
        sizes: Namespace to the number of terms that the whole file has in it; of very many namespaces, the largest.
        warnings: (place, what is odd but no reason to stop).
    """

    iri: str
    version: str
    licence: str
    terms: dict[str, Term]
    sizes: dict[str, int]
    warnings: tuple[tuple[str, str], ...] = field(default=())

    @property
    def name(self) -> str:
        """A short name: the last part of its IRI without the suffix of a file, else the largest namespace's."""
        text = self.iri or max(self.sizes, key=lambda space: (self.sizes[space], space), default="")
        last = re.split(r"[/#]", text.rstrip("/#_"))[-1]
        return re.sub(r"\.(owl|obo|ttl|rdf|json)\Z", "", last).lower() or "ontology"

    def ancestors(self, iri: str) -> Iterator[str]:
        """The IRIs of all terms that a term is under, each once, nearest first."""
        seen = {iri}
        level = [iri]
        while level:
            above = {parent for child in level if child in self.terms for parent in self.terms[child].parents}
            level = sorted(above - seen)
            seen.update(level)
            yield from level


def term_iri(text: str, spaces: dict[str, str] | None = None) -> str:
    """The canonical IRI of an OBO identifier, CURIE or IRI; unknown prefixes are OBO's (OBO 1.4, 5.9).

    >>> term_iri("HP:0000118")
    'http://purl.obolibrary.org/obo/HP_0000118'

    Raises:
        InputError: when no IRI can be made of it.
    """
    if len(text) > MAX_IRI:
        raise InputError(f"{text[:60]!r}… is an identifier of more than {MAX_IRI:,} characters")
    if re.match(r"(?:https?|ftp)://|urn:", text):
        return canonical(_checked(text))
    prefix, colon, local = text.partition(":")
    if not text or " " in text:
        raise InputError(f"{text!r} is no identifier", hint="Write it as PREFIX:LOCAL")
    space = (spaces or {}).get(prefix) or PREFIXES.get(prefix)
    if colon and space:
        return canonical(_checked(space + quote(local, safe="-._~:@!$&'()*+,;=/?#%")))
    if colon and (known := identify(text)):
        return known
    return _checked(PREFIXES["obo"] + quote(f"{prefix}_{local}" if colon else text, safe="-._~:@!$&'()*+,;="))


def _checked(iri: str) -> str:
    """The IRI, which the RDF library takes, too."""
    try:
        return ox.NamedNode(check_iri(iri)).value
    except ValueError as error:
        raise InputError(f"{iri!r} is no IRI", hint="Correct the identifier") from error


def namespace(iri: str) -> str:
    """The part of a term's IRI that it shares with the others of its vocabulary.

    >>> namespace("http://purl.obolibrary.org/obo/HP_0000118")
    'http://purl.obolibrary.org/obo/HP_'
    """
    head, separator, tail = iri.rpartition("_")
    if separator and "/" not in tail and "#" not in tail:
        return head + separator
    return iri[: max(iri.rfind("/"), iri.rfind("#")) + 1]
