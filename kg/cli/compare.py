"""``kg compare``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

import pyoxigraph as ox

from kg.build.shipped import read_index
from kg.claims.compare import COLUMNS, Comparison, compare
from kg.claims.matrix import Matrix, matrix
from kg.claims.names import resolve
from kg.cli.options import add_data, add_format, add_layer
from kg.errors import InputError
from kg.rdf.index import Index
from kg.tables import FORMATS, printable, render
from kg.terminal import terminal_width

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "conditions", metavar="CONDITION", nargs="*", help="label, synonym, CURIE or IRI of a condition; two of them"
    )
    parser.add_argument(
        "--matrix",
        action="store_true",
        help="a column for each condition, a row for each thing, in the cells who says it; any number of "
        "conditions, without names all that the data have an entry on",
    )
    add_layer(parser)
    add_data(parser)
    add_format(parser, (*FORMATS, "text"))


def run(options: Namespace) -> int:
    """Print what is said of both and of one only; what a table cannot say of itself goes to stderr."""
    if not options.matrix and len(options.conditions) != 2:
        raise InputError(
            f"two conditions are compared, not {len(options.conditions)}",
            hint="Name two, or put any number beside each other with --matrix",
        )
    if options.matrix and options.format == "text":
        raise InputError("--matrix is a table and has no --format text", hint="Take table, csv, tsv or json")
    index = read_index(options.data, options.add)
    iris = [_iri(index, term) for term in options.conditions]
    layers = options.layer or None
    found = matrix(index, iris, layers) if options.matrix else compare(index, iris[0], iris[1], layers)
    if isinstance(found, Comparison) and options.format == "text":
        sys.stdout.write(str(found))
        return 0
    columns = found.columns if isinstance(found, Matrix) else COLUMNS
    print("\n".join(printable(f"kg: {line}") for line in found.notice), file=sys.stderr)
    sys.stdout.write(render(found.records(), columns, options.format, width=terminal_width()))
    return 0


def _iri(index: Index, term: str) -> str:
    """The condition that a name stands for; what was taken for it is told."""
    match = resolve(index, term)
    if match.note:
        label = index.label(ox.NamedNode(match.iri))
        print(printable(f"kg: {term} is {label} ({match.note})"), file=sys.stderr)
    return match.iri
