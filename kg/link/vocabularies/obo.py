"""OBO files (format 1.2 and 1.4), one line at a time.

Only the tags that a term table needs are parsed, so that files with slips elsewhere, as published ones have, are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.errors import InputError
from kg.link.vocabularies.files import lines
from kg.link.vocabularies.model import HEADER, SCOPES, Fact, term_iri
from kg.rdf.namespaces import PREFIXES
from kg.rdf.source import Source

__all__ = ["facts"]

_KINDS = {"Term": "class", "Typedef": "property", "Instance": "individual"}
_TEXT = re.compile(r'"((?:[^"\\]|\\.)*)"\s*')
_END = re.compile(r"\s!|(?<!\\)\{")
#: Most prefixes that a file may declare.
_MOST_SPACES = 10_000
_ESCAPES = {"n": "\n", "t": "\t", "W": " "}
#: Tags whose value is a plain text, or a term.
_TEXTS = {"is_obsolete": "deprecated", "namespace": "namespace", "name": "label"}
_LINKS = {"is_a": "parent", "replaced_by": "replaced_by", "consider": "consider"}
#: Tags that are read in stanzas.
_TAGS = {"id", "def", "synonym", "xref", "alt_id", "property_value", *_TEXTS, *_LINKS}
#: Properties of the ontology and of terms that OBO writes as property_value.
_HEADER_PROPERTIES = {PREFIXES["dcterms"] + "license": "licence", PREFIXES["owl"] + "versionInfo": "version_info"}
_TERM_PROPERTIES = {
    PREFIXES["skos"] + "exactMatch": "match",
    PREFIXES["obo"] + "exactMatch": "match",
    PREFIXES["skos"] + "broader": "parent",
    PREFIXES["obo"] + "IAO_0100001": "replaced_by",
}


def facts(source: Source) -> Iterator[Fact]:
    """What an OBO file says.

    Raises:
        InputError: with file and line when it is no OBO file or a line is malformed.
    """
    reader = _Reader()
    for number, line in lines(source):
        try:
            for subject, field, value in reader.read(line):
                yield Fact(subject, field, value, number)
        except InputError as error:
            raise InputError(error.what, where=f"{source}:{number}", hint=error.hint or "Mend the line") from error
    if not line.endswith("\n"):
        yield Fact(HEADER, "warning", "the last line has no end: the file may be truncated", number)


class _Reader:
    """Where in the file we are: the header, a stanza, a term."""

    def __init__(self) -> None:
        self.spaces: dict[str, str] = {}
        self.kind: str | None = None  # None in the header, empty in a stanza of another kind
        self.term = HEADER
        self.namespace = ""
        self.begun = False
        self._iri = lru_cache(10_000)(lambda text: term_iri(text, self.spaces))

    def iri(self, value: str) -> str:
        """The IRI of a value that is an identifier."""
        return self._iri(_unescape(_bare(value)))

    def read(self, line: str) -> Iterator[tuple[str, str, str]]:
        """The (subject, field, value) that a line adds."""
        line = line.strip()
        if not line or line.startswith("!"):
            return
        if line.startswith("["):
            self.kind, self.term = _KINDS.get(line[1:].partition("]")[0], ""), HEADER
            return
        tag, colon, value = line.partition(":")
        if not colon or (not self.begun and not re.fullmatch(r"[\w-]+", tag)):
            raise InputError(f"{line[:60]!r} is not in the form “tag: value”", hint="Is it an OBO file?")
        self.begun = True
        value = value.strip()
        if self.kind is None:
            yield from self._header(tag, value)
        elif tag not in _TAGS:
            return
        elif tag == "id" and self.kind:
            self.term = self.iri(value)
            yield self.term, "kind", self.kind
            if self.namespace:
                yield self.term, "default_namespace", self.namespace
        elif self.kind and self.term is not HEADER:
            yield from self._tag(tag, value)

    def _header(self, tag: str, value: str) -> Iterator[tuple[str, str, str]]:
        if tag == "idspace":
            prefix, _, space = value.partition(" ")
            self.spaces[prefix] = (space.split() or [""])[0]
            if len(self.spaces) > _MOST_SPACES:
                raise InputError(
                    f"is the declaration of more than {_MOST_SPACES:,} prefixes", hint="Is it an ontology?"
                )
        elif tag == "ontology":
            yield HEADER, "iri", value if ":" in value else f"{PREFIXES['obo']}{value.removesuffix('.obo')}.owl"
        elif tag == "data-version":
            yield HEADER, "version", value
        elif tag == "default-namespace":
            self.namespace = value
        elif tag == "property_value":
            yield from ((HEADER, field, text) for field, text in self._property(value, _HEADER_PROPERTIES))

    def _tag(self, tag: str, value: str) -> Iterator[tuple[str, str, str]]:
        if field := _LINKS.get(tag):
            yield self.term, field, self.iri(value)
        elif field := _TEXTS.get(tag):
            yield self.term, field, _unescape(_bare(value))
        elif tag == "def":
            yield self.term, "definition", _quoted(value)[0]
        elif tag == "synonym":
            text, rest = _quoted(value)
            scope = (rest.split() or [""])[0].lower()
            yield self.term, scope if scope in SCOPES else "related", text
        elif tag == "xref":
            yield self.term, "xref", _unescape(_bare(value).split(' "')[0])
        elif tag == "alt_id":
            other = self.iri(value)
            yield from ((other, "kind", self.kind or ""), (other, "deprecated", "true"))
            yield other, "replaced_by", self.term
        elif tag == "property_value":
            for name, text in self._property(value, _TERM_PROPERTIES):
                yield self.term, name, text if name == "match" else self.iri(text)

    def _property(self, value: str, known: dict[str, str]) -> Iterator[tuple[str, str]]:
        name, _, rest = value.partition(" ")
        field = known.get(self.iri(name)) if re.match(r"[A-Za-z]", name) else None
        if field:
            yield field, _quoted(rest)[0] if rest.startswith('"') else _unescape(_bare(rest))


def _bare(value: str) -> str:
    """A value without its trailing modifiers and comment."""
    end = _END.search(value)
    return value[: end.start()].rstrip() if end else value


def _quoted(value: str) -> tuple[str, str]:
    match = _TEXT.match(value)
    if not match:
        raise InputError(f"{value[:60]!r} is no text in quotes", hint="Mend the line; is the file truncated?")
    return _unescape(match[1]), value[match.end() :]


def _unescape(text: str) -> str:
    return re.sub(r"\\(.)", lambda match: _ESCAPES.get(match[1], match[1]), text) if "\\" in text else text
