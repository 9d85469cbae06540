"""``kg draw``."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from kg.cli.options import add_data

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
    add_data(parser)


def run(options: Namespace) -> int:
    """Draw the page."""
    from kg.build.shipped import open_store
    from kg.files import write_atomically
    from visualize import page_model
    from visualize.explorer.render import render

    page = page_model(open_store(options.data, options.add))
    write_atomically(options.output, render(page))
    print(f"{options.output}: {len(page.nodes)} nodes, {len(page.edges)} edges")
    return 0
