"""``kg query``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable

import pyoxigraph as ox

from kg.build.shipped import open_store
from kg.cli.options import MEGABYTES, SECONDS, add_query_options, filled, refuse
from kg.errors import InputError
from kg.query.library import Query, conditions_in, find_query, found_concepts
from kg.query.limits import MAX_QUERY
from kg.query.sparql import FORMATS, answer
from kg.query.text import check_size
from kg.rdf.namespaces import expand, shrink
from kg.terminal import terminal_width

__all__ = ["add_arguments", "run"]

#: The parameter that names the condition asked about.
_DISEASE = "disease"


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("name", nargs="?", metavar="NAME", help="name of a question; without it, list them")
    parser.add_argument(
        "--param",
        action="append",
        default=[],
        metavar="K=V",
        help="set a parameter of the question; a concept by label, synonym, CURIE or IRI",
    )
    parser.add_argument(
        "--condition",
        type=filled,
        metavar="NAME",
        help="the condition asked about, in place of the question's own: the same as --param disease=NAME",
    )
    parser.add_argument("--explain", action="store_true", help="print the question, its columns and its SPARQL instead")
    parser.add_argument(
        "--examples",
        action="store_true",
        help="print the library as example queries for an endpoint (Turtle, SIB form)",
    )
    add_query_options(parser, FORMATS)


def run(options: Namespace) -> int:
    """List the library, or run a question."""
    data = {"--data": options.data, "--add": options.add}
    asked = {"--param": options.param, "--condition": options.condition}
    limits = {"--timeout": options.timeout, "--memory": options.memory, "--query-size": options.query_size}
    if options.examples:
        refuse(
            {**asked, "--explain": options.explain, "--format": options.format, **data, **limits},
            "without effect on --examples",
        )
        return _examples(options.name, options.endpoint)
    if options.name is None:
        refuse(
            {**asked, "--explain": options.explain, "--endpoint": options.endpoint, **data, **limits},
            "without the NAME of a question",
        )
        return _list(options.format or "table")
    query = find_query(options.name)
    values = _parameters(options.param)
    if options.condition is not None:
        _choose(query, options.condition, values)
    if options.explain:
        _explain(options, query, values)
        return 0
    store = None
    if options.endpoint is None:
        query.refuse_local()
        store = open_store(options.data, options.add, read_only=True)
        chosen = set(values)
        values = found_concepts(store, query, values, _finder(options, store))
        text = query.bind(values)
        status = ask(options, text, store)
        _tell_condition(store, query, chosen, values)
        return status
    return ask(options, query.bind(values))


def _choose(query: Query, condition: str, values: dict[str, str]) -> None:
    """Ask about a condition.

    Raises:
        InputError: when the question is about none, or the condition is given twice.
    """
    if _DISEASE not in {parameter.name for parameter in query.parameters}:
        raise InputError(f"{query.name} asks about no single condition", hint="Leave out --condition")
    if _DISEASE in values:
        raise InputError(f"--condition and --param {_DISEASE} name it twice", hint="Leave one out")
    values[_DISEASE] = condition


def _explain(options: Namespace, query: Query, values: dict[str, str]) -> None:
    """Print a question; data tell what its parameters stand for."""
    data = {"--data": options.data, "--add": options.add}
    refuse(
        {
            "--format": options.format,
            "--endpoint": options.endpoint,
            "--timeout": options.timeout,
            "--memory": options.memory,
            "--query-size": options.query_size,
            **({} if query.parameters else data),
        },
        "without effect on --explain, which asks nothing",
    )
    if values or any(data.values()):
        store = open_store(options.data, options.add, read_only=True)
        values = found_concepts(store, query, values, _finder(options, store))
    text = query.bind(values)
    print(f"{query.title}: {query.question}\nAudience: {', '.join(query.audience)}")
    if query.endpoint:
        print(f"Endpoint: {query.endpoint} ({query.status})")
    for parameter in query.parameters:
        print(f"Parameter {parameter.name} ({parameter.kind}): {parameter.meaning}")
    for column in query.columns:
        print(f"Column {column.name}: {column.meaning}")
    print(f"\n{text}", end="")


def _finder(options: Namespace, store: ox.Store) -> Callable[[str], str]:
    """What finds a concept by name; the names are read when it is first asked."""

    def find(term: str) -> str:
        from kg.claims.names import Names
        from kg.rdf.index import Index

        return Names(Index(store, _prefixes(options))).find_concept(term)

    return find


def _tell_condition(store: ox.Store, query: Query, chosen: set[str], values: dict[str, str]) -> None:
    """Say on standard error which of several conditions a question is about, where nobody chose."""
    there = conditions_in(store)
    for parameter in query.parameters if len(there) > 1 else ():
        about = values.get(parameter.name) or expand(query.default(parameter.name))
        if parameter.name not in chosen and about in there:
            others = ", ".join(shrink(iri) for iri in there if iri != about)
            another = "--condition " if parameter.name == _DISEASE else f"--param {parameter.name}="
            print(f"kg: about {shrink(about)}; for another: {another}{others}", file=sys.stderr)


def _examples(name: str | None, endpoint: str | None) -> int:
    from kg.query.examples import examples_turtle
    from kg.query.library import published

    library = [find_query(name)] if name else published()
    sys.stdout.write(examples_turtle(library, endpoint))
    return 0


def ask(options: Namespace, text: str, store: ox.Store | None = None) -> int:
    """Run a query on the data or the endpoint that the options name, and print the answer."""
    if options.endpoint is not None and (options.data or options.add):
        raise InputError(
            "--endpoint and --data or --add name two sources, and only one can be asked", hint="Leave one out"
        )
    seconds, most = options.timeout or SECONDS, options.query_size or MAX_QUERY
    check_size(text, most)
    width = terminal_width()
    if options.endpoint is not None:
        refuse({"--memory": options.memory}, "without effect with --endpoint, which has limits of its own")
        import shutil

        from kg.remote import ask_endpoint

        with ask_endpoint(options.endpoint, text, options.format, seconds=seconds, width=width) as answered:
            shutil.copyfileobj(answered, sys.stdout)
        return 0
    if store is None:
        store = open_store(options.data, options.add, read_only=True)
    megabytes = int(options.memory or MEGABYTES)
    result = answer(
        store,
        text,
        options.format,
        seconds=seconds,
        megabytes=megabytes,
        most=most,
        width=width,
        prefixes=_prefixes(options),
    )
    sys.stdout.write(result)
    return 0


def _prefixes(options: Namespace) -> dict[str, str]:
    """What the files of the command line declare."""
    from kg.rdf.load import declared_prefixes

    return declared_prefixes([*options.data, *options.add])


def _parameters(pairs: list[str]) -> dict[str, str]:
    values: dict[str, str] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals:
            raise InputError(f"--param {pair!r} is not in the form name=value")
        if name in values:
            raise InputError(f"--param {name} is given twice", hint="Give it once")
        values[name] = value
    return values


def _list(form: str) -> int:
    from kg import tables
    from kg.query.library import queries

    if form not in tables.FORMATS:
        raise InputError(
            f"the list of questions cannot be written as {form!r}", hint=f"Use {', '.join(tables.FORMATS)}"
        )
    records = [
        {
            "name": query.name,
            "folder": query.folder,
            "question": query.question,
            "parameters": ", ".join(p.name for p in query.parameters),
        }
        for query in queries()
    ]
    sys.stdout.write(tables.render(records, ("name", "folder", "question", "parameters"), form, width=terminal_width()))
    return 0
