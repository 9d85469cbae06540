"""OBO files (format 1.0, 1.2 and 1.4), one line at a time.

Only the tags that a term table needs are parsed, so that files with slips elsewhere, as published ones have, are read.
Where a text holds a quote or brace that should have been escaped, the whole of it is taken, with a warning.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from kg.errors import InputError
from kg.link.vocabularies.files import lines
from kg.link.vocabularies.model import HEADER, LABEL, Run, Said, term_iri
from kg.rdf.name_kinds import kind_of_name
from kg.rdf.namespaces import PREFIXES
from kg.rdf.source import Source

__all__ = ["runs"]

_KINDS = {"Term": "class", "Typedef": "property", "Instance": "individual"}
_TEXT = re.compile(r'"((?:[^"\\]|\\.)*+)"\s*+')
_SCOPE = r"(?:(?i:(EXACT|NARROW|BROAD|RELATED))\b\s*+)?"
_QUOTED = r'"(?:[^"\\]|\\.)*+"'
#: What follows a text in quotes: references, modifiers, a comment.
_REST = rf"(?:\[(?:[^\]\"\\]|\\.|{_QUOTED})*+\]\s*+)?(?:\{{(?:[^}}\"\\]|\\.|{_QUOTED})*+\}}\s*+)?(?:(?<=\s)!.*)?\Z"
_NAMED = rf'(?:\s++{_SCOPE}([^\s\[\]{{}}"!]++)?)?\s*+'
#: The text, scope and type of a synonym; and with quotes in the text that are not escaped.
_SYNONYM = re.compile(rf'"((?:[^"\\]|\\.)*+)"{_NAMED}{_REST}')
_LOOSE_SYNONYM = re.compile(rf'"(.*)"{_NAMED}(?:[\[{{!]|\Z)')
#: The text of a definition, likewise.
_DEFINITION = re.compile(rf'"((?:[^"\\]|\\.)*+)"\s*+{_REST}')
_LOOSE_DEFINITION = re.compile(r'"(.*)"\s*+(?:[\[{!]|\Z)')
#: What may end a value: a comment, or modifiers.
_END = re.compile(r"\s!|(?<!\\)\{")
_PAIR = r'\s*+[^\s={}",]++\s*+=\s*+(?:"(?:[^"\\]|\\.)*+"|[^\s,{}"]++)\s*+'
_MODIFIERS = re.compile(rf"\{{(?:{_PAIR}(?:,{_PAIR})*+)?\s*+\}}\s*+(?:!|\Z)")
_TYPEDEF = re.compile(rf'(\S+)\s*+(?:"((?:[^"\\]|\\.)*+)")?\s*+{_SCOPE}')
#: Facts of a term that are given on together.
_RUN = 1_000
#: Most braces of a line that are looked at.
_MOST_BRACES = 100
#: Most prefixes and types of synonyms that a file may declare.
_MOST_DECLARED = 10_000
_ESCAPES = {"n": "\n", "t": "\t", "W": " "}
_TRUE = ("true", "1")
#: Synonyms as OBO 1.0 has them, by their scopes.
_OLD_SYNONYMS = {f"{scope}_synonym": scope for scope in ("exact", "narrow", "broad", "related")}
#: Names of part-of.
_PART_OF = {"part_of", "BFO:0000050", "OBO_REL:part_of"}
_MATCHES = {
    f"{space}{kind}Match": kind
    for space in (PREFIXES["skos"], PREFIXES["obo"])
    for kind in ("exact", "close", "broad", "narrow", "related")
}
#: Properties of the ontology and of terms that OBO writes as property_value.
_HEADER_PROPERTIES = {PREFIXES["dcterms"] + "license": "licence", PREFIXES["owl"] + "versionInfo": "version_info"}
_TERM_PROPERTIES = {
    PREFIXES["skos"] + "broader": "parent",
    PREFIXES["obo"] + "IAO_0100001": "replaced_by",
    PREFIXES["oboInOwl"] + "consider": "consider",
}


def runs(source: Source) -> Iterator[Run]:
    """What an OBO file says.

    Raises:
        InputError: with file and line when it is no OBO file or a line is malformed.
    """
    reader = _Reader()
    line, number = "\n", 0
    for number, line in lines(source):
        if line[0] in "\r\n":
            continue
        try:
            if line[0] == "[":
                yield from reader.done()
                reader.begin(line)
            else:
                reader.read(line, number)
                if len(reader.said) > _RUN:
                    yield from reader.done()
        except InputError as error:
            raise InputError(error.what, where=f"{source}:{number}", hint=error.hint or "Mend the line") from error
    yield from reader.done()
    if not line.endswith("\n"):
        yield HEADER, [("warning", "the last line has no end: the file may be truncated", "", "", number)]


class _Reader:
    """Where in the file we are: the header, a stanza, a term."""

    def __init__(self) -> None:
        self.spaces: dict[str, str] = {}
        self.types: dict[str, tuple[str, str]] = {}  # of a synonym: what it is, and its scope
        self.kind: str | None = None  # None in the header, empty in a stanza of another kind
        self.term = HEADER
        self.namespace = ""
        self.begun = False
        self.said: list[Said] = []
        self.warnings: list[Said] = []
        self.merged: list[Run] = []
        self._iri = lru_cache(10_000)(lambda text: term_iri(text, self.spaces))
        self._tags: dict[str, Callable[[str, int], None]] = {
            "id": self._id,
            "name": self._name,
            "def": self._definition,
            "synonym": self._synonym,
            **{tag: self._old_synonym(scope) for tag, scope in _OLD_SYNONYMS.items()},
            "xref": self._xref,
            "alt_id": self._alt_id,
            "is_a": self._link("parent"),
            "replaced_by": self._link("replaced_by"),
            "consider": self._link("consider"),
            "use_term": self._link("consider"),
            "relationship": self._relationship,
            "instance_of": self._relation(PREFIXES["rdf"] + "type"),
            "inverse_of": self._relation(PREFIXES["owl"] + "inverseOf"),
            "is_obsolete": self._is_obsolete,
            "namespace": self._namespace,
            "property_value": self._property_value,
        }

    def begin(self, line: str) -> None:
        """Begin a stanza."""
        self.kind, self.term = _KINDS.get(line[1:].partition("]")[0], ""), HEADER

    def done(self) -> Iterator[Run]:
        """What the stanza has said, at its end."""
        if self.said:
            yield self.term, self.said
            self.said = []
        if self.warnings:
            yield HEADER, self.warnings
            self.warnings = []
        if self.merged:
            yield from self.merged
            self.merged = []

    def read(self, line: str, number: int) -> None:
        """Take in a line of the header or of a stanza."""
        tag, _, value = line.partition(":")
        take = self._tags.get(tag)
        if take and self.term is not HEADER:  # most lines
            take(value.strip(), number)
        elif self.kind is None:
            self._of_header(line.strip(), tag.strip(), value.strip(), number)
        elif take is None:
            self._of_odd_line(line.strip(), number)
        elif tag == "id" and self.kind:
            self._id(value.strip(), number)
        elif self.kind:
            self.warn(f"the stanza has no id before its {tag}, which is left out", number)

    def _of_header(self, line: str, tag: str, value: str, number: int) -> None:
        if line and not line.startswith("!"):
            if ":" not in line or (not self.begun and not re.fullmatch(r"[\w-]+", tag)):
                raise InputError(f"{line[:60]!r} is not in the form “tag: value”", hint="Is it an OBO file?")
            self.begun = True
            self._header(tag, value, number)

    def _of_odd_line(self, line: str, number: int) -> None:
        """A line in a stanza whose tag is not known: a comment, one that says nothing of interest, or indented."""
        tag, colon, _ = line.partition(":")
        if not line or line.startswith("!"):
            return
        if not colon:
            raise InputError(f"{line[:60]!r} is not in the form “tag: value”", hint="Is it an OBO file?")
        if tag in self._tags:
            self.read(line, number)
        elif not re.fullmatch(r"[\w-]+", tag):
            self.warn(f"{line[:60]!r} begins with no tag, and is left out", number)

    def warn(self, what: str, number: int) -> None:
        """Tell of something odd."""
        self.warnings.append(("warning", what, "", "", number))

    def _say(self, field: str, value: str, number: int, kind: str = "") -> None:
        self.said.append((field, value, kind, "", number))

    def iri(self, value: str, number: int) -> str:
        """The IRI of a value that is an identifier."""
        return self._iri(_unescape(self.bare(value, number)))

    def bare(self, value: str, number: int) -> str:
        """A value without its trailing modifiers and comment."""
        if "!" not in value and "{" not in value:
            return value
        start = 0
        for _ in range(_MOST_BRACES):
            end = _END.search(value, start)
            if end is None:
                break
            if end[0] != "{" or _MODIFIERS.match(value, end.start()):
                return value[: end.start()].rstrip()
            if not start:
                self.warn("an unescaped { that begins no modifiers is taken as text", number)
            start = end.end()
        return value

    def _header(self, tag: str, value: str, number: int) -> None:
        said = self.said
        if tag == "idspace":
            prefix, _, space = value.partition(" ")
            self.spaces[prefix] = (space.split() or [""])[0]
            self._check_number(self.spaces, "prefixes")
        elif tag == "synonymtypedef":
            if match := _TYPEDEF.match(value):
                name, title, scope = match.groups()
                self.types[name] = kind_of_name(name, title or ""), (scope or "").lower()
            self._check_number(self.types, "types of synonyms")
        elif tag == "ontology":
            iri = value if ":" in value else f"{PREFIXES['obo']}{value.removesuffix('.obo')}.owl"
            said.append(("iri", iri, "", "", number))
        elif tag == "data-version":
            said.append(("version", value, "", "", number))
        elif tag == "import":
            said.append(("import", self.bare(value, number), "", "", number))
        elif tag == "default-namespace":
            self.namespace = value
        elif tag == "property_value":
            name, text = self._property(value, number)
            if field := _HEADER_PROPERTIES.get(name):
                said.append((field, text, "", "", number))

    def _check_number(self, declared: Mapping[str, object], what: str) -> None:
        if len(declared) > _MOST_DECLARED:
            raise InputError(f"is the declaration of more than {_MOST_DECLARED:,} {what}", hint="Is it an ontology?")

    def _id(self, value: str, number: int) -> None:
        if self.said:  # a second id in the stanza begins another term
            self.merged.append((self.term, self.said))
            self.said = []
        self.term = self.iri(value, number)
        self._say("kind", self.kind or "", number)
        if self.namespace:
            self._say("default_namespace", self.namespace, number)

    def _name(self, value: str, number: int) -> None:
        self._say(LABEL, _unescape(self.bare(value, number)), number)

    def _definition(self, value: str, number: int) -> None:
        match = _DEFINITION.match(value)
        if match is None:
            match = self._loose(_LOOSE_DEFINITION, value, number)
        self._say("definition", _unescape(match[1]), number)

    def _synonym(self, value: str, number: int) -> None:
        match = _SYNONYM.match(value)
        if match is None:
            match = self._loose(_LOOSE_SYNONYM, value, number)
        text, scope, name = match.groups()
        kind = default = ""
        if name:
            kind, default = self.types.get(name) or (kind_of_name(name), "")
        self._say((scope or default or "related").lower(), _unescape(text), number, kind)

    def _old_synonym(self, scope: str) -> Callable[[str, int], None]:
        def take(value: str, number: int) -> None:
            match = _DEFINITION.match(value) or self._loose(_LOOSE_DEFINITION, value, number)
            self._say(scope, _unescape(match[1]), number)

        return take

    def _loose(self, pattern: re.Pattern[str], value: str, number: int) -> re.Match[str]:
        """A text with quotes in it that are not escaped."""
        match = pattern.match(value)
        if match is None:
            raise InputError(f"{value[:60]!r} is no text in quotes", hint="Mend the line; is the file truncated?")
        strict = _TEXT.match(value)
        if strict is None or strict[1] != match[1]:
            self.warn('an unescaped " inside a text is taken as part of it', number)
        return match

    def _link(self, field: str) -> Callable[[str, int], None]:
        def take(value: str, number: int) -> None:
            self._say(field, self.iri(value, number), number)

        return take

    def _relationship(self, value: str, number: int) -> None:
        name, _, rest = value.partition(" ")
        if name in _PART_OF:
            self._say("part_of", self.iri(rest.strip(), number), number)
        elif rest.strip():
            self._relation(self._iri(_unescape(name)))(rest.strip(), number)

    def _relation(self, predicate: str) -> Callable[[str, int], None]:
        def take(value: str, number: int) -> None:
            self._say("relation", self.iri(value, number), number, predicate)

        return take

    def _is_obsolete(self, value: str, number: int) -> None:
        if self.bare(value, number).casefold() in _TRUE:
            self._say("deprecated", "true", number)

    def _namespace(self, value: str, number: int) -> None:
        self._say("namespace", _unescape(self.bare(value, number)), number)

    def _xref(self, value: str, number: int) -> None:
        reference = _unescape(self.bare(value.split(' "', 1)[0], number))
        if " " in reference:
            self.warn(f"{reference[:60]!r} is no identifier, but is kept as written", number)
        self._say("xref", reference, number)

    def _alt_id(self, value: str, number: int) -> None:
        said: list[Said] = [
            ("kind", self.kind or "", "", "", number),
            ("deprecated", "true", "", "", number),
            ("replaced_by", self.term, "", "", number),
        ]
        self.merged.append((self.iri(value, number), said))

    def _property_value(self, value: str, number: int) -> None:
        name, text = self._property(value, number)
        if kind := _MATCHES.get(name):
            self._say("match", text, number, kind)
        elif field := _TERM_PROPERTIES.get(name):
            self._say(field, self.iri(text, number), number)

    def _property(self, value: str, number: int) -> tuple[str, str]:
        """The IRI of a property that stands first in a value, and its own value; empty where it is no identifier."""
        name, _, rest = value.partition(" ")
        if not name[:1].isalpha():
            return "", ""
        iri = self._iri(_unescape(name))
        if iri not in _MATCHES and iri not in _TERM_PROPERTIES and iri not in _HEADER_PROPERTIES:
            return "", ""
        if match := _TEXT.match(rest.strip()):
            return iri, _unescape(match[1])
        return iri, _unescape(self.bare(rest.strip(), number)).removesuffix(" xsd:anyURI").removesuffix(" xsd:string")


def _unescape(text: str) -> str:
    return re.sub(r"\\(.)", lambda match: _ESCAPES.get(match[1], match[1]), text) if "\\" in text else text
