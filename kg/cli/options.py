"""Options that several commands share."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from kg.cli.lists import file_name
from kg.errors import InputError
from kg.files import MAX_TEXT
from kg.query.limits import MAX_QUERY

if TYPE_CHECKING:
    from kg.condition import Condition
    from kg.entry.read import Entry
    from kg.rdf.index import Index
    from kg.rdf.source import Source

__all__ = [
    "LISTS_END",
    "MEGABYTES",
    "SECONDS",
    "VOCABULARIES",
    "add_condition",
    "add_copy",
    "add_data",
    "add_format",
    "add_input",
    "add_input_format",
    "add_layer",
    "add_layers",
    "add_mappings",
    "add_opening",
    "add_query_options",
    "add_query_size",
    "condition_of",
    "filled",
    "name_sources",
    "opening",
    "positive",
    "print_json",
    "refuse",
    "sources",
    "tell_other_copy",
    "vocabularies",
    "whole",
]

#: What the help of a list says of its end.
LISTS_END = "a list ends with the next option, with --, or with a word that names no file"
#: What vocabularies are read from.
VOCABULARIES = "OBO, OWL or SKOS in RDF/XML, Turtle or N-Triples, OBO Graphs JSON, CSV or TSV; also packed"
#: Limits of a query where none are given.
SECONDS, MEGABYTES = 30, 2000


def positive(text: str) -> float:
    """A number above 0 and at most a million."""
    try:
        number = float(text)
    except ValueError:
        number = 0
    if not 0 < number <= 1_000_000:
        raise ArgumentTypeError(f"{text!r} is not a number above 0 and at most 1000000")
    return number


def filled(text: str) -> str:
    """A name that is not empty."""
    if not text:
        raise ArgumentTypeError("an empty name names no file or folder")
    return text


def refuse(given: Mapping[str, object], why: str) -> None:
    """Refuse options that would be without effect.

    Args:
        given: Options and their values; those that are not given have a false one.
        why: Why they are without effect.

    Raises:
        InputError: when any is given.
    """
    if names := [name for name, value in given.items() if value]:
        raise InputError(why, where=" and ".join(names), hint="Leave out one or the other")


def print_json(record: object) -> None:
    """Print dictionaries and lists as JSON."""
    import json

    sys.stdout.write(json.dumps(record, indent=1, ensure_ascii=False) + "\n")


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


def _size(text: str) -> int:
    """A number of bytes, at most those of the largest text that is read whole."""
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= MAX_TEXT):
        raise ArgumentTypeError(f"{text!r} is not a whole number from 1 to {MAX_TEXT}")
    return int(text)


def add_data(parser: ArgumentParser, *, mappings: bool = False) -> None:
    """``--data FILE…`` and ``--add FILE…``, and how they are read; ``--mappings FILE…`` where that has an effect."""
    for name, use in (("--data", "instead of the shipped graph"), ("--add", "beside the shipped graph, or --data")):
        parser.add_argument(
            name,
            nargs="+",
            action="extend",
            type=file_name,
            metavar="FILE",
            default=[],
            help=f"RDF files, OBO, OBO Graphs or mapping sets (SSSOM) to use {use}, - for standard input; {LISTS_END}",
        )
    if mappings:
        add_mappings(parser)
    add_input(parser)


def add_input(parser: ArgumentParser) -> None:
    """``--input-format`` and ``--lenient``: how RDF files are read."""
    add_input_format(parser)
    parser.add_argument(
        "--lenient",
        action="store_true",
        help="skip and report what cannot be read: lines of N-Triples and N-Quads, statements of Turtle and TriG",
    )


def add_input_format(parser: ArgumentParser) -> None:
    """``--input-format``."""
    parser.add_argument(
        "--input-format",
        metavar="FORM",
        help="form of the files, whatever their suffix: turtle, ntriples, nquads, trig, rdfxml, jsonld, or media type",
    )


def sources(
    options: Namespace, names: Sequence[str], sets: Sequence[str] = (), others: Sequence[str] = ()
) -> list[Source]:
    """The documents of these names, read as the options of :func:`add_input` say; of mapping sets their graphs.

    Args:
        options: The command line.
        names: RDF files, or vocabularies and mapping sets, which their content tells.
        sets: Mapping sets.
        others: What else is read, each of which may be standard input.

    Raises:
        InputError: when the options are without effect or name no form, a stream is named twice, or a set is none.
    """
    lenient = getattr(options, "lenient", False)
    if not names:
        refuse({"--input-format": options.input_format, "--lenient": lenient}, "without effect where no file is named")
        if not sets:
            return []
    from kg.rdf.forms import form_named
    from kg.rdf.source import Source, distinct_streams, is_standard_input

    form = None if options.input_format is None else form_named(options.input_format)
    found = [Source(name, form, lenient=lenient) for name in names]
    given = [Source(name) for name in sets]
    distinct_streams([*found, *given], taken=any(is_standard_input(name.removeprefix("@")) for name in others))
    found = [_source(source) for source in found]
    if given:
        from kg.link.set_graph import mapping_source

        given = [mapping_source(source) for source in given]
    if lenient:
        from kg.rdf.lenient import IN_PARTS

        forms = {source.form for source in found if not source.is_folder}
        if not forms & {*IN_PARTS}:
            read = " and ".join(sorted(form.title for form in forms)) or "folders"
            refuse({"--lenient": True}, f"without effect on {read}, which is read whole or not at all")
    return [*found, *given]


def _source(source: Source) -> Source:
    """A document; of a mapping set (SSSOM), or a vocabulary in OBO or OBO Graphs, its triples."""
    from kg.rdf.forms import SUFFIXES
    from kg.rdf.source import suffix_of

    if source.is_folder or suffix_of(source.name) in {*SUFFIXES} - {".json"}:
        return source
    from kg.link.documents import as_rdf

    return as_rdf(source)


def add_mappings(parser: ArgumentParser, what: str = "to use beside the graph, each as a graph of its own") -> None:
    """``--mappings FILE…``, and what they are for."""
    parser.add_argument(
        "--mappings",
        nargs="+",
        action="extend",
        type=file_name,
        metavar="FILE",
        default=[],
        help=f"mapping sets (SSSOM/TSV or JSON) {what}; {LISTS_END}",
    )


def name_sources(options: Namespace) -> None:
    """Put the documents in place of the names that were given; those of ``--mappings`` stand behind ``--add``.

    Raises:
        InputError: when one cannot be read, a stream is named twice, or an option is without effect.
    """
    others = [getattr(options, name, None) or "" for name in ("query", "entry")]
    others += getattr(options, "statements", ())
    found = sources(options, [*options.data, *options.add], getattr(options, "mappings", ()), others)
    options.data, options.add = found[: len(options.data)], found[len(options.data) :]


def add_layer(parser: ArgumentParser) -> None:
    """``--layer NAME…``."""
    parser.add_argument(
        "--layer",
        nargs="+",
        action="extend",
        metavar="NAME",
        default=[],
        help="only claims of these layers, by identifier, CURIE, IRI or label; 'entry' is the entry's own; "
        "a list ends with the next option or with --",
    )


def add_layers(parser: ArgumentParser) -> None:
    """``--layer NAME…`` and ``--condition NAME``, of one condition among several."""
    add_layer(parser)
    parser.add_argument(
        "--condition",
        type=filled,
        metavar="NAME",
        help="only claims of this condition's layers: its name, title or IRI; 'entry' is then its entry's own",
    )


def add_format(parser: ArgumentParser, formats: tuple[str, ...], *, default: str | None = "table") -> None:
    """``--format``."""
    parser.add_argument("--format", choices=formats, default=default, help="form of the output")


def add_query_options(parser: ArgumentParser, formats: tuple[str, ...]) -> None:
    """What a query runs on, the form of its answer, and its limits."""
    parser.add_argument("--endpoint", metavar="URL", help="ask this SPARQL 1.1 endpoint instead")
    add_data(parser, mappings=True)
    add_format(parser, formats, default=None)
    parser.add_argument(
        "--timeout", type=positive, metavar="S", help=f"stop a query after S seconds (default {SECONDS})"
    )
    parser.add_argument(
        "--memory", type=positive, metavar="MB", help=f"stop a query that needs more memory (default {MEGABYTES})"
    )
    add_query_size(parser)


def add_query_size(parser: ArgumentParser) -> None:
    """``--query-size``."""
    parser.add_argument(
        "--query-size", type=_size, metavar="BYTES", help=f"refuse a longer query (default {MAX_QUERY})"
    )


def add_copy(parser: ArgumentParser, show: str) -> None:
    """A copy of the entry, ``--show`` (with its help), and ``--data``."""
    parser.add_argument("entry", metavar="ENTRY", help="your copy of the entry: text, Markdown or HTML")
    parser.add_argument("--show", action="store_true", help=show)
    add_data(parser)
    add_condition(parser)


def add_condition(parser: ArgumentParser) -> None:
    """``--condition``."""
    parser.add_argument(
        "--condition",
        type=filled,
        metavar="NAME",
        help="the condition, where the data hold several: its name, title or IRI (default: found from the entry)",
    )


def add_opening(parser: ArgumentParser) -> None:
    """``--condition`` of a page."""
    parser.add_argument(
        "--condition",
        type=filled,
        metavar="NAME",
        help="the condition on which the page opens: its name, title or IRI "
        "(default: LEMS of what is shipped, of your own data that of the most claims)",
    )


def opening(options: Namespace, index: Index) -> str | None:
    """The IRI of the concept on which a page opens, by ``--condition``; None without it."""
    if options.condition is None:
        return None
    from visualize.explorer.focus import focus_named

    return focus_named(index, options.condition)


def condition_of(options: Namespace, index: Index, entry: Entry) -> Condition:
    """The condition to which a copy of an entry belongs: by ``--condition``, else by digest or title of the copy."""
    from kg.condition import choose_entry, conditions_of

    return choose_entry(conditions_of(index), options.condition, sha256=entry.sha256, title=entry.title)


def tell_other_copy(options: Namespace, entry: Entry, condition: Condition) -> None:
    """Say on standard error when a copy is not the very file of the condition's entry, and which condition that is."""
    if condition.sha256 and entry.sha256 != condition.sha256:
        from kg.tables import printable

        whose = f"is not the file the graph was made from ({condition.title})"
        print(printable(f"kg: {options.entry} {whose}: its offsets are others"), file=sys.stderr)
