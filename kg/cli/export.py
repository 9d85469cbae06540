"""``kg export``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.options import add_data, add_layers, filled, vocabularies
from kg.errors import InputError
from kg.export import FORMS, NAMING, Export, export
from kg.files import check_folder, write_all_atomically

if TYPE_CHECKING:
    from kg.rdf.index import Index

__all__ = ["add_arguments", "run"]

_SHOWN = 5
_NAMING = f"{', '.join(NAMING[:-1])} and {NAMING[-1]}"


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "form",
        choices=tuple(FORMS),
        help="kgx, graphml, schema.org (the entry alone), cytoscape, csv, rdf12 or nanopub",
    )
    parser.add_argument(
        "-o", "--output", type=filled, metavar="DIR", default="build", help="folder to write to (default build)"
    )
    add_layers(parser)
    parser.add_argument(
        "--ids",
        type=vocabularies,
        metavar="LIST",
        default=[],
        help=f"{_NAMING}: identify concepts by exact terms of these vocabularies, in order of preference: mondo,hp",
    )
    parser.add_argument("--jsonl", action="store_true", help="kgx: JSON Lines in place of TSV")
    parser.add_argument(
        "--left-out",
        type=filled,
        metavar="FILE",
        help="write what the form cannot hold, with reasons (.tsv, .csv or .json)",
    )
    add_data(parser, mappings=True)


def run(options: Namespace) -> int:
    """Write the files; say on stderr how many claims they hold, and why others are left out. 1 when they hold none."""
    from kg.build.shipped import read_data
    from kg.rdf.index import Index
    from kg.tables import render

    if options.ids and options.form not in NAMING:
        raise InputError(f"--ids belongs to {_NAMING}", where=options.form, hint="Leave it out, or choose one of these")
    if options.jsonl and options.form != "kgx":
        raise InputError("--jsonl belongs to kgx", where=options.form, hint="Leave it out, or write kg export kgx")
    suffix = Path(options.left_out).suffix.lower().removeprefix(".") if options.left_out else "tsv"
    if suffix not in ("tsv", "csv", "json"):
        raise InputError("is no .tsv, .csv or .json", where=options.left_out, hint="Name a file with such an end")
    check_folder(options.output)
    index = Index(read_data(options.data, options.add))
    done = export(
        index, options.form, layers=options.layer, condition=options.condition, ids=options.ids, jsonl=options.jsonl
    )
    held, left_out = done.division.held, done.division.left_out
    if not held and not left_out:
        named = [source.name for source in (*options.data, *options.add)]
        raise InputError(
            "no claims are there to export",
            where=", ".join(named) or options.form,
            hint="An export is of claims (ck:Association); kg draw --data FILE draws any RDF",
        )
    files = [(Path(options.output) / name, text) for name, text in done.files.items() if held]
    listed = [(options.left_out, [item.record(index) for item in left_out])] if options.left_out else []
    write_all_atomically(
        [*files, *((path, render(records, ("id", "claim", "reason"), suffix)) for path, records in listed)]
    )
    for path, _ in files:
        print(path)
    _tell(index, done, listed=bool(options.left_out))
    return 0 if held else 1


def _tell(index: Index, done: Export, *, listed: bool) -> None:
    """Say on stderr how many claims the files hold, which warnings they lack, and why claims are left out."""
    from kg.rdf.index import node
    from kg.tables import printable

    held, left_out = done.division.held, done.division.left_out
    nothing = "" if held else ": nothing is written" + (" but the list of them" if listed else "")
    counts = f"{len(held)} exported, {len(left_out)} left out{nothing}"
    print(f"kg: {len(held) + len(left_out)} claims: {counts}", file=sys.stderr)
    if done.remark and held:
        print(f"  {done.remark}", file=sys.stderr)
    warnings = Counter(
        index.label(item.claim.predicate)
        for item in left_out
        if index.values(item.claim.predicate, node("ck:caution")) and item.claim.is_accepted
    )
    if warnings:
        named = ", ".join(f"{count} “{printable(label)}”" for label, count in sorted(warnings.items()))
        print(f"  warnings and doses left out: {named}", file=sys.stderr)
    reasons = Counter(item.reason for item in left_out).most_common()
    for reason, count in sorted(reasons, key=lambda pair: (-pair[1], pair[0]))[:_SHOWN]:
        print(f"  {count}: {printable(reason)}", file=sys.stderr)
    if len(reasons) > _SHOWN:
        print(f"  and {len(reasons) - _SHOWN} other reasons: --left-out FILE lists every claim", file=sys.stderr)
