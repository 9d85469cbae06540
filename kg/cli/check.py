"""``kg check``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from kg.build.shipped import read_data
from kg.cli.options import add_data, add_format, filled, print_json
from kg.errors import InputError
from kg.files import MAX_TEXT, decode
from kg.rdf.index import Index
from kg.tables import printable

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "statements",
        nargs="+",
        metavar="STATEMENT",
        help="an English sentence in quotes, or - for one a line from standard input",
    )
    parser.add_argument(
        "--condition", type=filled, metavar="NAME", help="only by the layers of this condition: its name, title or IRI"
    )
    add_data(parser)
    add_format(parser, ("text", "json"), default="text")


def run(options: Namespace) -> int:
    """Print the verdicts."""
    from kg.check import check_statement

    statements = list(_statements(options.statements))
    index = Index(read_data(options.data, options.add))
    judged = [check_statement(index, statement, condition=options.condition) for statement in statements]
    if options.format == "json":
        print_json([one.record() for one in judged])
    else:
        sys.stdout.write("\n".join(printable(line) for one in judged for line in str(one).split("\n")))
    return 0 if all(one.is_supported for one in judged) else 1


def _statements(given: list[str]) -> Iterator[str]:
    """The statements named, and those of standard input in place of ``-``; empty lines are passed over."""
    if given.count("-") > 1:
        raise InputError("stands for standard input, which can be read once", where="-", hint="Give it once")
    for one in given:
        if one != "-":
            if not one.strip():
                raise InputError("is empty", where="STATEMENT", hint='Give a sentence: kg check "LEMS is rare"')
            yield one.strip()
            continue
        text = decode(sys.stdin.buffer.read(MAX_TEXT + 1), "standard input")
        lines = [line.strip() for line in text.splitlines()]
        if not any(lines):
            raise InputError("holds no statement", where="-", hint="Give one a line")
        yield from filter(None, lines)
