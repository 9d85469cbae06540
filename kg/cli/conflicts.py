"""``kg conflicts``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

import pyoxigraph as ox

from kg.build.shipped import read_index
from kg.claims.conflicts import conflicts
from kg.claims.names import resolve
from kg.cli.options import add_data, add_format, print_json
from kg.tables import printable

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("term", nargs="*", metavar="TERM", help="only conflicts about it: label, synonym, CURIE or IRI")
    add_data(parser)
    add_format(parser, ("text", "json"), default="text")


def run(options: Namespace) -> int:
    """Print the conflicts, each with the position of every side."""
    index = read_index(options.data, options.add)
    thing = ox.NamedNode(resolve(index, " ".join(options.term)).iri) if options.term else None
    found = list(conflicts(index, thing))
    if options.format == "json":
        print_json([conflict.record() for conflict in found])
    else:
        lines = "\n\n".join(map(str, found)) or "No conflict is recorded."
        sys.stdout.write("\n".join(map(printable, lines.split("\n"))) + "\n")
    return 0
