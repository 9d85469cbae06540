"""Data in an HTML page: its scripts of JSON-LD (JSON-LD 1.1, 7), as one document of RDF.

RDFa and microdata are not read.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from html import unescape
from urllib.parse import urljoin

import pyoxigraph as ox

from kg.errors import InputError
from kg.rdf.forms import JSON_LD, N_QUADS
from kg.rdf.index import resource
from kg.rdf.known_context import with_known_context
from kg.rdf.load import read_quads
from kg.rdf.source import Document, Source

__all__ = ["is_page", "page_source"]

#: Comments, which end with the page at the latest; where relative addresses begin; scripts with what is in them.
_PARTS = re.compile(
    r"<!--(?:.*?-->|.*)|<base\b(?P<base>[^>]{0,2000})>|<script\b(?P<about>[^>]{0,2000})>(?P<text>.*?)(?:</script\b|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = r"""(?:^|[\s"'/]){}\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))"""
_TYPE, _HREF = (re.compile(_ATTRIBUTE.format(name), re.IGNORECASE) for name in ("type", "href"))
#: Profiles of scripts that hold no data, but what other scripts are read by.
_ASIDE = ("#context", "#frame")


def is_page(source: Source) -> bool:
    """Whether a document is an HTML page, as its first characters tell.

    Raises:
        InputError: when it cannot be read.
    """
    return source.kind is not None and source.kind.name == "an HTML page"


def page_source(document: Document) -> Source:
    """The data of an HTML page as a document of their triples.

    Raises:
        InputError: with file and line, when the page holds no JSON-LD, or one of its scripts is malformed.
    """
    source = Source.of(document)
    with source.open() as file:
        try:
            text = file.read().decode()
        except UnicodeDecodeError as error:
            raise InputError(
                "is an HTML page, but no UTF-8 text", where=str(source), hint="Save it as UTF-8"
            ) from error
    scripts = list(_scripts(text, source))
    if not scripts:
        raise InputError(
            "is an HTML page without JSON-LD, which alone is read of pages",
            where=str(source),
            hint="Download the data themselves: look for a link to Turtle, RDF/XML or JSON-LD",
        )
    with tempfile.TemporaryFile() as file:
        ox.serialize(read_quads(scripts), file, format=N_QUADS.rdf)
        file.seek(0)
        made = Source(file, N_QUADS)
        made.take()
    made.name = source.name
    return made


class _Script(Source):
    """A script of a page, below as many empty lines as stand above it, so that errors tell the line of the page."""

    def __init__(self, text: str, above: int, page: Source, base: str) -> None:
        super().__init__(b"\n" * above + with_known_context(text.encode(), page.name), JSON_LD)
        self.name = page.name
        self._base = base

    @property
    def base(self) -> str:
        """Where the page is, or what its ``base`` says."""
        return self._base


def _scripts(text: str, page: Source) -> Iterator[Source]:
    """The scripts of JSON-LD that are not empty."""
    base = page.base
    for part in _PARTS.finditer(text):
        if part["base"] is not None:
            base = _base(page, _value(_HREF, part["base"])) if base == page.base else base
        elif part["about"] is not None:
            kind, _, about = _value(_TYPE, part["about"]).lower().partition(";")
            is_data = kind.strip() == JSON_LD.media_type and not any(one in about for one in _ASIDE)
            if is_data and part["text"].strip():
                yield _Script(part["text"], text.count("\n", 0, part.start("text")), page, base)


def _base(page: Source, address: str) -> str:
    """The base that a page states; its own where that is no address."""
    try:
        found = resource(urljoin(page.base, address))
    except ValueError:
        found = None
    return found.value if found else page.base


def _value(attribute: re.Pattern[str], within: str) -> str:
    found = attribute.search(within)
    return unescape(next(filter(None, found.groups()), "")).strip() if found else ""
