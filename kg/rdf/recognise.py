"""What a document is by its first characters: a form of RDF, or something else that people take for it."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.rdf.forms import JSON_LD, RDF_XML, TURTLE, Form

__all__ = ["Kind", "recognised"]

_ROBOT = "Convert it, as with: robot convert --input FILE --output FILE.ttl"
_DOWNLOAD = "Download the file itself"
_MAPPINGS = "Use it with --mappings, or check it with: kg mappings --check FILE"
_UNPACK = "Unpack it first"
_SHEET = "Save the sheet as CSV in UTF-8"


class Kind(NamedTuple):
    """A kind of document.

    Args:
        name: In words, after “is”.
        form: The form of RDF; None for what is not read as RDF.
        hint: What to do with one that is not read.
    """

    name: str
    form: Form | None = None
    hint: str = ""

    @property
    def is_ontology(self) -> bool:
        """Whether it may hold an ontology, in RDF or another form."""
        return self.form is not None or self.hint == _ROBOT


_TURTLE = Kind("Turtle", TURTLE)
_XML = Kind("RDF/XML", RDF_XML)
_JSON = Kind("JSON-LD", JSON_LD)
#: White space and comments before the first word: of Turtle and functional syntax with #, of OBO with !, of XML.
_SKIP = re.compile(rb"(?:\s+|[#!][^\r\n]*(?=[\r\n])|<\?(?s:.*?)\?>|<!--(?s:.*?)-->)*+")
#: What stands first, in the order in which they are tried.
_FIRST = tuple(
    (re.compile(pattern), kind)
    for pattern, kind in (
        (
            rb"PK\x03\x04(?s:.{26})(?:\[Content_Types\]\.xml|_rels/|docProps/|xl/)|\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            Kind("a workbook of Excel, or another document of Office", hint=_SHEET),
        ),
        (
            rb"PK\x03\x04(?s:.{26})mimetypeapplication/vnd\.oasis\.opendocument",
            Kind("a spreadsheet, or another OpenDocument", hint=_SHEET),
        ),
        (rb"PK\x03\x04", Kind("a zip archive", hint=_UNPACK)),
        (rb"\xfd7zXZ", Kind("compressed (xz)", hint=_UNPACK)),
        (rb"7z\xbc\xaf", Kind("a 7z archive", hint=_UNPACK)),
        (rb"(?i:<!doctype\s+html|<html\b)", Kind("an HTML page", hint=_DOWNLOAD)),
        (rb"(?i:@prefix|@base|prefix\s+[^\s:<>]*:\s*<|base\s*<)", _TURTLE),
        (rb"<[A-Za-z][\w+.-]*:(?://|\w+:)[^\s<>]*>\s*(?:[<\[_\w]|[^\s:]*:)", _TURTLE),
        (rb"<[^<>\s]*>\s+(?:<[^<>\s]*>|a)\s+[\"'<_\[(\w]", _TURTLE),
        (rb"_:\w+\s+<", _TURTLE),
        (rb"(?:Prefix|Ontology)\s*\(", Kind("OWL in functional syntax", hint=_ROBOT)),
        (rb"(?:Prefix|Ontology):\s", Kind("OWL in Manchester syntax", hint=_ROBOT)),
        (rb"(?:format-version|data-version|ontology|default-namespace|subsetdef|idspace):\s", Kind("OBO", hint=_ROBOT)),
        (rb"\[(?:Term|Typedef|Instance)\]", Kind("OBO", hint=_ROBOT)),
        (rb"(?:\w+\t)*(?:subject_id|predicate_id|object_id)\t", Kind("a mapping set (SSSOM)", hint=_MAPPINGS)),
        (rb'\{\s*"graphs"\s*:', Kind("OBO Graphs JSON", hint=_ROBOT)),
        (rb'\{\s*"head"\s*:', Kind("results of a SPARQL query", hint="Ask for RDF, with CONSTRUCT or DESCRIBE")),
        (rb'\{\s*["}]|\[\s*(?:\{\s*["}]|\]\s*$)', _JSON),
        (rb"<(?!!DOCTYPE)(?:[\w.-]+:)?TriX\b", Kind("TriX", hint="Convert it to TriG or N-Quads")),
        (
            rb"<(?:[\w.-]+:)?sparql\b",
            Kind("results of a SPARQL query", hint="Ask for RDF, with CONSTRUCT or DESCRIBE"),
        ),
        (rb"<(?:owl:)?Ontology\b(?![^>]*\brdf:(?:about|ID)\s*=)", Kind("OWL/XML", hint=_ROBOT)),
        (rb"<!DOCTYPE\b|<!ENTITY\b|<[A-Za-z_][\w.-]*(?::[\w.-]+)?[\s/>]", _XML),
    )
)


def recognised(start: bytes) -> Kind | None:
    r"""What a document is, by its first bytes without a byte order mark; None where they do not tell.

    What is Turtle may also be N-Triples or TriG, of which this tells nothing.

    >>> recognised(b"# a comment\n@prefix e: <http://e/> .").name
    'Turtle'
    >>> recognised(b"format-version: 1.2\n").name
    'OBO'
    """
    skipped = _SKIP.match(start)
    at = skipped.end() if skipped else 0
    return next((kind for pattern, kind in _FIRST if pattern.match(start, at)), None)
