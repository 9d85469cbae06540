"""Language tags as files write them: the engine's reader lowers them, and whoever passes data on undoes that.

RDF takes tags that differ in case for the same (RDF 1.1 Concepts, 3.3), so that nothing can go wrong by a tag that is
found where none stands, as in a comment.
"""

from __future__ import annotations

import mmap
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from kg.errors import InputError
from kg.rdf.forms import JSON_LD, RDF_XML, SUFFIXES, TURTLE, Form

__all__ = ["restored", "tags_in", "written_tags"]

_TAG_PATTERN = rb"([A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*)"
#: What stands before a tag, by form; in all others it is a quotation mark and @.
_BEFORE = {RDF_XML: rb"""\blang\s*=\s*["']""", JSON_LD: rb'"@language"\s*:\s*"'}
#: In what the engine writes; a tag behind a text that ends with a backslash stays as it is.
_TAG = rb'(?<!\\)"@([a-z0-9-]+?)(?=--| )'


def written_tags(paths: Iterable[str | Path]) -> dict[str, str]:
    """Lower-case language tags to how files write them, where that differs; of several ways the first.

    Args:
        paths: RDF files.

    Raises:
        InputError: when one cannot be read.

    >>> written_tags([])
    {}
    """
    found: dict[str, str] = {}
    for path in paths:
        form = SUFFIXES.get(Path(path).suffix.lower(), TURTLE)
        try:
            with Path(path).open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
                found = tags_in(content, form) | found
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise InputError(f"cannot be read: {reason}", where=str(path), hint="Check the name") from error
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
