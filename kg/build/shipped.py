"""Open the graph that comes with the package, or the data that a command names.

In a checkout the graph is built from the sources when it is first asked for, and found again in the user's cache by the
digest of the sources; nothing is written into the checkout.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path

import pyoxigraph as ox

from kg.errors import InputError
from kg.files import cache_folder
from kg.rdf.index import Index
from kg.rdf.load import declared_prefixes, is_large, load_files, read_quads
from kg.rdf.source import Document, Source
from kg.sources import Sources, sources

__all__ = ["build_shipped", "load_shipped", "open_store", "read_data", "read_index", "shipped_file", "sources_digest"]

_PACKAGE = Path(__file__).resolve().parents[1]
_FILE = "condition-kg.nq"
#: Built graphs that are kept; the oldest goes first.
_KEPT = 3
#: Folders of the package whose code tells what is built.
_CODE = (".", "build", "claims", "entry", "link", "rdf")


def open_store(data: Sequence[Document] = (), add: Sequence[Document] = (), *, read_only: bool = False) -> ox.Store:
    """The store for a command: the given files, or the shipped graph when there are none; beside it, files to add.

    Args:
        data: RDF documents.
        add: Further ones.
        read_only: Whether nothing will be added to the store, and little of it read, so that of large files it may be
            one on disk (see :mod:`kg.rdf.cache`). To read all of a store on disk costs more than to load the files.
    """
    if read_only and os.name == "posix":  # the cache needs locks of POSIX
        files: Sequence[Document] = [*data] if data else _shipped_files()
        if files and is_large([*files, *add]):
            from kg.rdf.cache import open_cached

            if (cached := open_cached([*files, *add])) is not None:
                return cached
    store = load_files(data) if data else load_shipped()
    return load_files(add, store) if add else store


def read_data(data: Sequence[Document] = (), add: Sequence[Document] = ()) -> Iterator[ox.Quad]:
    """The quads of the same files, each once, and with its literals as they are written, which a store does not keep.

    Args:
        data: As for :func:`open_store`.
        add: Likewise.

    Raises:
        InputError: when a file cannot be read, or a source.
        DataError: when the sources hold an error.
    """
    files: Sequence[Document] = [*data] if data else _shipped_files()
    quads = chain(read_quads(files) if files else build_shipped(), read_quads(add))
    return iter(dict.fromkeys(quads))


def read_index(data: Sequence[Document] = (), add: Sequence[Document] = ()) -> Index:
    """The index of the quads of :func:`read_data`, with the prefixes that the files declare."""
    documents = [*map(Source.of, data)], [*map(Source.of, add)]
    return Index(read_data(*documents), declared_prefixes(chain(*documents)))


def _shipped_files() -> list[Path]:
    """The file of the shipped graph; none where it is in memory alone."""
    try:
        return [shipped_file()]
    except InputError:
        return []


def load_shipped() -> ox.Store:
    """The graph that comes with the package; where no file of it can be kept, built in memory.

    Raises:
        InputError: when it cannot be found, or a source cannot be read.
        DataError: when the sources hold an error.
    """
    store = ox.Store()
    origin = sources()
    path = shipped_file(origin) if origin.root is None else _kept(origin)
    if path is None:
        store.extend(build_shipped())
    else:
        # Our own file: no IRI check again. For so few quads this is faster than a bulk load.
        store.load(path=path, format=ox.RdfFormat.N_QUADS, lenient=True)
    return store


def build_shipped(origin: Sources | None = None) -> tuple[ox.Quad, ...]:
    """The quads of the shipped graph, built from the sources."""
    import logging

    from kg.build.dataset import build_dataset

    logging.getLogger("kg").info("building the graph from its sources")
    return build_dataset(origin=origin).quads


def shipped_file(origin: Sources | None = None) -> Path:
    """The N-Quads file of the shipped graph: that of the package, or in a checkout the one in the user's cache.

    Raises:
        InputError: when it is missing, or the cache cannot be written.
        DataError: when the sources hold an error.
    """
    origin = origin or sources()
    if origin.root is None:
        path = _PACKAGE / "built" / _FILE
        if not path.is_file():
            raise InputError("the built graph is missing", where=str(path), hint="Install condition-kg again")
        return path
    kept = _kept(origin)
    if kept is None:
        where = str(_place() or "the cache")
        raise InputError("the graph cannot be kept", where=where, hint="Set XDG_CACHE_HOME to another folder")
    return kept


def _kept(origin: Sources) -> Path | None:
    """The file of this state of the sources, written first where it is missing; None where it cannot be."""
    place = _place()
    if place is None:
        return None
    note, state = place / "checkouts" / str(origin.concepts).replace("/", "%")[-200:], _state(origin)
    with suppress(OSError, ValueError):  # as it was when the digest was taken: no need to read the sources again
        known, _, digest = note.read_text(encoding="utf-8").rpartition("\n")
        if known == state and (path := place / digest / _FILE).is_file():
            return path
    from kg.files import check_folder, write_atomically

    digest = sources_digest(origin)
    path = place / digest / _FILE
    if not path.is_file():
        try:
            check_folder(place)
        except InputError:
            return None
        # Errors in the sources are those of whoever edits them: only the cache may fail without a word.
        content = ox.serialize(build_shipped(origin), format=ox.RdfFormat.N_QUADS) or b""
        try:
            write_atomically(path, content.decode())
        except InputError:
            return None
        _forget_old(path.parent)
    with suppress(InputError):
        write_atomically(note, f"{state}\n{digest}")
    return path


def _state(origin: Sources) -> str:
    """Name, size and time of each source."""
    return "\n".join(f"{path} {(seen := path.stat()).st_size} {seen.st_mtime_ns}" for path in _watched(origin))


def _place() -> Path | None:
    """The folder of built graphs; None without a home folder."""
    folder = cache_folder()
    return folder / "shipped" if folder else None


def sources_digest(origin: Sources) -> str:
    """SHA-256 of the sources and of the code that builds the graph from them, in hexadecimal digits."""
    import hashlib  # a tenth of what a short command costs, and seldom needed

    total = hashlib.sha256()
    for path in _watched(origin):
        content = path.read_bytes()
        total.update(f"{origin.name(path)} {len(content)}\n".encode() + content)
    return total.hexdigest()


def _watched(origin: Sources) -> Iterator[Path]:
    yield from origin.data_files
    yield from origin.mapping_files
    yield from origin.texts
    for name in _CODE:
        yield from sorted((_PACKAGE / name).glob("*.py"))


def _forget_old(newest: Path) -> None:
    """Take away the graphs of older states of the sources."""
    import shutil

    with suppress(OSError):
        others = [folder for folder in newest.parent.iterdir() if (folder / _FILE).is_file() and folder != newest]
        for folder in sorted(others, key=lambda folder: folder.stat().st_mtime, reverse=True)[_KEPT - 1 :]:
            shutil.rmtree(folder, ignore_errors=True)
