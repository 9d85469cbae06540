"""``kg draw``."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from kg.cli.options import add_data, add_opening, opening
from kg.errors import InputError

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        default="condition-kg.html",
        help="page to write (default condition-kg.html)",
    )
    add_opening(parser)
    add_data(parser, mappings=True)


def run(options: Namespace) -> int:
    """Draw the page; files that would change nothing in it are refused."""
    from kg.build.shipped import read_data
    from kg.claims.notice import UNTITLED
    from kg.files import write_atomically
    from kg.rdf.index import Index
    from kg.rdf.load import declared_prefixes
    from visualize import page_model
    from visualize.explorer.render import render

    quads = list(read_data(options.data, options.add))
    prefixes = declared_prefixes([*options.data, *options.add])
    index = Index(quads, prefixes)
    condition = opening(options, index)
    page = page_model(quads, index, condition=condition)
    without = list(read_data(options.data)) if options.add else []
    if options.add and page == page_model(without, Index(without, prefixes), condition=condition):
        raise InputError(
            "adds nothing that the page draws, though other commands may tell of it",
            where=" and ".join(map(str, options.add)),
            hint="Look at a thing of it with kg show TERM --add FILE, or draw it alone with --data FILE",
        )
    named = [Path(str(source)).name for source in options.data]
    title = named[0] if page.title == UNTITLED and len(named) == 1 else None
    write_atomically(options.output, render(page, title=title))
    print(f"{options.output}: {len(page.nodes)} nodes, {len(page.edges)} edges")
    return 0
