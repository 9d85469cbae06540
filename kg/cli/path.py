"""``kg path``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

import pyoxigraph as ox

from kg.build.shipped import read_index
from kg.claims.names import resolve
from kg.cli.options import add_data, add_format, add_layers, print_json, whole
from kg.tables import printable

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("start", metavar="A", help="label, synonym, CURIE or IRI of a thing")
    parser.add_argument("end", metavar="B", help="the same of another")
    parser.add_argument("--max", type=whole, default=5, metavar="N", help="show at most N ways (default 5)")
    add_layers(parser)
    add_data(parser, mappings=True)
    add_format(parser, ("text", "json"), default="text")


def run(options: Namespace) -> int:
    """Print the ways."""
    from kg.claims.network import network, paths

    index = read_index(options.data, options.add)
    start, end = (resolve(index, term, unnamed=True) for term in (options.start, options.end))
    for term, match in ((options.start, start), (options.end, end)):
        if match.note:
            print(printable(f"kg: {term} is {index.label(ox.NamedNode(match.iri))} ({match.note})"), file=sys.stderr)
    claims = network(index, options.layer or None, condition=options.condition)
    found = paths(claims, start.iri, end.iri, most=options.max, index=index)
    if options.format == "json":
        print_json(found.record())
    else:
        sys.stdout.write(str(found))
    return 0 if found.paths else 1
