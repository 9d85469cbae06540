"""``kg query``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from kg.cli.options import add_data, add_format, add_limits
from kg.errors import InputError

__all__ = ["add_arguments", "run"]

_FORMATS = ("table", "csv", "tsv", "json", "xml", "turtle", "ntriples", "jsonld")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("name", nargs="?", metavar="NAME", help="name of a question; without it, list them")
    parser.add_argument("--param", action="append", default=[], metavar="K=V", help="set a parameter of the question")
    parser.add_argument("--explain", action="store_true", help="print the question, its columns and its SPARQL instead")
    parser.add_argument("--endpoint", metavar="URL", help="ask this SPARQL 1.1 endpoint instead")
    add_data(parser)
    add_format(parser, _FORMATS, default=None)
    add_limits(parser)


def run(options: Namespace) -> int:
    """List the library, or run a question."""
    if options.name is None:
        return _list(options.format or "table")
    from kg.library import find_query

    query = find_query(options.name)
    text = query.bind(_parameters(options.param))
    if options.explain:
        print(f"{query.title}: {query.question}\nAudience: {', '.join(query.audience)}")
        for parameter in query.parameters:
            print(f"Parameter {parameter.name} ({parameter.kind}): {parameter.meaning}")
        for column in query.columns:
            print(f"Column {column.name}: {column.meaning}")
        print(f"\n{text}", end="")
        return 0
    return ask(options, text)


def ask(options: Namespace, text: str) -> int:
    """Run a query on the data or the endpoint that the options name, and print the answer."""
    if options.endpoint:
        from kg.remote import ask_endpoint

        sys.stdout.write(ask_endpoint(options.endpoint, text, options.format, seconds=options.timeout))
        return 0
    from kg.graph import open_store
    from kg.sparql import answer

    result = answer(
        open_store(options.data), text, options.format, seconds=options.timeout, megabytes=int(options.memory)
    )
    sys.stdout.write(result)
    return 0


def _parameters(pairs: list[str]) -> dict[str, str]:
    values = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals:
            raise InputError(f"--param {pair!r} is not in the form name=value")
        values[name] = value
    return values


def _list(form: str) -> int:
    from kg.library import queries
    from kg.tables import FORMATS, render

    if form not in FORMATS:
        raise InputError(f"the list of questions cannot be written as {form!r}", hint=f"Use {', '.join(FORMATS)}")
    records = [
        {
            "name": query.name,
            "folder": query.folder,
            "question": query.question,
            "parameters": ", ".join(p.name for p in query.parameters),
        }
        for query in queries()
    ]
    sys.stdout.write(render(records, ("name", "folder", "question", "parameters"), form))
    return 0
