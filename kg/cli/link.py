"""``kg link``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from kg.cli.lists import file_name
from kg.cli.options import LISTS_END, VOCABULARIES, add_data, filled, refuse, whole
from kg.errors import AmbiguousNameError, InputError, UnknownNameError
from kg.tables import printable, shortened

if TYPE_CHECKING:
    from kg.link.match.ask import Asked
    from kg.link.match.concepts import Concept
    from kg.link.match.run import Found, Linking, Options
    from kg.rdf.index import Index

__all__ = ["add_arguments", "run"]

#: Seconds after which a bar shows how far the work is.
_SOON = 2


def _confidence(text: str) -> float:
    """A number from 0 to 1."""
    try:
        number = float(text)
    except ValueError:
        number = -1
    if not 0 <= number <= 1:
        raise ArgumentTypeError(f"{text!r} is not a number from 0 to 1")
    return number


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "vocabularies", nargs="+", metavar="VOCABULARY", help=f"link to the terms of these: {VOCABULARIES}"
    )
    parser.add_argument(
        "--from", dest="source", type=filled, metavar="FILE", help="link the terms of this vocabulary, not our concepts"
    )
    parser.add_argument("-o", "--output", type=filled, metavar="FILE", help="file to write (default standard output)")
    parser.add_argument(
        "--threshold", type=_confidence, metavar="C", help="least confidence of a row (default 0.5; of candidates 0.05)"
    )
    parser.add_argument(
        "--candidates", type=whole, metavar="N", help="up to N (at most 4) terms of a vocabulary, not 1"
    )
    parser.add_argument(
        "--accept",
        type=_confidence,
        metavar="C",
        help="write only the best terms of this confidence into FILE, and the rest, for review, beside it",
    )
    parser.add_argument(
        "--without",
        choices=("xrefs",),
        help="leave out identifiers that both sides share, and what they are under",
    )
    _add_list(parser, "--with", "witnesses", f"vocabularies that may know both names; {LISTS_END}")
    _add_list(
        parser,
        "--mappings",
        "sets",
        f"mapping sets (SSSOM): what they accept counts, what they reject is withheld; {LISTS_END}",
    )
    parser.add_argument("--none-found", action="store_true", help="write sssom:NoTermFound for what has no row")
    parser.add_argument("--no-labels", action="store_true", help="leave names of the vocabularies out, as licences ask")
    parser.add_argument("--explain", type=filled, metavar="TERM", help="print the way of one subject, write nothing")
    parser.add_argument("--jobs", type=whole, metavar="N", help="processes (default one a core)")
    add_data(parser)


def _add_list(parser: ArgumentParser, name: str, target: str, words: str) -> None:
    parser.add_argument(
        name, dest=target, nargs="+", action="extend", type=file_name, metavar="FILE", default=[], help=words
    )


def run(options: Namespace) -> int:
    """Link, and write the rows or explain one."""
    from kg.link.match.ask import read_documents
    from kg.link.match.run import Options

    _check(options)
    settings = Options.of(
        options.threshold,
        options.candidates,
        xrefs=options.without != "xrefs",
        jobs=options.jobs,
        tell=_bar(),
    )
    asked = read_documents(
        options.source or _graph(options),
        options.vocabularies,
        witnesses=options.witnesses,
        mappings=options.sets,
    )
    if options.explain is not None:
        return _explain(asked, settings, options.explain)
    linking = asked.link(settings)
    _write(options, linking)
    _tell(linking)
    return 0


def _check(options: Namespace) -> None:
    """Refuse options that are without effect, and an output that is an input.

    Raises:
        InputError: when there is one.
    """
    if options.source:
        refuse(
            {"--data": options.data, "--add": options.add}, "tell of our concepts, in whose place --from names others"
        )
    if options.accept is not None and not options.output:
        raise InputError("writes two files", where="--accept", hint="Name the first with -o FILE")
    if options.explain is not None:
        unused = {
            "-o": options.output,
            "--accept": options.accept is not None,
            "--none-found": options.none_found,
            "--no-labels": options.no_labels,
        }
        refuse(unused, "of what is written, and --explain writes nothing")
    inputs = [*options.vocabularies, *options.witnesses, *options.sets, *filter(None, [options.source])]
    for output in _outputs(options):
        if any(Path(output).resolve() == Path(name).resolve() for name in inputs):
            raise InputError("is read, too", where=output, hint="Name another file to write")


def _outputs(options: Namespace) -> list[str]:
    """The files to write: for --accept the second one, too."""
    if not options.output:
        return []
    return [options.output] if options.accept is None else [options.output, _review(options.output)]


def _review(output: str) -> str:
    """The file for review beside another: ``a.sssom.tsv``, ``a.review.sssom.tsv``."""
    path = Path(output)
    stem, dot, suffix = path.name.partition(".")
    return str(path.with_name(f"{stem}.review{dot}{suffix}"))


def _graph(options: Namespace) -> Index:
    from kg.build.shipped import read_data
    from kg.rdf.index import Index

    return Index(read_data(options.data, options.add))


def _named(term: str, concepts: Iterable[Concept]) -> str:
    """The IRI of the concept that a term names: IRI, CURIE, name in whatever words, or code.

    Raises:
        UnknownNameError: when it names none.
        AmbiguousNameError: when it names several.
    """
    from kg.claims.normal import bag
    from kg.link.match.curies import Curies
    from kg.rdf.namespaces import local_name
    from kg.rdf.prefix_map import canonical, identify

    iri, words = identify(term) or term, bag(term)
    concepts = list(concepts)
    found = [each for each in concepts if term in (each.iri, Curies().of(each.iri)) or iri == canonical(each.iri)]
    found = found or [each for each in concepts if each.label.casefold() == term.casefold()]
    found = found or [each for each in concepts if bag(each.label) == words]
    found = found or [each for each in concepts if any(bag(text) == words for text, _ in each.names())]
    found = found or [each for each in concepts if unquote(local_name(each.iri)) == term]
    if not found:
        near = [each.label for each in concepts if words and any(words <= bag(text) for text, _ in each.names())]
        meant = " or ".join(repr(shortened(label, 60)) for label in sorted(near, key=len)[:3])
        hint = f"Did you mean {meant}?" if meant else "Give a label, a synonym, a code or an IRI"
        raise UnknownNameError(f"no subject is named {shortened(term, 60)!r}", hint=hint)
    if len(found) > 1:
        choices = "; ".join(f"{Curies().of(each.iri)} ({each.label})" for each in found[:5])
        raise AmbiguousNameError(f"{shortened(term, 60)!r} names several subjects", hint=f"Choose: {choices}")
    return found[0].iri


def _explain(asked: Asked, settings: Options, term: str) -> int:
    from kg.link.match.explain import way

    wanted = _named(term, asked.source.concepts)
    linking = asked.link(settings)
    for found in linking.found:
        if found.subject.iri == wanted:
            print("\n".join(printable(line) for line in way(found, linking)))
    return 0


def _write(options: Namespace, linking: Linking) -> None:
    from kg.files import write_all_atomically
    from kg.link.match.rows import mapping_set
    from kg.link.sssom import mapping_set_text

    def text(found: Iterable[Found], *, none_found: bool) -> str:
        labels = not options.no_labels
        return mapping_set_text(mapping_set(linking, found, labels=labels, none_found=none_found))

    parts = [list(linking.found)]
    if options.accept is not None:
        parts = list(map(list, zip(*(each.split(options.accept) for each in linking.found), strict=True)))
    texts = [text(part, none_found=options.none_found and part is parts[-1]) for part in parts]
    if options.output:
        write_all_atomically(zip(_outputs(options), texts, strict=True))
    else:
        sys.stdout.write(texts[0])


def _tell(linking: Linking) -> None:
    """Say what was found in each vocabulary."""
    for number, target in enumerate(linking.targets):
        found = [each for each in linking.found if each.target == number]
        linked, several = sum(each.exact is not None for each in found), sum(each.good > 1 for each in found)
        unsure = sum(bool(each.links) for each in found) - linked
        withheld = sum(len(each.withheld) for each in found)
        words = [f"{linked:,} of {len(found):,} {linking.source.title} linked"]
        words += [f"{unsure:,} with candidates only"] if unsure else []
        words += [f"{several:,} with several good candidates"] if several else []
        words += [f"{withheld:,} withheld as somebody has rejected them"] if withheld else []
        print(printable(f"{target.title}: {'; '.join(words)}"), file=sys.stderr)


def _bar() -> Callable[[float], None]:
    """What shows on a terminal how far a long piece of work is."""
    if not sys.stderr.isatty():
        return lambda _: None
    import time

    started = time.monotonic()

    def show(share: float) -> None:
        if share < 1 and time.monotonic() - started < _SOON:
            return
        done = round(40 * share)
        bar = "\r\033[K" if share >= 1 else f"\rlinking [{'#' * done}{' ' * (40 - done)}] {share:4.0%}"
        print(bar, end="", file=sys.stderr, flush=True)

    return show
