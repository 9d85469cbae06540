"""Large data as stores on disk that are built once and found again by the digest of their content.

A store is a cache: the files are the truth, and a folder that is taken away is built anew. It is written beside its
place and renamed, so that what is there is whole, and only ever read after that.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

import pyoxigraph as ox

from kg.errors import InputError, KgError
from kg.files import cache_folder
from kg.rdf.forms import N_QUADS, N_TRIPLES, form_named
from kg.rdf.load import load_files
from kg.rdf.source import Document, Source

if TYPE_CHECKING:
    import io

__all__ = [
    "CacheError",
    "CachedStore",
    "build",
    "cached_store",
    "content_digest",
    "open_cached",
    "open_cached_store",
]

#: Stores that stay; the one that was used least recently goes first.
_MOST = 4
_SIZE = "quads"
#: File of the digests of files that have not changed since, and how many it holds.
_DIGESTS = "digests"
_MOST_DIGESTS = 100
#: A folder without its lock is left alone for so long, in seconds: its owner may be about to lock it.
_GRACE = 60
#: Forms in which every IRI is whole: what they say does not depend on the place of the file.
_ABSOLUTE = (N_TRIPLES, N_QUADS)


class CacheError(InputError):
    """The cache cannot be used: it cannot be written, or what is in it is damaged."""


class CachedStore(NamedTuple):
    """A store on disk, and the number of its quads.

    ``lock`` is an open file: while it is open here or in a forked process, nobody takes the store away.
    """

    folder: Path
    quads: int
    lock: int


def open_cached(documents: Sequence[Document], folder: Path | None = None) -> ox.Store | None:
    """The files as a store that can only be read; None when the cache cannot be used.

    Args:
        documents: RDF documents.
        folder: Where stores lie; the user's cache when None.

    Raises:
        InputError: when a file cannot be loaded.
    """
    folder = folder or cache_folder()
    if folder is None:
        return None
    try:
        return open_cached_store(cached_store(documents, content_digest(documents, folder), folder))
    except CacheError:
        return None


def content_digest(documents: Sequence[Document], folder: Path | None = None) -> str:
    """SHA-256 of the content of documents and of all else that tells how they are read, in hexadecimal digits.

    Args:
        documents: The documents.
        folder: Where digests are remembered, so that a file that has not changed is not read again.

    Raises:
        InputError: when one cannot be read.
    """
    total = hashlib.sha256(f"pyoxigraph {ox.__version__}".encode())
    known = _read_digests(folder)
    before = dict(known)
    for source in map(Source.of, documents):
        base = "" if source.form in _ABSOLUTE else source.base
        with source.open_raw() as file:
            state = "" if source.is_stream else _state(file.fileno())
            digest = known.pop(state, "") or hashlib.file_digest(cast("io.BytesIO", file), "sha256").hexdigest()
            if state and _state(file.fileno()) == state:
                known[state] = digest  # the last one is the one that was used last
        total.update(f"{digest}{source.form.name}{' lenient' * source.lenient} {base}\n".encode())
    if folder and known != before:
        _write_digests(folder, known)
    return total.hexdigest()


def _state(file: int) -> str:
    """What changes when an open file does: a file changed in the last seconds may change again unseen, and has none."""
    stat = os.fstat(file)
    if max(stat.st_mtime, stat.st_ctime) > time.time() - 2:
        return ""
    return f"{stat.st_dev} {stat.st_ino} {stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns}"


def _read_digests(folder: Path | None) -> dict[str, str]:
    """The digests that are remembered by the state of the file."""
    try:
        lines = (folder / _DIGESTS).read_text(encoding="ascii").splitlines() if folder else []
    except (OSError, ValueError):
        return {}
    return {state: digest for state, tab, digest in (line.partition("\t") for line in lines) if tab and digest}


def _write_digests(folder: Path, known: dict[str, str]) -> None:
    """Remember digests, as far as the folder can be written."""
    known.pop("", None)
    lines = [f"{state}\t{digest}\n" for state, digest in known.items()]
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        beside = folder / f".{_DIGESTS}.{os.getpid()}"
        beside.write_text("".join(lines[-_MOST_DIGESTS:]), encoding="ascii")
        beside.replace(folder / _DIGESTS)


def cached_store(documents: Sequence[Document], digest: str, folder: Path) -> CachedStore:
    """The store of files: found in the folder, or built there in a process of its own.

    Args:
        documents: RDF files, of which :func:`kg.rdf.load.is_large` is true.
        digest: Their :func:`content_digest`.
        folder: Where stores lie; made if missing.

    Raises:
        InputError: when a file cannot be loaded, or the folder not be written.
    """
    place = folder / digest
    if not (place / _SIZE).is_file():
        _build(list(map(Source.of, documents)), place)
    try:
        lock = os.open(place / _SIZE, os.O_RDONLY)
        fcntl.flock(lock, fcntl.LOCK_SH)
        quads = int(os.read(lock, 100))
        os.utime(place)
    except (OSError, ValueError) as error:
        raise _damaged(place) from error
    return CachedStore(place, quads, lock)


def _build(sources: Sequence[Source], place: Path) -> None:
    """Build a store beside its place, and move it there when it is whole."""
    import shutil
    import tempfile

    folder = place.parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(dir=folder, prefix=f".{place.name[:8]}."))
        lock = os.open(beside, os.O_RDONLY)
    except OSError as error:
        raise CacheError(
            f"cannot be written: {error.strerror}", where=str(folder), hint="Name another folder with --cache"
        ) from error
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        _build_aside(sources, beside)
        _remove_broken(place)
        with suppress(OSError):  # another process was faster
            beside.rename(place)
    finally:
        os.close(lock)
        shutil.rmtree(beside, ignore_errors=True)
    _remove_abandoned(folder)
    _remove_old(folder, place)


def open_cached_store(place: CachedStore) -> ox.Store:
    """Open a store for reading.

    Raises:
        InputError: when it is damaged.
    """
    try:
        return ox.Store.read_only(str(place.folder))
    except (OSError, RuntimeError) as error:
        raise _damaged(place.folder) from error


def _damaged(folder: Path) -> CacheError:
    return CacheError("the store is damaged", where=str(folder), hint="Take the folder away: it is built anew")


def _build_aside(sources: Sequence[Source], folder: Path) -> None:
    """Load files into a new store, in a process of its own: the threads of the store's engine stay there."""
    import subprocess

    files = [argument for source in sources for argument in (source.form.name, source.name)]
    command = [sys.executable, "-c", "from kg.rdf.cache import build; build()", str(folder), *files]
    readable, writable = os.pipe()  # our end closes with this process, however it ends, and the builder ends with it
    try:
        done = subprocess.run(command, stdin=readable, stdout=subprocess.PIPE, check=False)  # noqa: S603 - our own
    finally:
        os.close(readable)
        os.close(writable)
    if done.returncode or done.stdout:
        fields = done.stdout.decode(errors="replace").split("\0")
        where, what, hint = (
            fields if len(fields) == 3 else (str(folder), "the store cannot be built", "Is memory short?")
        )
        kind = CacheError if where == str(folder) else InputError
        raise kind(what, where=where, hint=hint)


def build() -> None:
    """Load files into a new store; errors go to stdout.

    The command line names the folder of the store, then each file after its form.
    """
    import logging
    import threading

    logging.disable()  # whoever asked for the store has told it
    folder, *files = sys.argv[1:]
    threading.Thread(target=_end_with_parent, args=(folder,), daemon=True).start()
    try:
        sources = [Source(name, form_named(form)) for form, name in zip(files[::2], files[1::2], strict=True)]
        store = load_files(sources, ox.Store(folder))
        (Path(folder) / _SIZE).write_text(str(len(store)), encoding="ascii")
    except KgError as error:
        sys.stdout.write(f"{error.where}\0{error.what}\0{error.hint}")
    except OSError as error:
        sys.stdout.write(f"{folder}\0cannot be written: {error}\0Is the disk full?")


def _end_with_parent(folder: str) -> None:
    """Wait for the end of the process that builds; then there is no use for the store."""
    import shutil

    if not os.read(0, 1):
        while os.path.isdir(folder):  # noqa: PTH112 - the engine still writes: what it adds meanwhile goes, too
            shutil.rmtree(folder, ignore_errors=True)
        os._exit(1)


def _remove_broken(place: Path) -> None:
    """Make room for a store where there is one without its count, which nobody can use."""
    import shutil

    if place.is_dir() and not (place / _SIZE).is_file():
        gone = place.with_name(f".{place.name[:8]}.gone{os.getpid()}")
        with suppress(OSError):
            place.rename(gone)
        shutil.rmtree(gone, ignore_errors=True)


def _remove_abandoned(folder: Path) -> None:
    """Remove what processes that were killed have left half-built: whoever builds holds a lock on the folder."""
    import shutil

    for path in folder.glob(".*.*/"):
        with suppress(OSError):
            lock = os.open(path, os.O_RDONLY)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if path.stat().st_mtime < time.time() - _GRACE:
                    shutil.rmtree(path, ignore_errors=True)
            finally:
                os.close(lock)


def _remove_old(folder: Path, newest: Path) -> None:
    """Remove the stores that were used least recently and are not in use."""
    import shutil

    others = [path for path in folder.iterdir() if (path / _SIZE).is_file() and path != newest]
    for path in sorted(others, key=lambda path: path.stat().st_mtime, reverse=True)[_MOST - 1 :]:
        with suppress(OSError), (path / _SIZE).open("rb") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(path, ignore_errors=True)
