"""Language tags as files write them: the engine's reader lowers them, and whoever passes data on undoes that.

RDF takes tags that differ in case for the same (RDF 1.1 Concepts, 3.3), so that nothing can go wrong by a tag that is
found where none stands, as in a comment.
"""

from __future__ import annotations

import mmap
import re
from collections.abc import Iterable, Mapping

from kg.rdf.forms import JSON_LD, RDF_XML, TURTLE, Form
from kg.rdf.source import Document, Source

__all__ = ["restored", "tags_in", "written_tags"]

_TAG_PATTERN = rb"([A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*)"
#: What stands before a tag, by form; in all others it is a quotation mark and @.
_BEFORE = {RDF_XML: rb"""\blang\s*=\s*["']""", JSON_LD: rb'"@language"\s*:\s*"'}
#: In what the engine writes; a tag behind a text that ends with a backslash stays as it is.
_TAG = rb'(?<!\\)"@([a-z0-9-]+?)(?=--| )'


def written_tags(documents: Iterable[Document]) -> dict[str, str]:
    """Lower-case language tags to how documents write them, where that differs; of several ways the first.

    Args:
        documents: RDF documents.

    Raises:
        InputError: when one cannot be read.

    >>> written_tags([])
    {}
    """
    found: dict[str, str] = {}
    for source in map(Source.of, documents):
        with source.open() as file:
            if source.plain and not source.is_empty:
                with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
                    found = tags_in(content, source.form) | found
            else:
                for line in file:  # a tag and what stands before it are on one line, as good as always
                    found = tags_in(line, source.form) | found
    return found


def tags_in(content: bytes | mmap.mmap, form: Form = TURTLE) -> dict[str, str]:
    """As :func:`written_tags`, of a document in a form."""
    found: dict[str, str] = {}
    for match in re.finditer(_BEFORE.get(form, rb"""["']@""") + _TAG_PATTERN, content):
        tag = match[1].decode("ascii")
        found.setdefault(tag.lower(), tag)
    return {lower: tag for lower, tag in found.items() if lower != tag}


def restored(triples: bytes, tags: Mapping[str, str]) -> bytes:
    r"""N-Triples, or what the engine writes as Turtle, with language tags as they were written.

    >>> restored(b'<a:a> <a:b> "Haus"@de-ch .\n', {"de-ch": "de-CH"})
    b'<a:a> <a:b> "Haus"@de-CH .\n'
    """
    if not tags:
        return triples
    return re.sub(_TAG, lambda match: b'"@' + tags.get(match[1].decode(), match[1].decode()).encode(), triples)
