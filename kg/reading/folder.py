"""Many entries: which files they are, what each is called, and their reading on all cores."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from kg.entry.read import Entry, read_entry
from kg.entry.visible import SUFFIXES
from kg.errors import InputError, KgError
from kg.reading.carry import without_rejected
from kg.reading.decisions import Decision
from kg.reading.naming import local_slug
from kg.reading.plugins import plugin_named
from kg.reading.proposals import Reading
from kg.reading.propose import read_into_proposals
from kg.reading.records import condition_of_reading, write_proposals

__all__ = ["Extracted", "entry_files", "extract_all", "extract_file"]

#: Entries below which one process is faster than to start others.
_FEW = 16


@dataclass(frozen=True)
class Extracted:
    """What became of one file: the entry with its reading and Turtle, or the error."""

    path: Path
    name: str
    entry: Entry | None = None
    reading: Reading | None = None
    turtle: str = ""
    error: KgError | None = None


def entry_files(names: Sequence[str]) -> dict[str, Path]:
    """The files of entries, each under a name of its own, in order; of a folder those whose suffix is one of a text.

    Raises:
        InputError: when a folder holds none, or two files would have one name.
    """
    paths: list[Path] = []
    for name in names:
        path = Path(name)
        if not path.is_dir():
            paths.append(path)
            continue
        inside = sorted(each for each in path.iterdir() if each.suffix.lower() in SUFFIXES and each.is_file())
        if not inside:
            raise InputError(
                "holds no text, Markdown or HTML file", where=name, hint=f"Entries end in {', '.join(SUFFIXES)}"
            )
        paths += inside
    paths = list(dict.fromkeys(paths))
    counts = Counter(local_slug(path.stem) for path in paths)
    if twice := next((name for name, count in counts.items() if count > 1), None):
        both = [str(path) for path in paths if local_slug(path.stem) == twice]
        raise InputError(f"would write {twice}.ttl twice", where=" and ".join(both[:2]), hint="Rename one of them")
    return {local_slug(path.stem): path for path in paths}


def extract_file(
    path: Path,
    name: str,
    base: str,
    licence: str,
    plugins: Sequence[str] = (),
    decisions: Sequence[Decision] = (),
) -> Extracted:
    """Read one file; what decisions reject is not proposed again. An error is kept, so that it stops no other."""
    try:
        entry = read_entry(path)
        reading = read_into_proposals(entry, {plugin: plugin_named(plugin) for plugin in plugins})
        reading = without_rejected(reading, entry, decisions)
    except KgError as error:
        return Extracted(path, name, error=error)
    condition = condition_of_reading(reading, name, base=base, licence=licence)
    return Extracted(path, name, entry, reading, write_proposals(reading, entry, condition))


def extract_all(
    files: dict[str, Path],
    base: str,
    licence: str,
    plugins: Sequence[str] = (),
    decisions: Sequence[Decision] = (),
) -> Iterator[Extracted]:
    """Read all files, many of them on all cores; in the order in which they are done."""
    if len(files) < _FEW or (os.cpu_count() or 1) == 1:
        for name, path in files.items():
            yield extract_file(path, name, base, licence, plugins, decisions)
        return
    with ExitStack() as stack:
        pool = stack.enter_context(ProcessPoolExecutor())
        tasks = [
            pool.submit(extract_file, path, name, base, licence, plugins, decisions) for name, path in files.items()
        ]
        stack.callback(pool.shutdown, wait=False, cancel_futures=True)
        for task in as_completed(tasks):
            yield task.result()
