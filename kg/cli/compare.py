"""``kg compare``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

import pyoxigraph as ox

from kg.build.shipped import read_index
from kg.claims.compare import COLUMNS, compare
from kg.claims.names import resolve
from kg.cli.options import add_data, add_format, add_layer
from kg.tables import FORMATS, printable, render
from kg.terminal import terminal_width

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("a", metavar="A", help="label, synonym, CURIE or IRI of a condition")
    parser.add_argument("b", metavar="B", help="the same of another")
    add_layer(parser)
    add_data(parser)
    add_format(parser, (*FORMATS, "text"))


def run(options: Namespace) -> int:
    """Print what is said of both and of one only; what a table cannot say of itself goes to stderr."""
    index = read_index(options.data, options.add)
    matches = [resolve(index, term) for term in (options.a, options.b)]
    for term, match in zip((options.a, options.b), matches, strict=True):
        if match.note:
            label = index.label(ox.NamedNode(match.iri))
            print(printable(f"kg: {term} is {label} ({match.note})"), file=sys.stderr)
    found = compare(index, matches[0].iri, matches[1].iri, options.layer or None)
    if options.format == "text":
        sys.stdout.write(str(found))
    else:
        print("\n".join(printable(f"kg: {line}") for line in found.notice), file=sys.stderr)
        sys.stdout.write(render(found.records(), COLUMNS, options.format, width=terminal_width()))
    return 0
