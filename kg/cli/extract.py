"""``kg extract``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.options import VOCABULARIES, filled, refuse
from kg.cli.reviewed import candidates_beside
from kg.errors import InputError
from kg.rdf.namespaces import EXAMPLE_BASE, RIGHTS_NOT_EVALUATED

if TYPE_CHECKING:
    from kg.reading.folder import Extracted

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "entries", nargs="+", type=filled, metavar="ENTRY", help="entries, text, Markdown or HTML, or folders of such"
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
        "--vocabulary",
        nargs="+",
        action="extend",
        type=filled,
        default=[],
        metavar="FILE",
        help=f"with -o, write candidates for what claims are about beside them, from these, for review: {VOCABULARIES}",
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
    folder = _folder(options)
    failed = 0
    written: list[Path] = []
    decisions = decisions_in(options.decisions)
    for done in _with_progress(extract_all(files, base, licence, options.plugin, decisions), len(files)):
        if done.error is not None or done.entry is None or done.reading is None:
            if len(files) == 1 and done.error:
                raise done.error
            print(f"kg: {done.error}", file=sys.stderr)
            failed += 1
            continue
        if folder:
            written.append(folder / f"{done.name}.ttl")
            write_atomically(written[-1], done.turtle)
        elif not options.explain:
            sys.stdout.write(done.turtle)
        if options.explain:
            for line in explained(done.reading, done.entry):
                print(line)
        read = done.reading
        if not read.names_condition:
            print(
                f"{done.path}: “{read.title}” may be no name of a condition, so only what is said of it by name "
                "is proposed; if the entry is about a condition, write its name into the first line",
                file=sys.stderr,
            )
        print(
            f"{done.path}: {len(read.proposals)} claims proposed, {len(read.lost_lists)} lists lost, "
            f"{len(read.unread)} units not read",
            file=sys.stderr,
        )
    _link(written, options.vocabulary)
    return 1 if failed else 0


def _folder(options: Namespace) -> Path | None:
    """The folder to write into, if any.

    Raises:
        InputError: when it is not empty, or an option would have no effect without it.
    """
    if not options.output:
        refuse({"--vocabulary": options.vocabulary}, "of -o only: candidates stand in its folder")
        return None
    folder = Path(options.output)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError("is there already and not empty", where=str(folder), hint="Choose another folder with -o")
    return folder


def _link(files: Sequence[Path], vocabularies: Sequence[str]) -> None:
    """Write the candidates for the concepts of each file beside it."""
    from kg.files import write_all_atomically
    from kg.link.match.propose import candidates
    from kg.link.sssom import mapping_set_text

    found = candidates(files, vocabularies) if files and vocabularies else {}
    write_all_atomically((candidates_beside(path), mapping_set_text(each)) for path, each in found.items())
    for path, each in found.items():
        terms = len({row["subject_id"] for row in each.rows})
        print(f"{candidates_beside(path)}: {len(each.rows)} candidates for {terms} things", file=sys.stderr)


def _with_progress(results: Iterable[Extracted], count: int) -> Iterator[Extracted]:
    """The same, with a bar on a terminal."""
    if count == 1 or not sys.stderr.isatty():
        yield from results
        return
    from tqdm import tqdm  # type: ignore[import-untyped]

    yield from tqdm(results, total=count, unit="entry", file=sys.stderr)
