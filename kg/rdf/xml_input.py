"""Refuse XML that is cut short or means harm before the RDF parser reads it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn

from kg.errors import InputError
from kg.rdf.source import MAX_BYTES, Source

__all__ = ["check_xml"]

#: Longest XML entity taken, in bytes; namespaces are shorter.
_LONGEST_ENTITY = 500
_TOO_MUCH = ("unfolds to too much by its XML entities", "Save the file without entities")


def check_xml(source: Source, *, longest: int = MAX_BYTES) -> None:
    """Refuse XML that is cut short or not well-formed, which the RDF parser may take for whole, or fills the memory.

    An entity may be a plain text, as ontology editors write namespaces; nothing outside of the file is ever read.

    Args:
        source: The document.
        longest: Longest text taken, in bytes.

    Raises:
        InputError: with file, line and column.
    """
    from xml.parsers import expat

    def refuse(what: str, hint: str) -> NoReturn:
        place = f"{source}:{parser.CurrentLineNumber}:{parser.CurrentColumnNumber + 1}"
        raise InputError(what, where=place, hint=hint)

    parser = expat.ParserCreate("UTF-8")  # whatever it says: it has been recoded
    longest_entity = _watch_entities(parser, refuse)
    text = references = 0
    try:
        with source.open() as file:
            while data := file.read(1 << 16):
                text = 0 if b"<" in data else text + len(data)
                if text > longest:
                    raise InputError(
                        f"holds a text of more than {longest:,} bytes", where=str(source), hint="Take a part of it"
                    )
                references += data.count(b"&")
                parser.Parse(data)
                if references * longest_entity() > MAX_BYTES:
                    refuse(*_TOO_MUCH)
            parser.Parse(b"", True)  # noqa: FBT003
    except expat.ExpatError as error:
        problem = expat.ErrorString(error.code)
        if "amplification" in problem:  # found by the XML parser itself
            refuse(*_TOO_MUCH)
        ends = expat.errors
        cut = problem in (
            ends.XML_ERROR_NO_ELEMENTS,
            ends.XML_ERROR_UNCLOSED_TOKEN,
            ends.XML_ERROR_UNCLOSED_CDATA_SECTION,
            ends.XML_ERROR_PARTIAL_CHAR,
        )
        what = "ends before its last element: it is truncated" if cut else f"is malformed: {problem}"
        hint = "Download or write it again" if cut else "Is it RDF/XML?"
        raise InputError(what, where=f"{source}:{error.lineno}:{error.offset + 1}", hint=hint) from error


def _watch_entities(parser: object, refuse: Callable[[str, str], NoReturn]) -> Callable[[], int]:
    """Refuse entities that hold entities, are long, or stand outside of the file; what returns the longest yet."""
    longest = 0

    def declared(
        name: str, is_parameter: int, value: str | None, _base: object, system: str | None, *_: object
    ) -> None:
        nonlocal longest
        if value is None or is_parameter:
            outside = f" ({system})" if system else ""
            refuse(
                f"declares an external XML entity, {name[:100]}{outside}, which is not read"
                if system
                else f"declares a parameter entity, {name[:100]}, which is not read",
                "Put what it stands for into the file",
            )
        longest = max(longest, len(value.encode()))
        if "&" in value or longest > _LONGEST_ENTITY:
            refuse("declares an XML entity that holds another one or is very long", "Save the file without entities")

    parser.EntityDeclHandler = declared  # type: ignore[attr-defined]
    return lambda: longest
