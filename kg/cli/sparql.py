"""``kg sparql``."""

from __future__ import annotations

import codecs
import sys
from argparse import ArgumentParser, Namespace

from kg.cli.options import add_query_options
from kg.cli.query import ask
from kg.files import decode, read_bytes
from kg.query.limits import MAX_QUERY
from kg.query.sparql import FORMATS
from kg.query.text import check_size

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("query", metavar="QUERY", help="the query, or - for standard input, or @FILE")
    add_query_options(parser, FORMATS)


def run(options: Namespace) -> int:
    """Run the query."""
    return ask(options, _text(options.query, options.query_size or MAX_QUERY))


def _text(argument: str, most: int) -> str:
    if argument != "-" and not argument.startswith("@"):
        return argument
    some = most + len(codecs.BOM_UTF8) + 1
    data = sys.stdin.buffer.read(some) if argument == "-" else read_bytes(argument[1:], some)
    check_size(data.removeprefix(codecs.BOM_UTF8), most)
    return decode(data, "standard input" if argument == "-" else argument[1:])
