"""What every form of vocabulary is read into: facts, a few at a time; from them, terms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple, TypeAlias
from urllib.parse import quote

import pyoxigraph as ox

from kg.errors import InputError
from kg.rdf.index import language_rank
from kg.rdf.namespaces import EXTERNAL, PREFIXES, check_iri
from kg.rdf.prefix_map import canonical, identify, prefix_of_namespace, standard_prefix

__all__ = [
    "HEADER",
    "LABEL",
    "MAX_IRI",
    "SCOPES",
    "SYNONYMS",
    "Name",
    "Ontology",
    "Run",
    "Said",
    "Term",
    "canonical_iri",
    "namespace",
    "term_iri",
]

#: The subject of facts about the vocabulary itself.
HEADER = ""
#: Longest IRI of a term, in characters.
MAX_IRI = 2_000
#: The scope of labels; and those of other names, as oboInOwl has them, the more exact first.
LABEL = "label"
SCOPES = ("exact", "narrow", "broad", "related")
#: The property of each scope.
SYNONYMS = {scope: ox.NamedNode(f"{PREFIXES['oboInOwl']}has{scope.title()}Synonym") for scope in SCOPES}

#: One thing that a file says of a term or of the vocabulary: field, value, kind, language, line.
#:
#: Fields of a term: ``kind``, ``label``, one of :data:`SCOPES`, ``definition``, ``parent``, ``part_of``, ``relation``,
#: ``deprecated`` (said only where it is so), ``replaced_by``, ``consider``, ``xref``, ``match``, ``namespace``,
#: ``default_namespace``; of the header: ``iri``, ``version``, ``version_info``, ``licence``, ``import``, ``warning``.
#: The value is a text, or the IRI of a term. The kind tells more: the type of a name, the sort of a match, the
#: property of a relation, and of labels and definitions, of which several predicates can give one, the place of the
#: predicate among them. The line (from 1) is 0 where the form tells none. A plain tuple, as there are millions.
Said: TypeAlias = tuple[str, str, str, str, int]
#: A subject (the IRI of a term, or :data:`HEADER`), and what is said of it at one place of the file.
Run: TypeAlias = tuple[str, list[Said]]


class Name(NamedTuple):
    """What a term is called.

    Args:
        text: The name, as it is written.
        scope: :data:`LABEL`, or one of :data:`SCOPES`.
        kind: What sort of name it is, in one lower-case word: ``layperson``, ``abbreviation``, ``acronym``,
            ``plural``…; one that a vocabulary has made for itself as it names it; empty for a plain one.
        language: Its tag (BCP 47) in lower case, or empty.
    """

    text: str
    scope: str
    kind: str = ""
    language: str = ""

    @property
    def is_english(self) -> bool:
        """Whether it is English, or of no language."""
        return language_rank(self.language) < 2

    def __str__(self) -> str:
        return self.text if self.is_english else f"{self.text} ({self.language})"


@dataclass(frozen=True, slots=True)
class Term:
    """A term as one vocabulary has it.

    Args:
        iri: Its IRI.
        kind: ``class`` (also a SKOS concept), ``property``, ``individual``, or empty when the file does not say.
        names: What it is called, each once: the label first, labels before other names, the more exact before others.
        definition: Its definition, of the best language, or empty.
        definition_language: The tag of that language, or empty.
        parents: IRIs of the terms it is directly under (is_a, subClassOf, broader), sorted.
        part_of: IRIs of the terms it is said to be part of, sorted.
        relations: Other relations to terms, of OBO and OBO Graphs: (IRI of the property, IRI of the term), sorted.
        deprecated: Whether it is obsolete.
        replaced_by: IRIs of the terms in use that take its place, at the end of the chain, sorted.
        consider: IRIs of terms to consider instead, sorted; of these, those in use where there are any.
        xrefs: Cross-references as written (CURIE or IRI), sorted.
        mappings: (``exact``, ``close``, ``broad``, ``narrow`` or ``related``, term as written: CURIE or IRI), sorted.
        namespace: OBO namespace, or empty.
    """

    iri: str
    kind: str = ""
    names: tuple[Name, ...] = ()
    definition: str = ""
    definition_language: str = ""
    parents: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    relations: tuple[tuple[str, str], ...] = ()
    deprecated: bool = False
    replaced_by: tuple[str, ...] = ()
    consider: tuple[str, ...] = ()
    xrefs: tuple[str, ...] = ()
    mappings: tuple[tuple[str, str], ...] = ()
    namespace: str = ""

    @property
    def label(self) -> str:
        """What it is called, with its language where that is not English; empty when it has no label."""
        return str(self.names[0]) if self.names and self.names[0].scope == LABEL else ""

    @property
    def has_english_label(self) -> bool:
        """Whether its label is English, or of no language."""
        return bool(self.label) and self.names[0].is_english

    @property
    def synonyms(self) -> tuple[Name, ...]:
        """Its names but the label."""
        return self.names[1:] if self.label else self.names

    @property
    def matches(self) -> tuple[str, ...]:
        """The terms that it is stated to match exactly, as written."""
        return tuple(match for kind, match in self.mappings if kind == "exact")


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


#: Namespaces of ours in which numbers are canonical as they are.
_OBO = frozenset(space for space in EXTERNAL.values() if space.startswith(PREFIXES["obo"]))


def canonical_iri(iri: str) -> str:
    """The canonical IRI of a term, as :func:`kg.rdf.prefix_map.canonical` has it; at once where that is plain.

    >>> canonical_iri("http://identifiers.org/mesh/D015624")
    'http://id.nlm.nih.gov/mesh/D015624'
    """
    space = namespace(iri)
    local = iri[len(space) :]
    if (local.isdecimal() and space in _OBO) or (local.isalnum() and _is_foreign(space)):
        return iri
    return canonical(iri)


@lru_cache(1 << 12)
def _is_foreign(space: str) -> bool:
    """Whether a namespace is of no vocabulary that we know."""
    return prefix_of_namespace(space) is None


@lru_cache(1 << 12)
def _is_new(prefix: str) -> bool:
    """Whether a prefix is of no vocabulary that we know."""
    return prefix not in PREFIXES and standard_prefix(prefix) is None


#: An identifier in which nothing has to be escaped.
_PLAIN = re.compile(r"([A-Za-z][A-Za-z0-9]{0,30}):([A-Za-z0-9]{1,30})")


def term_iri(text: str, spaces: dict[str, str] | None = None, base: str = PREFIXES["obo"]) -> str:
    """The canonical IRI of an OBO identifier, CURIE or IRI.

    Prefixes that neither ``spaces`` nor we know are OBO's (OBO 1.4, 5.9); in what is no OBO, of another ``base``.

    >>> term_iri("HP:0000118")
    'http://purl.obolibrary.org/obo/HP_0000118'

    Raises:
        InputError: when no IRI can be made of it.
    """
    if (plain := _PLAIN.fullmatch(text)) and plain[1] not in (spaces or ()) and _is_new(plain[1]):
        return f"{base}{plain[1]}_{plain[2]}"
    if len(text) > MAX_IRI:
        raise InputError(f"{text[:60]!r}… is an identifier of more than {MAX_IRI:,} characters")
    if re.match(r"(?:https?|ftp)://|urn:", text):
        return canonical_iri(_checked(text))
    prefix, colon, local = text.partition(":")
    if not text or " " in text:
        raise InputError(f"{text!r} is no identifier", hint="Write it as PREFIX:LOCAL")
    space = (spaces or {}).get(prefix) or PREFIXES.get(prefix)
    if colon and space:
        return canonical_iri(_checked(space + quote(local, safe="-._~:@!$&'()*+,;=/?#%")))
    if colon and (known := identify(text)):
        return known
    return _checked(base + quote(f"{prefix}_{local}" if colon else text, safe="-._~:@!$&'()*+,;="))


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
