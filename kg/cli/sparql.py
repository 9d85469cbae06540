"""``kg sparql``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from kg.cli.options import add_query_options
from kg.cli.query import ask
from kg.files import MAX_TEXT, decode, read_text
from kg.query.sparql import FORMATS

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("query", metavar="QUERY", help="the query, or - for standard input, or @FILE")
    add_query_options(parser, FORMATS)


def run(options: Namespace) -> int:
    """Run the query."""
    return ask(options, _text(options.query))


def _text(argument: str) -> str:
    if argument == "-":
        return decode(sys.stdin.buffer.read(MAX_TEXT + 1), "standard input")
    if argument.startswith("@"):
        return read_text(argument[1:])
    return argument
