"""``kg draw``."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

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
    from kg.claims.notice import UNNAMED
    from kg.files import write_atomically
    from kg.rdf.index import Index
    from kg.rdf.source import only_name
    from visualize import page_model
    from visualize.explorer.render import render

    quads = list(read_data(options.data, options.add))
    index = Index(quads)
    condition = opening(options, index)
    page = page_model(quads, index, condition=condition)
    if options.add and page == page_model(list(read_data(options.data)), condition=condition):
        raise InputError(
            "adds nothing that the page draws, though other commands may tell of it",
            where=" and ".join(map(str, options.add)),
            hint="Look at a thing of it with kg show TERM --add FILE, or draw it alone with --data FILE",
        )
    title = only_name(options.data) if page.title == UNNAMED else ""
    write_atomically(options.output, render(page, title=title or None))
    print(f"{options.output}: {len(page.nodes)} nodes, {len(page.edges)} edges")
    return 0
