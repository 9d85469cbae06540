"""Load RDF files of any form into a store, and refuse those that are cut short or mean harm."""

from __future__ import annotations

import codecs
import mmap
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pyoxigraph as ox

from kg.errors import InputError
from kg.rdf.forms import N_QUADS, N_TRIPLES, RDF_XML, SUFFIXES, Form

__all__ = ["check_xml", "is_large", "load_files", "read_quads"]

#: Largest RDF file loaded, in bytes.
MAX_BYTES = 512_000_000
#: Files with more quads than this are worth a store on disk.
_LARGE = 50_000
#: Bytes of a quad in forms that abbreviate nothing, by suffix; 80 in others, as measured on the shipped graph.
_QUAD_BYTES = {suffix: 230 for form in (N_TRIPLES, N_QUADS) for suffix in form.suffixes}
#: Longest XML entity taken, in bytes; namespaces are shorter.
_LONGEST_ENTITY = 500


def is_large(paths: Sequence[str | Path], *, most: int = _LARGE) -> bool:
    """Whether files hold more than about so many quads, as their sizes tell.

    Loading 50,000 takes about 0.1 CPU seconds, three times what opening a store on disk does.
    """
    quads = 0
    for name in paths:
        path = Path(name)
        try:
            size = path.stat().st_size
        except OSError:
            return False  # whoever loads it reports it
        if size > MAX_BYTES:
            return False
        quads += size // _QUAD_BYTES.get(path.suffix.lower(), 80)
    return quads > most


def load_files(paths: Sequence[str | Path], store: ox.Store | None = None) -> ox.Store:
    """Load RDF files into a store, a new one when None is given; the suffix tells the form.

    A store keeps the values of literals, not their spelling: see :func:`read_quads`.

    Raises:
        InputError: with file and line when one cannot be read, is of an unknown form, or is malformed.
    """
    store = ox.Store() if store is None else store
    for name in paths:
        with _opened(name) as (path, form, file):
            base = path.resolve().as_uri()
            if file.tell():
                store.bulk_load(file, form.rdf, base_iri=base)
            else:  # by its name, the file is read without a detour through Python
                store.bulk_load(path=path, format=form.rdf, base_iri=base)
    return store


def read_quads(paths: Iterable[str | Path]) -> Iterator[ox.Quad]:
    """The quads of RDF files one by one, each literal as it is written: 7.50, ``"07"^^xsd:int``, 24:00:00.

    Whatever passes data on reads them so. Only language tags come in lower case, which RDF 1.1 allows (Concepts, 3.3);
    :func:`kg.rdf.tags.written_tags` has them as they are written.

    Args:
        paths: The files; a blank node belongs to its file alone.

    Raises:
        InputError: as :func:`load_files`.
    """
    for name in paths:
        with _opened(name) as (path, form, file):
            yield from ox.parse(file, form.rdf, base_iri=path.resolve().as_uri(), rename_blank_nodes=True)


@contextmanager
def _opened(name: str | Path) -> Iterator[tuple[Path, Form, IO[bytes]]]:
    """An RDF file behind its byte order mark, with its form; what is wrong with it is an InputError."""
    path = Path(name)
    form = SUFFIXES.get(path.suffix.lower())
    if form is None:
        raise InputError(
            f"has the suffix {path.suffix!r}, which names no RDF form",
            where=str(name),
            hint=f"Use one of {', '.join(SUFFIXES)}",
        )
    try:
        if not path.stat().st_size:
            raise InputError("is empty", where=str(name), hint="Check that it was written whole")
        if path.stat().st_size > MAX_BYTES:
            raise InputError(f"is larger than {MAX_BYTES:,} bytes", where=str(name), hint="Load a part of it")
        if form == RDF_XML:
            check_xml(path)
        with path.open("rb") as file:
            if file.read(3) != codecs.BOM_UTF8:
                file.seek(0)
            yield path, form, file
    except SyntaxError as error:
        line = f":{error.lineno}" if error.lineno else ""
        raise InputError(
            f"is malformed: {error.msg}",
            where=f"{name}{line}",
            hint=f"Correct it, or give it the suffix of its form ({form.title})",
        ) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"cannot be read: {reason}", where=str(name), hint="Check the name") from error


def check_xml(path: Path, *, longest: int = MAX_BYTES) -> None:
    """Refuse XML that is cut short or not well-formed, which the RDF parser may take for whole, or fills the memory.

    Args:
        path: The file.
        longest: Longest text taken, in bytes.

    Raises:
        InputError: with file and line.
    """
    from xml.parsers import expat

    _refuse_entity_bomb(path)
    parser = expat.ParserCreate()
    text = 0
    try:
        with path.open("rb") as file:
            while data := file.read(1 << 16):
                text = 0 if b"<" in data else text + len(data)
                if text > longest:
                    raise InputError(
                        f"holds a text of more than {longest:,} bytes", where=str(path), hint="Take a part of it"
                    )
                parser.Parse(data)
            parser.Parse(b"", True)  # noqa: FBT003
    except expat.ExpatError as error:
        problem = expat.ErrorString(error.code)
        ends = expat.errors
        cut = problem in (
            ends.XML_ERROR_NO_ELEMENTS,
            ends.XML_ERROR_UNCLOSED_TOKEN,
            ends.XML_ERROR_UNCLOSED_CDATA_SECTION,
            ends.XML_ERROR_PARTIAL_CHAR,
        )
        what = "ends before its last element: it is truncated" if cut else f"is malformed: {problem}"
        hint = "Download or write it again" if cut else "Is it RDF/XML?"
        raise InputError(what, where=f"{path}:{error.lineno}", hint=hint) from error
    except (LookupError, ValueError) as error:  # an encoding that is not known
        raise InputError(f"cannot be read: {error}", where=f"{path}:1", hint="Save it as UTF-8") from error


def _refuse_entity_bomb(path: Path) -> None:
    """Refuse entities that hold entities, or unfold to very much: a small file of these fills the memory.

    Plain namespace entities, as ontology editors write them, pass.
    """
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        longest = 0
        for match in re.finditer(rb"""<!ENTITY\s[^"']{0,200}(?:"([^"]*)"|'([^']*)')""", content):
            value = match[1] or match[2] or b""
            longest = max(longest, len(value))
            if b"&" in value or len(value) > _LONGEST_ENTITY:
                line = content[: match.start()].count(b"\n") + 1
                raise InputError(
                    "declares an XML entity that holds another one or is very long",
                    where=f"{path}:{line}",
                    hint="Save the file without entities",
                )
        if longest and longest * sum(1 for _ in re.finditer(rb"&\w", content)) > MAX_BYTES:
            raise InputError(
                "unfolds to too much by its XML entities", where=str(path), hint="Save the file without entities"
            )
