"""``kg extract``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.options import filled
from kg.errors import InputError
from kg.rdf.namespaces import EXAMPLE_BASE, RIGHTS_NOT_EVALUATED

if TYPE_CHECKING:
    from kg.reading.folder import Extracted

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "entries", nargs="+", type=filled, metavar="ENTRY", help="entries, text or HTML, or folders of such"
    )
    parser.add_argument(
        "-o", "--output", type=filled, metavar="DIR", help="write a Turtle file for each entry into this empty folder"
    )
    parser.add_argument(
        "--explain",
        action="store_true",
        help="print the rule of each proposal and the words it fired on; without -o in place of the Turtle",
    )
    parser.add_argument(
        "--plugin",
        action="append",
        default=[],
        metavar="NAME",
        help="let this installed plug-in propose, too; what our rules read otherwise is refused",
    )
    parser.add_argument(
        "--decisions",
        nargs="+",
        type=filled,
        default=[],
        metavar="FILE",
        help="decisions, or conditions' folders that hold some: what was rejected is not proposed again",
    )
    parser.add_argument(
        "--base", metavar="IRI", default=EXAMPLE_BASE, help=f"namespace of what is minted (default {EXAMPLE_BASE})"
    )
    parser.add_argument(
        "--licence", metavar="IRI", default=RIGHTS_NOT_EVALUATED, help="licence of the claims (default: not evaluated)"
    )


def run(options: Namespace) -> int:
    """Read entries; an entry that cannot be read is told and stops no other."""
    from kg.build.skeleton import checked_base
    from kg.cli.reviewed import decisions_in
    from kg.files import write_atomically
    from kg.rdf.namespaces import check_iri
    from kg.reading.explain import explained
    from kg.reading.folder import entry_files, extract_all
    from kg.reading.plugins import plugin_named

    base, licence = checked_base(options.base), check_iri(options.licence)
    files = entry_files(options.entries)
    for name in options.plugin:
        plugin_named(name)
    folder = Path(options.output) if options.output else None
    if folder and folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError("is there already and not empty", where=str(folder), hint="Choose another folder with -o")
    failed = 0
    decisions = decisions_in(options.decisions)
    for done in _with_progress(extract_all(files, base, licence, options.plugin, decisions), len(files)):
        if done.error is not None or done.entry is None or done.reading is None:
            if len(files) == 1 and done.error:
                raise done.error
            print(f"kg: {done.error}", file=sys.stderr)
            failed += 1
            continue
        if folder:
            write_atomically(folder / f"{done.name}.ttl", done.turtle)
        elif not options.explain:
            sys.stdout.write(done.turtle)
        if options.explain:
            for line in explained(done.reading, done.entry):
                print(line)
        read = done.reading
        print(
            f"{done.path}: {len(read.proposals)} claims proposed, {len(read.lost_lists)} lists lost, "
            f"{len(read.unread)} units not read",
            file=sys.stderr,
        )
    return 1 if failed else 0


def _with_progress(results: Iterable[Extracted], count: int) -> Iterator[Extracted]:
    """The same, with a bar on a terminal."""
    if count == 1 or not sys.stderr.isatty():
        yield from results
        return
    from tqdm import tqdm  # type: ignore[import-untyped]

    yield from tqdm(results, total=count, unit="entry", file=sys.stderr)
