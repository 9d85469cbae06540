"""``kg stats``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from kg.cli.options import add_data, add_format, whole
from kg.graph import open_store
from kg.stats import COLUMNS, statistics
from kg.tables import FORMATS, render

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--network", action="store_true", help="degree and betweenness of concepts instead")
    parser.add_argument("--top", type=whole, default=20, metavar="N", help="with --network, the first N (default 20)")
    add_data(parser)
    add_format(parser, FORMATS)


def run(options: Namespace) -> int:
    """Print the counts."""
    store = open_store(options.data, options.add)
    if options.network:
        from kg.network import CENTRALITY_COLUMNS, centrality, network

        sys.stdout.write(render(centrality(network(store))[: options.top], CENTRALITY_COLUMNS, options.format))
    else:
        sys.stdout.write(render(statistics(store), COLUMNS, options.format))
    return 0
