"""Read RDF documents of any form, and refuse those that are cut short or mean harm."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import BinaryIO, cast

import pyoxigraph as ox

from kg.errors import InputError
from kg.rdf.forms import JSON_LD, N_QUADS, N_TRIPLES, RDF_XML
from kg.rdf.known_context import names_known_context, with_known_context
from kg.rdf.source import MAX_BYTES, Document, Source, distinct_streams, suffix_of
from kg.tables import printable

__all__ = ["declared_prefixes", "is_large", "load_files", "read_quads"]

#: Files with more quads than this are worth a store on disk.
_LARGE = 50_000
#: Bytes of a quad: in forms that abbreviate nothing, in others, as measured on the shipped graph; packed, a tenth.
_QUAD_BYTES, _SHORT_QUAD_BYTES, _PACKED = 230, 80, 10


def is_large(documents: Sequence[Document], *, most: int = _LARGE) -> bool:
    """Whether files hold more than about so many quads, as their sizes tell.

    Loading 50,000 takes about 0.1 CPU seconds, three times what opening a store on disk does. What is no file, or is
    read in parts, is never large: it would not be found again in a cache.
    """
    quads = 0
    for source in map(Source.of, documents):
        try:
            if source.is_stream or source.lenient or source.path is None:
                return False
            size = source.path.stat().st_size
            form = source.form
            packed = _PACKED if source.is_packed else 1
        except (OSError, ValueError, InputError):
            return False  # whoever loads it reports it
        if size > MAX_BYTES:
            return False
        quads += packed * size // (_QUAD_BYTES if form in (N_TRIPLES, N_QUADS) else _SHORT_QUAD_BYTES)
    return quads > most


def load_files(documents: Sequence[Document], store: ox.Store | None = None) -> ox.Store:
    """Load RDF documents into a store, a new one when None is given.

    An empty document is an empty graph, but in RDF/XML and JSON-LD, which have no empty documents. Relative IRIs are
    resolved against the address of the file; of what has none, against the working folder. A store keeps the values of
    literals, not their spelling: see :func:`read_quads`.

    Raises:
        InputError: with file, line and column when one cannot be read, is of an unknown form, or is malformed.
    """
    store = ox.Store() if store is None else store
    for source in _sources(documents):
        was_empty = source.form is JSON_LD and not len(store)
        with _opened(source) as file:
            if source.plain and not isinstance(file, io.BytesIO) and not source.lenient:  # without a way through Python
                store.bulk_load(path=source.plain, format=source.form.rdf, base_iri=source.base)
            else:
                store.bulk_load(file, source.form.rdf, base_iri=source.base)
        if was_empty and not len(store):
            _tell_of_nothing(source)
    return store


def read_quads(documents: Iterable[Document]) -> Iterator[ox.Quad]:
    """The quads of RDF documents one by one, each literal as it is written: 7.50, ``"07"^^xsd:int``, 24:00:00.

    Whatever passes data on reads them so. Only language tags come in lower case, which RDF 1.1 allows (Concepts, 3.3);
    :func:`kg.rdf.tags.written_tags` has them as they are written.

    Args:
        documents: The documents; a blank node belongs to its document alone.

    Raises:
        InputError: as :func:`load_files`.
    """
    for source in _sources(documents):
        is_nothing = source.form is JSON_LD
        with _opened(source) as file:
            for quad in ox.parse(file, source.form.rdf, base_iri=source.base, rename_blank_nodes=True):
                is_nothing = False
                yield quad
        if is_nothing:
            _tell_of_nothing(source)


def declared_prefixes(documents: Iterable[Document]) -> dict[str, str]:
    """The prefixes that RDF documents declare before their first statement; of two with one name the first.

    What cannot be read declares none here: whoever loads it reports it.
    """
    found: dict[str, str] = {}
    for source in map(Source.of, documents):
        with suppress(InputError, OSError, SyntaxError, ValueError), source.open() as file:
            parser = ox.parse(file, source.form.rdf, base_iri=source.base)
            next(iter(parser), None)
            found = dict(parser.prefixes) | found
    return found


def _sources(documents: Iterable[Document]) -> list[Source]:
    sources = [Source.of(each) for each in documents]
    distinct_streams(sources)
    return sources


@contextmanager
def _opened(source: Source) -> Iterator[BinaryIO]:
    """A document that may be parsed; what is found to be wrong with it meanwhile is an InputError."""
    form = source.form
    if form in (RDF_XML, JSON_LD) and source.is_empty:
        raise InputError(
            f"is empty, which no {form.title} document is", where=str(source), hint="Check that it was written whole"
        )
    if form is RDF_XML:
        from kg.rdf.xml_input import check_xml

        check_xml(source)
    if source.lenient:
        from kg.rdf.lenient import IN_PARTS, without_errors

        if form in IN_PARTS:
            parts, skipped = without_errors(source)
            try:
                yield parts
            except SyntaxError as error:  # parts that can be read, but not together
                raise InputError(f"is malformed: {error.msg}", where=str(source), hint="Correct it") from error
            skipped.sum_up()
            return
        import logging

        logging.getLogger("kg").warning("%s: %s is read whole or not at all: nothing is skipped", source, form.title)
    try:
        with source.open() as file:
            is_known = form is JSON_LD and names_known_context(source.head)
            yield io.BytesIO(with_known_context(file.read(), str(source))) if is_known else file
    except SyntaxError as error:
        raise _malformed(source, error) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or printable(str(error))
        raise InputError(f"cannot be read: {reason}", where=str(source), hint="Check the name") from error


def _tell_of_nothing(source: Source) -> None:
    """Warn of JSON that is valid JSON-LD and holds no triple, as JSON of any other kind does."""
    if source.head.strip() not in (b"{}", b"[]"):
        import logging

        logging.getLogger("kg").warning("%s: holds no triple: JSON means nothing without IRIs or @context", source)


def _malformed(source: Source, error: SyntaxError) -> InputError:
    """A syntax error with its place and what may be behind it."""
    from kg.rdf.lenient import IN_PARTS, reason_of

    form, line, column = source.form, error.lineno, error.offset
    reason = printable(reason_of(error))
    if form is JSON_LD and "LoadDocumentCallback" in reason:
        address, line = _remote_context(source)
        return InputError(
            f"refers to a context elsewhere, {address}, and nothing is fetched",
            where=f"{source}:{line}" if line else str(source),
            hint="Write the content of that context into the document, under @context",
        )
    if form is RDF_XML and line is None:
        line, column = _line_of_error(source), None
    where = ":".join(map(str, (source, *(place for place in (line, column) if place))))
    kind = source.kind
    if kind and kind.form is None:
        return InputError(f"is {kind.name}, not {form.title}", where=str(source), hint=kind.hint)
    if kind and kind.form in (RDF_XML, JSON_LD) and kind.form is not form:
        hint = f"It looks like {kind.name}: say --input-format {kind.form.name}"
    elif "UTF-8" in reason:
        hint = "Save it as UTF-8"
    elif suffix_of(source.name) == ".n3" and re.search(r"\{|=>|\?\w", reason):
        hint = "Formulas, rules and variables of N3 are no RDF: leave them out, or skip them with --lenient"
    else:
        hint = f"Correct it, or name its form, if it is not {form.title}: --input-format"
        hint += "; or skip what cannot be read: --lenient" if form in IN_PARTS else ""
    return InputError(f"is malformed: {reason}", where=where, hint=hint)


def _line_of_error(source: Source) -> int:
    """The line at which the engine, given one at a time, finds a document malformed."""
    with source.open() as file:
        lines = _Lines(file)
        with suppress(SyntaxError, ValueError):
            for _ in ox.parse(cast("BinaryIO", lines), format=source.form.rdf, base_iri=source.base):
                pass
    return lines.number


class _Lines:
    """A file that is never read beyond the end of a line, and the number of the line that is being read."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._rest, self.number = file, b"", 0

    def read(self, size: int = -1) -> bytes:
        """A line, or so much of it."""
        if not self._rest:
            self._rest = self._file.readline()
            self.number += bool(self._rest)
        size = len(self._rest) if size < 0 else size
        piece, self._rest = self._rest[:size], self._rest[size:]
        return piece


def _remote_context(source: Source) -> tuple[str, int]:
    """The first address of a context in JSON-LD, and the line on which it stands, 0 when not found."""
    import ijson

    address = ""
    with source.open() as file:
        for prefix, event, value in ijson.parse(file):
            if event == "string" and re.search(r"(?:^|\.)@(?:context(?:\.item)?|import)$", prefix):
                address = str(value)
                break
    if not address:
        return "an address", 0
    with source.open() as file:
        line = next((number for number, text in enumerate(file, start=1) if address.encode() in text), 0)
    return address, line
