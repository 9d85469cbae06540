"""``kg show``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from kg.build.shipped import read_index
from kg.claims.cards import card
from kg.claims.names import resolve
from kg.cli.options import add_data, add_format, print_json

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("term", nargs="+", metavar="TERM", help="label, synonym, CURIE or IRI of a thing")
    add_data(parser, mappings=True)
    add_format(parser, ("text", "json"), default="text")


def run(options: Namespace) -> int:
    """Print the card."""
    index = read_index(options.data, options.add)
    match = resolve(index, " ".join(options.term), unnamed=True)
    found = card(index, match.iri, note=match.note)
    if options.format == "json":
        print_json(found.record())
    else:
        sys.stdout.write(str(found))
    return 0
