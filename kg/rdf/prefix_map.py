"""One identifier for each term, however its CURIE or IRI is spelled.

``prefix_map.json`` is an extended prefix map (as the package curies has it): the prefixes and namespaces of
:data:`kg.rdf.namespaces.EXTERNAL`, how else others write them, and the form of local names. Most of it is what
bioregistry collects; a test holds the two together. The canonical identifier has our prefix and namespace.

curies is imported only for a spelling that is none of ours: that takes a tenth of a second. A process that will be
confined (:mod:`kg.query.limits`), and so can import nothing, calls :func:`prepare` before.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, NotRequired, TypedDict
from urllib.parse import unquote

from kg.rdf.namespaces import BASE, EXTERNAL, PREFIXES, RESOLVERS

if TYPE_CHECKING:
    import curies

__all__ = ["canonical", "identify", "misbound", "prefix_of_namespace", "prepare", "standard_prefix", "tail"]

#: The extended prefix map.
FILE = Path(__file__).with_name("prefix_map.json")
#: Longest text that is looked at, in characters.
_LONGEST = 2_000
#: Addresses, and where in them the name of a term begins: behind the last sign, or the letters that follow it.
_ADDRESS = re.compile(r"(?i:https?:)?//(.+)|((?:[\w-]+\.)+[A-Za-z]{2,}/.*)|(urn:miriam:.+)", re.DOTALL)
_HEAD = re.compile(r"(.*[/#:=_])[A-Za-z]*", re.DOTALL)
#: A page that names what it shows: OLS, BioPortal, Ontobee.
_SHOWN = re.compile(r"[?&](?:iri|conceptid|obo_id|short_form)=([^&]+)|/(https?://.+)")
_CURIE = re.compile(r"([A-Za-z][\w.-]*(?: [\w.-]+)*):([^\s<>\"{}|\\^`]+)")
_TAIL = re.compile(r"[^:/#=_]*\Z")
_UNDERSCORE = re.compile(r"([A-Za-z][\w.-]*)_(\w*\d[\w.-]*)")
#: A release in a prefix: SNOMEDCT_US_2023_03_01.
_RELEASE = re.compile(r"_?\d{4}_\d\d?_\d\d?\Z")


class _Vocabulary(NamedTuple):
    """A vocabulary: its prefix, its namespace, and what its local names are like."""

    prefix: str
    space: str
    pattern: re.Pattern[str]

    def iri(self, local: str) -> str | None:
        """The IRI of a local name in whatever spelling; None when it is none of this vocabulary."""
        name = next((each for each in _spellings(local) if self.pattern.fullmatch(each)), None)
        if name is not None:
            return self.space + name
        # the name brings its own prefix, of this vocabulary or of one that is kept apart: OMIM:PS168600
        for match in (_CURIE.fullmatch(local), _UNDERSCORE.fullmatch(local), re.fullmatch(r"([A-Za-z]+)(\d+)", local)):
            if match and (other := _by_prefix(match[1])) and match[2] != local:
                return other.iri(match[2])
        return None


def _spellings(local: str) -> Iterator[str]:
    """A local name as it is written, then less what a page adds to it, leading zeros, or in capitals."""
    yield local
    bare = re.split(r"[?&]", local)[0].rstrip("/")
    yield bare
    yield bare.lstrip("0")
    yield bare.upper()


def prepare() -> None:
    """Load what is otherwise loaded where it is first needed."""
    _vocabularies()
    _converter()


def identify(text: str) -> str | None:
    """The IRI of a term of a vocabulary that we know, from a CURIE or IRI in whatever spelling; None for all else.

    The case of prefixes, the scheme of an IRI and ``www.`` do not matter; registries (identifiers.org, Bioregistry,
    n2t), BioPortal, OLS and the pages of providers are understood. The local name must be of the vocabulary's form.

    >>> identify("SCTID:230688006")
    'http://snomed.info/id/230688006'
    >>> identify("identifiers.org/mesh:D015624")
    'http://id.nlm.nih.gov/mesh/D015624'
    >>> identify("GARD:0006851")
    'https://rarediseases.info.nih.gov/?gard_id=6851'
    """
    text = text.strip()
    if text.startswith("<") and text.endswith(">"):
        text = text[1:-1]
    return None if len(text) > _LONGEST else _identify(text)


@lru_cache(1 << 14)
def _identify(text: str) -> str | None:
    match = _ADDRESS.fullmatch(text)
    return _of_address(match[1] or match[2] or match[3]) if match else _of_curie(text)


def canonical(iri: str) -> str:
    """The canonical IRI of a term of a vocabulary that we know; any other IRI as it is.

    >>> canonical("http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl#C3155")
    'http://purl.obolibrary.org/obo/NCIT_C3155'
    """
    end = max(map(iri.rfind, "/#:=_")) + 1
    if _is_settled(iri[:end]) and "%" not in iri[end:]:
        return iri
    return identify(iri) or iri


def tail(text: str) -> str:
    """What an identifier has in all its spellings: its local name, less case and leading zeros.

    What has not the same is not the same term, which saves a look at the spelling.

    >>> tail("GARD:0006851"), tail("https://rarediseases.info.nih.gov/diseases/6851/")
    ('6851', '6851')
    """
    match = _TAIL.search(text.rstrip("/"))
    return match[0].casefold().lstrip("0") if match else text


@lru_cache(1 << 12)
def _is_settled(namespace: str) -> bool:
    """Whether IRIs of a namespace are canonical, or of no vocabulary that we know: files repeat theirs very often."""
    if namespace in _CANONICAL or namespace.startswith(BASE):
        return True
    match = _ADDRESS.fullmatch(namespace)
    text = _plain(match[1] or match[2] or match[3]) if match else ""
    return bool(
        text
        and "?" not in text
        and not text.startswith(RESOLVERS)
        and _by_head(text)[0] is None
        and not any(space.startswith(text) for space in _spaces())
    )


def standard_prefix(prefix: str) -> str | None:
    """The prefix that we have for a vocabulary that others call so; None when we know none.

    >>> standard_prefix("snomedct_us")
    'snomedct'
    """
    found = _by_prefix(prefix)
    return found.prefix if found else None


def prefix_of_namespace(namespace: str) -> str | None:
    """The prefix of the vocabulary whose terms a namespace is of, in whatever spelling; None when we know none.

    >>> prefix_of_namespace("http://identifiers.org/mesh/")
    'mesh'
    """
    found = _of_namespace(namespace)
    return found.prefix if found else None


def misbound(prefix: str, namespace: str) -> str | None:
    """The namespace that a prefix has, where it is that of a vocabulary that we know and is bound to anything else.

    >>> misbound("HP", "http://example.org/HP_")
    'http://purl.obolibrary.org/obo/HP_'
    >>> misbound("mesh", "http://identifiers.org/mesh/")
    """
    wanted = _by_prefix(prefix)
    return wanted.space if wanted and _of_namespace(namespace) != wanted else None


def _of_curie(text: str) -> str | None:
    """The IRI of PREFIX:LOCAL or, as the end of OBO's IRIs has it, PREFIX_LOCAL."""
    match = _CURIE.fullmatch(text) or _UNDERSCORE.fullmatch(text)
    if not match:
        return None
    if match[1] in PREFIXES and match[1] not in EXTERNAL:  # obo:HP_0001324
        return _of_address(_bare(PREFIXES[match[1]] + match[2]))
    vocabulary = _by_prefix(match[1])
    return vocabulary.iri(match[2]) if vocabulary else None


def _of_address(text: str) -> str | None:
    """The IRI of a term that has an address, less scheme."""
    text = _plain(text)
    if text.startswith(_OURS):
        return None
    if (shown := _SHOWN.search(text)) and (found := _identify(shown[1] or shown[2])):
        return found
    if match := _HEAD.match(text):
        head = match[1] if match[1] in _SPACES else match[0]
        vocabulary, rest = _by_head(head)
        if vocabulary and (found := vocabulary.iri(rest + text[len(head) :])):
            return found
    base = next(filter(text.startswith, RESOLVERS), None)
    return _of_path(text[len(base) :]) if base else None


def _of_path(path: str) -> str | None:
    """The IRI of PREFIX/LOCAL or PREFIX:LOCAL, perhaps behind the name of a provider: ols/efo:0000001."""
    prefix, slash, local = path.partition("/")
    if slash and (vocabulary := _by_prefix(prefix)) and (found := vocabulary.iri(local)):
        return found
    return _of_curie(local if slash else path)


def _of_namespace(namespace: str) -> _Vocabulary | None:
    match = _ADDRESS.fullmatch(namespace)
    if not match:
        return None
    text = _plain(match[1] or match[2] or match[3])
    vocabulary, rest = _by_head(text)
    if not vocabulary and (base := next(filter(text.startswith, RESOLVERS), None)):
        prefix, _, rest = text[len(base) :].partition("/")
        vocabulary = _by_prefix(prefix.rstrip(":_"))
    if vocabulary and (not rest or _by_prefix(rest.rstrip(":_")) == vocabulary):
        return vocabulary
    return None


def _plain(address: str) -> str:
    """An address with its host in lower case, less ``www.``, and nothing in it encoded."""
    while "%" in address and (decoded := unquote(address)) != address:  # OLS encodes twice
        address = decoded
    host, slash, path = address.partition("/")
    return host.lower().removeprefix("www.") + slash + path if slash else address


def _bare(iri: str) -> str:
    """An IRI of the map less its scheme and ``www.``."""
    return _plain(iri.partition("://")[2])


#: What begins so is ours, and no term of another vocabulary.
_OURS = _bare(BASE)
_SPACES = {_bare(space): prefix for prefix, space in EXTERNAL.items()}
#: Namespaces in which a local name has one spelling: those of all but GARD, whose numbers may have zeros before them.
_CANONICAL = {space for prefix, space in EXTERNAL.items() if prefix != "gard"}


def _key(prefix: str) -> str:
    """A prefix as prefixes are compared: no case, release, hyphen, underscore or space, nor MIRIAM's old ``obo.``."""
    return re.sub(r"[-_ ]", "", _RELEASE.sub("", prefix)).casefold().removeprefix("obo.")


@lru_cache(1 << 12)
def _by_prefix(prefix: str) -> _Vocabulary | None:
    """The vocabulary of a prefix in whatever spelling."""
    if prefix not in EXTERNAL:
        if prefix in PREFIXES:  # a word of ours
            return None
        prefix = _converter().standardize_prefix(_key(prefix)) or ""
    return _vocabularies().get(prefix)


@lru_cache(1 << 14)
def _by_head(head: str) -> tuple[_Vocabulary | None, str]:
    """The vocabulary whose namespace, in whatever spelling, an address less scheme begins with; and what follows."""
    if head in _SPACES:
        return _vocabularies()[_SPACES[head]], ""
    found = _converter().parse_uri(head)
    return (_vocabularies()[found.prefix], found.identifier) if found else (None, "")


class _Record(TypedDict):
    """A record of the map, as curies has it."""

    prefix: str
    uri_prefix: str
    prefix_synonyms: NotRequired[list[str]]
    uri_prefix_synonyms: NotRequired[list[str]]
    pattern: NotRequired[str]


@cache
def _records() -> list[_Record]:
    found: list[_Record] = json.loads(FILE.read_text(encoding="utf-8"))
    return found


@cache
def _vocabularies() -> dict[str, _Vocabulary]:
    """Prefix to vocabulary."""
    return {
        one["prefix"]: _Vocabulary(one["prefix"], one["uri_prefix"], re.compile(one.get("pattern", ".+"), re.ASCII))
        for one in _records()
    }


@cache
def _spaces() -> tuple[str, ...]:
    """All namespaces, less scheme."""
    return tuple(_bare(each) for one in _records() for each in (one["uri_prefix"], *one.get("uri_prefix_synonyms", ())))


@cache
def _converter() -> curies.Converter:
    """The map with its prefixes as they are compared, and its namespaces less scheme."""
    import curies

    return curies.Converter(
        curies.Record(
            prefix=one["prefix"],
            uri_prefix=_bare(one["uri_prefix"]),
            prefix_synonyms=sorted({*map(_key, (one["prefix"], *one.get("prefix_synonyms", ())))} - {one["prefix"]}),
            uri_prefix_synonyms=sorted({*map(_bare, one.get("uri_prefix_synonyms", ()))} - {_bare(one["uri_prefix"])}),
        )
        for one in _records()
    )
