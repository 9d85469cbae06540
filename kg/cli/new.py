"""``kg new``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from kg.cli.options import filled, refuse
from kg.rdf.namespaces import EXAMPLE_BASE, RIGHTS_NOT_EVALUATED

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("name", metavar="NAME", help="a short name: small letters, digits and hyphens")
    parser.add_argument("--entry", type=filled, metavar="FILE", help="a copy of its entry: text, Markdown or HTML")
    parser.add_argument("-o", "--output", type=filled, metavar="DIR", help="the folder itself (default ./NAME)")
    parser.add_argument(
        "--into",
        type=filled,
        metavar="FOLDER",
        help="a condition's folder: make a further entry of it, by the publisher NAME, in FOLDER/layers/NAME",
    )
    parser.add_argument(
        "--base",
        metavar="IRI",
        help=f"namespace of what you mint (default {EXAMPLE_BASE}, to be changed before you publish)",
    )
    parser.add_argument(
        "--licence",
        metavar="IRI",
        default=RIGHTS_NOT_EVALUATED,
        help="licence of the claims, and of the text, which is copied where it is an open one (default: not evaluated)",
    )


def run(options: Namespace) -> int:
    """Make the folder; one that holds anything is refused."""
    from kg.build.skeleton import further_entry, skeleton
    from kg.condition import read_condition
    from kg.entry.read import read_entry
    from kg.errors import InputError
    from kg.files import write_all_atomically
    from kg.rdf.namespaces import expand
    from kg.reading.known import our_concepts
    from kg.sources import sources

    entry = read_entry(options.entry) if options.entry else None
    if options.into is None:
        base = options.base or EXAMPLE_BASE
        home = folder = Path(options.output or options.name)
        origin = sources()
        is_ours = origin.root is not None and folder.resolve().parent == origin.conditions.resolve()
        files = skeleton(
            options.name,
            entry,
            base=base,
            licence=options.licence,
            is_ours=is_ours,
            described=[*map(expand, our_concepts())] if is_ours else (),
        )
    else:
        refuse({"--base": options.base, "-o": options.output}, "without effect on --into, which tells both")
        if entry is None:
            raise InputError("a further entry needs its text", hint="Name it: --entry FILE")
        home = Path(options.into)
        files = further_entry(options.name, entry, read_condition(home), licence=options.licence)
        folder = home / "layers" / options.name
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(
            "is there already and not empty",
            where=str(folder),
            hint="Choose another NAME" if options.into else "Choose another folder with -o",
        )
    write_all_atomically([(home / path, text) for path, text in files.items()])
    for path in files:
        print(home / path)
    if options.into is None and base == EXAMPLE_BASE:
        print(f"kg: IRIs begin with {EXAMPLE_BASE}: give your own with --base before you publish", file=sys.stderr)
    gaps = sum(text.count(" a ck:Gap ;") for path, text in files.items() if path.endswith("gaps.ttl"))
    if entry and (left := len(entry.lost_lists) - gaps):
        print(f"kg: {left} more lists are lost: kg coverage tells where", file=sys.stderr)
    return 0
