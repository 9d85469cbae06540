"""``kg push``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from kg import tables
from kg.build.shipped import shipped_file
from kg.cli.options import add_data, add_format, positive
from kg.remote.push import Load, Target, graph_store_of, push
from kg.terminal import terminal_width

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--endpoint", required=True, metavar="URL", help="the server's SPARQL endpoint, which counts")
    writer = parser.add_mutually_exclusive_group()
    writer.add_argument(
        "--graph-store",
        metavar="URL",
        help="its graph store (SPARQL 1.1 Graph Store Protocol); without it, found from the endpoint by the custom of "
        "Oxigraph, Fuseki, Virtuoso, GraphDB and RDF4J",
    )
    writer.add_argument("--update", metavar="URL", help="its endpoint for SPARQL Update, to be used instead")
    add_data(parser)
    parser.add_argument("--graph", metavar="IRI", help="graph for triples of --data that stand in none")
    parser.add_argument("--everything", action="store_true", help="load graphs whose count is already the same, too")
    parser.add_argument("--dry-run", action="store_true", help="count, tell what would be done, and send nothing")
    add_format(parser, tables.FORMATS)
    parser.add_argument(
        "--timeout",
        type=positive,
        default=120,
        metavar="S",
        help="give up a request after S seconds, its retries included (default 120)",
    )


def run(options: Namespace) -> int:
    """Load the graphs, and tell of each."""
    kind = "update" if options.update else "graph"
    writer = options.update or options.graph_store or graph_store_of(options.endpoint)
    target = Target(options.endpoint, writer, kind, options.timeout)
    files = [*(options.data or [shipped_file()]), *options.add]
    print(f"kg: loading by {'SPARQL Update' if options.update else 'Graph Store Protocol'}: {writer}", file=sys.stderr)
    loads = []
    for load in push(files, target, graph=options.graph, everything=options.everything, dry_run=options.dry_run):
        print(tables.printable(f"kg: {load.graph}: {load.done}"), file=sys.stderr)
        loads.append(load)
    records = [load._asdict() for load in loads]
    sys.stdout.write(tables.render(records, Load._fields, options.format, width=terminal_width()))
    return int(not options.dry_run and any(load.here != load.there for load in loads))
