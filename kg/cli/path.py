"""``kg path``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from kg.cli.options import add_data, add_format, whole
from kg.graph import open_store
from kg.index import Index
from kg.resolve import Names

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("start", metavar="A", help="label, synonym, CURIE or IRI of a thing")
    parser.add_argument("end", metavar="B", help="the same of another")
    parser.add_argument("--max", type=whole, default=5, metavar="N", help="show at most N ways (default 5)")
    parser.add_argument(
        "--layer", nargs="+", metavar="ID", help="walk along claims of these layers only, by identifier, label or IRI"
    )
    add_data(parser)
    add_format(parser, ("text", "json"), default="text")


def run(options: Namespace) -> int:
    """Print the ways."""
    from kg.network import network, paths

    store = open_store(options.data, options.add)
    names = Names(Index(store))
    start, end = (names.find(term) for term in (options.start, options.end))
    for term, match in ((options.start, start), (options.end, end)):
        if match.note:
            print(f"kg: {term}: {match.note}", file=sys.stderr)
    found = paths(network(store, options.layer), start.iri, end.iri, most=options.max)
    if options.format == "json":
        import json

        sys.stdout.write(json.dumps(found.record(), indent=1, ensure_ascii=False) + "\n")
    else:
        sys.stdout.write(str(found))
    return 0 if found.paths else 1
