"""``kg diff``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from kg.claims.diff import difference
from kg.cli.options import add_format, add_input, print_json, sources

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("old", metavar="OLD", help="RDF file, - for standard input, or folder of a build")
    parser.add_argument("new", metavar="NEW", help="RDF file, - for standard input, or folder of a build")
    add_input(parser)
    add_format(parser, ("text", "json", "turtle"), default="text")


def run(options: Namespace) -> int:
    """Print what differs."""
    found = difference(*sources(options, [options.old, options.new]))
    if options.format == "json":
        print_json(found.record())
    elif options.format == "turtle":
        from kg.claims.changes import changes_turtle

        sys.stdout.write(changes_turtle(found))
    else:
        sys.stdout.write(str(found))
    return 1 if found else 0
