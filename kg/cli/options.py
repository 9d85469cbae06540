"""Options that several commands share."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError

__all__ = ["add_copy", "add_data", "add_format", "add_query_options", "positive", "vocabularies", "whole"]


def positive(text: str) -> float:
    """A number above 0 and at most a million."""
    try:
        number = float(text)
    except ValueError:
        number = 0
    if not 0 < number <= 1_000_000:
        raise ArgumentTypeError(f"{text!r} is not a number above 0 and at most 1000000")
    return number


def vocabularies(text: str) -> list[str]:
    """Names separated by commas."""
    names = [name.strip() for name in text.split(",")]
    if not all(names):
        raise ArgumentTypeError(f"{text!r} is no list of names separated by commas")
    return names


def whole(text: str) -> int:
    """A whole number from 1 to a million."""
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:8]) <= 1_000_000):
        raise ArgumentTypeError(f"{text!r} is not a whole number from 1 to 1000000")
    return int(text)


def add_data(parser: ArgumentParser) -> None:
    """``--data FILE…`` and ``--add FILE…``."""
    parser.add_argument(
        "--data", nargs="+", metavar="FILE", default=[], help="RDF files to use instead of the shipped graph"
    )
    parser.add_argument(
        "--add", nargs="+", metavar="FILE", default=[], help="RDF files to use beside the shipped graph, or --data"
    )


def add_format(parser: ArgumentParser, formats: tuple[str, ...], *, default: str | None = "table") -> None:
    """``--format``."""
    parser.add_argument("--format", choices=formats, default=default, help="form of the output")


def add_query_options(parser: ArgumentParser, formats: tuple[str, ...]) -> None:
    """What a query runs on, the form of its answer, and its limits."""
    parser.add_argument("--endpoint", metavar="URL", help="ask this SPARQL 1.1 endpoint instead")
    add_data(parser)
    add_format(parser, formats, default=None)
    parser.add_argument(
        "--timeout", type=positive, default=30, metavar="S", help="stop a query after S seconds (default 30)"
    )
    parser.add_argument(
        "--memory", type=positive, default=2000, metavar="MB", help="stop a query that needs more memory (default 2000)"
    )


def add_copy(parser: ArgumentParser, show: str) -> None:
    """A copy of the entry, ``--show`` (with its help), and ``--data``."""
    parser.add_argument("entry", metavar="ENTRY", help="your copy of the entry, text or HTML")
    parser.add_argument("--show", action="store_true", help=show)
    add_data(parser)
