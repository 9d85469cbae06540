"""``kg stats``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from kg.build.shipped import open_store
from kg.claims.stats import COLUMNS, statistics
from kg.cli.options import add_data, add_format, refuse, whole
from kg.rdf.index import Index
from kg.tables import FORMATS, render
from kg.terminal import terminal_width

__all__ = ["add_arguments", "run"]

_TOP = 20


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--network", action="store_true", help="degree and betweenness of concepts instead")
    parser.add_argument("--top", type=whole, metavar="N", help="with --network, the first N (default 20)")
    parser.add_argument(
        "--rules", action="store_true", help="how often what each rule proposed was accepted by reviewers instead"
    )
    add_data(parser)
    add_format(parser, FORMATS)


def run(options: Namespace) -> int:
    """Print the counts."""
    if not options.network:
        refuse({"--top": options.top}, "of --network only")
    if options.rules:
        refuse({"--network": options.network}, "another list than --rules")
    store = open_store(options.data, options.add)
    index = Index(store)
    if options.rules:
        from kg.claims.rules import RULE_COLUMNS, accept_rates

        rows = accept_rates(index)
        sys.stdout.write(render(rows, RULE_COLUMNS, options.format, width=terminal_width()))
        if not rows:
            print("kg: the graph holds no decisions: kg apply writes them", file=sys.stderr)
    elif options.network:
        from kg.claims.network import CENTRALITY_COLUMNS, centrality, network

        found = centrality(network(index))[: options.top or _TOP]
        sys.stdout.write(render(found, CENTRALITY_COLUMNS, options.format, width=terminal_width()))
    else:
        sys.stdout.write(render(statistics(store, index), COLUMNS, options.format, width=terminal_width()))
    return 0
