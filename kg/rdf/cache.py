"""Large data as stores on disk that are built once and found again by the digest of their content.

A store is a cache: the files are the truth, and a folder that is taken away is built anew. It is written beside its
place and renamed, so that what is there is whole, and only ever read after that.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from kg.errors import InputError, KgError
from kg.rdf.forms import N_QUADS, N_TRIPLES, SUFFIXES
from kg.rdf.load import load_files

__all__ = ["Stored", "build", "content_digest", "open_stored", "stored"]

#: Stores that are kept; the one that was used least recently goes first.
_KEPT = 4
_SIZE = "quads"
#: Forms in which every IRI is whole: what they say does not depend on the place of the file.
_ABSOLUTE = (N_TRIPLES, N_QUADS)


class Stored(NamedTuple):
    """A store on disk, and the number of its quads.

    ``lock`` is an open file: while it is open here or in a forked process, nobody takes the store away.
    """

    folder: Path
    quads: int
    lock: int


def content_digest(paths: Sequence[str | Path]) -> str:
    """SHA-256 of the content and form of files, in hexadecimal digits.

    Raises:
        InputError: when one cannot be read.
    """
    total = hashlib.sha256(f"pyoxigraph {ox.__version__}".encode())
    for name in paths:
        path = Path(name)
        form = SUFFIXES.get(path.suffix.lower())
        base = "" if form in _ABSOLUTE else path.resolve().as_uri()
        try:
            with path.open("rb") as file:
                content = hashlib.file_digest(file, "sha256").digest()
        except OSError as error:
            raise InputError(f"cannot be read: {error.strerror}", where=str(name), hint="Check the name") from error
        total.update(content + f"{form.name if form else None} {base}\n".encode())
    return total.hexdigest()


def stored(paths: Sequence[str | Path], digest: str, folder: Path) -> Stored:
    """The store of files: found in the folder, or built there in a process of its own.

    Args:
        paths: RDF files.
        digest: Their :func:`content_digest`.
        folder: Where stores are kept; made if missing.

    Raises:
        InputError: when a file cannot be loaded, or the folder not be written.
    """
    place = folder / digest
    if not (place / _SIZE).is_file():
        try:
            folder.mkdir(parents=True, exist_ok=True)
            beside = Path(tempfile.mkdtemp(dir=folder, prefix=f".{digest[:8]}."))
        except OSError as error:
            raise InputError(
                f"cannot be written: {error.strerror}", where=str(folder), hint="Name another folder with --cache"
            ) from error
        try:
            _build_aside(paths, beside)
            with suppress(OSError):  # another process was faster
                beside.rename(place)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
        _forget_old(folder, place)
    try:
        lock = os.open(place / _SIZE, os.O_RDONLY)
        fcntl.flock(lock, fcntl.LOCK_SH)
        quads = int(os.read(lock, 100))
        os.utime(place)
    except (OSError, ValueError) as error:
        raise _damaged(place) from error
    return Stored(place, quads, lock)


def open_stored(place: Stored) -> ox.Store:
    """Open a store for reading.

    Raises:
        InputError: when it is damaged.
    """
    try:
        return ox.Store.read_only(str(place.folder))
    except (OSError, RuntimeError) as error:
        raise _damaged(place.folder) from error


def _damaged(folder: Path) -> InputError:
    return InputError("the store is damaged", where=str(folder), hint="Take the folder away: it is built anew")


def _build_aside(paths: Sequence[str | Path], folder: Path) -> None:
    """Load files into a new store, in a process of its own: the threads of the store's engine stay there."""
    command = [sys.executable, "-c", "from kg.rdf.cache import build; build()", str(folder), *map(str, paths)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=False)  # noqa: S603 - our own program
    if done.returncode or done.stdout:
        told = done.stdout.decode(errors="replace").split("\0")
        where, what, hint = told if len(told) == 3 else (str(folder), "the store cannot be built", "Is memory short?")
        raise InputError(what, where=where, hint=hint)


def build() -> None:
    """Load the files that the command line names into a new store at its first argument; errors go to stdout."""
    folder, *paths = sys.argv[1:]
    try:
        store = load_files(paths, ox.Store(folder))
        (Path(folder) / _SIZE).write_text(str(len(store)), encoding="ascii")
    except KgError as error:
        sys.stdout.write(f"{error.where}\0{error.what}\0{error.hint}")
    except OSError as error:
        sys.stdout.write(f"{folder}\0cannot be written: {error}\0Is the disk full?")


def _forget_old(folder: Path, newest: Path) -> None:
    """Take away the stores that were used least recently and are not in use."""
    others = [path for path in folder.iterdir() if (path / _SIZE).is_file() and path != newest]
    for path in sorted(others, key=lambda path: path.stat().st_mtime, reverse=True)[_KEPT - 1 :]:
        with suppress(OSError), (path / _SIZE).open("rb") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(path, ignore_errors=True)
