"""``kg mcp``."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from kg.cli.options import MEGABYTES, SECONDS, add_data, filled, positive, refuse, whole
from kg.errors import InputError

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "--endpoint", metavar="URL", help="ask this SPARQL 1.1 endpoint instead; not all tools work there"
    )
    add_data(parser)
    parser.add_argument(
        "--condition",
        type=filled,
        metavar="NAME",
        help="the condition that questions are about, where the data hold several: its name, title or IRI",
    )
    parser.add_argument(
        "--timeout",
        type=positive,
        default=SECONDS,
        metavar="S",
        help=f"stop a call after S seconds (default {SECONDS})",
    )
    parser.add_argument(
        "--memory", type=whole, metavar="MB", help=f"stop a call that needs more memory (default {MEGABYTES})"
    )


def run(options: Namespace) -> int:
    """Serve until standard input ends."""
    from kg.mcp.server import Options, serve

    for source in (*options.data, *options.add):
        if source.name == "standard input":
            raise InputError(
                "is where an assistant speaks", where="standard input", hint="Put the data into a file and name that"
            )
    if options.endpoint is not None:
        if options.data or options.add:
            raise InputError(
                "--endpoint and --data or --add name two sources, and only one can be asked", hint="Leave one out"
            )
        refuse(
            {"--condition": options.condition, "--memory": options.memory},
            "without effect with --endpoint, which has data and limits of its own",
        )
    return serve(
        Options(
            data=options.data,
            add=options.add,
            condition=options.condition,
            endpoint=options.endpoint,
            timeout=options.timeout,
            memory=options.memory or MEGABYTES,
        )
    )
