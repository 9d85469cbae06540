"""``kg format``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from pathlib import Path

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help="Turtle files, or folders of them (default: all sources)"
    )
    parser.add_argument("--check", action="store_true", help="only say which files differ")


def _turtle(paths: Iterable[Path]) -> list[Path]:
    """The files, each once, with those of a folder in its place."""
    from kg.errors import InputError

    found: dict[Path, None] = {}
    for path in paths:
        files = sorted(path.rglob("*.ttl")) if path.is_dir() else [path]
        if not files:
            raise InputError("holds no Turtle file", where=str(path), hint="Name a folder with .ttl files, or a file")
        found.update(dict.fromkeys(files))
    return list(found)


def run(options: Namespace) -> int:
    """Bring files into canonical form, or say which are not."""
    from kg.files import read_text, write_atomically
    from kg.rdf.turtle import canonical_turtle
    from kg.sources import sources

    origin = sources()
    differing = 0
    for path in _turtle(map(Path, options.files)) if options.files else origin.canonical_files:
        name = origin.name(path)
        text = read_text(path)
        canonical = canonical_turtle(text, name)
        if text == canonical:
            continue
        differing += 1
        if options.check:
            print(f"{name}: not in canonical form. Run: kg format")
        else:
            write_atomically(path, canonical)
            print(f"{name}: written in canonical form")
    if differing and options.check:
        print(f"kg: {differing} files differ", file=sys.stderr)
        return 1
    return 0
