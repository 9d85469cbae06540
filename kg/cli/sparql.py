"""``kg sparql``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from kg.cli.options import add_data, add_format, add_limits
from kg.cli.query import ask
from kg.errors import InputError

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    from kg.sparql import FORMATS

    parser.add_argument("query", metavar="QUERY", help="the query, or - for standard input, or @FILE")
    parser.add_argument("--endpoint", metavar="URL", help="ask this SPARQL 1.1 endpoint instead")
    add_data(parser)
    add_format(parser, FORMATS, default=None)
    add_limits(parser)


def run(options: Namespace) -> int:
    """Run the query."""
    return ask(options, _text(options.query))


def _text(argument: str) -> str:
    if argument == "-":
        try:
            return sys.stdin.buffer.read().decode("utf-8")
        except UnicodeDecodeError as error:
            raise InputError("is not UTF-8 text", where="standard input", hint="Send the query as UTF-8") from error
    if argument.startswith("@"):
        from kg.files import read_text

        return read_text(argument[1:])
    return argument
