"""``kg mappings``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.cli.lists import file_name
from kg.cli.options import LISTS_END, add_format, add_mappings, filled, refuse
from kg.errors import UnknownNameError
from kg.link.sssom import SETS, MappingSet, mapping_sets, read_mappings, set_remarks
from kg.tables import FORMATS, printable, render
from kg.terminal import terminal_width

if TYPE_CHECKING:
    from kg.link.combine import Combined

__all__ = ["add_arguments", "run"]

_COLUMNS = ("subject_id", "set", "predicate_id", "object_id", "object_label", "mapping_justification", "confidence")
#: What is done instead of listing; of those in ``_MADE`` the outcome is a set, of ``--compare`` a list.
_ACTIONS = ("validate", "check", "sort", "release", "compare", "merge", "invert", "chain", "decide")
_MADE = ("merge", "invert", "chain")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("concept", nargs="?", metavar="CONCEPT", help="only this concept: label, synonym, CURIE or IRI")
    parser.add_argument("--set", choices=SETS, help="only this set")
    add_mappings(parser, "in place of the shipped ones")
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--validate", action="store_true", help="check the sets instead of listing them")
    lists = (
        (
            "check",
            "ONTOLOGY",
            "check the rows against a new release of vocabularies, in any form, or check mapping sets",
        ),
        ("compare", "OTHER", "compare the sets with those of others: agree, disagree, only in one, rejected here"),
        ("merge", "OTHER", "write the rows of the sets and of others as one set"),
        ("chain", "OTHER", "write what the sets lead to by a row of others, as candidates"),
    )
    for name, metavar, words in lists:
        instead.add_argument(
            f"--{name}", nargs="+", action="extend", type=file_name, metavar=metavar, help=f"{words}; {LISTS_END}"
        )
    instead.add_argument("--invert", action="store_true", help="write the rows turned round, by the inverse predicates")
    instead.add_argument("--sort", action="store_true", help="bring the files into canonical order")
    instead.add_argument("--release", type=filled, metavar="FILE", help="write all rows into one SSSOM/TSV file")
    instead.add_argument(
        "--decide",
        type=filled,
        metavar="FILE",
        help="bring the decided rows of a reviewed file into the sets of a condition: a column decision says accept, "
        "reject or unsure; without one, predicate_modifier Not is a rejection",
    )
    parser.add_argument("--into", type=filled, metavar="FOLDER", help="with --decide: the folder of the condition")
    parser.add_argument(
        "-o",
        "--output",
        type=filled,
        metavar="FILE",
        help="with --merge, --invert and --chain: file to write (default standard output)",
    )
    add_format(parser, FORMATS, default=None)


def run(options: Namespace) -> int:
    """List, check, compare, combine, sort or release the mappings, or take in decisions.

    Raises:
        InputError: when an option would be without effect.
    """
    action = next((name for name in _ACTIONS if getattr(options, name)), "")
    refuse({"--into": options.into if action != "decide" else None}, "belongs to --decide")
    refuse({"-o": options.output if action not in _MADE else None}, "belongs to --merge, --invert and --chain")
    if action:
        of_list = {"CONCEPT": options.concept, "--set": options.set, "--format": options.format}
        if action == "compare":
            del of_list["--format"], of_list["CONCEPT"]
        refuse(of_list, f"of the list only, which --{action} does not print")
    if action == "decide":
        refuse({"--mappings": options.mappings}, "without effect on --decide")
        return _decide(options)
    if action == "sort":
        return _sort(options.mappings)
    sets = _read(options.mappings) if options.mappings else mapping_sets()
    if action in _MADE:
        return _make(sets, action, options)
    return {"": _list, "validate": _validate, "check": _check, "compare": _compare, "release": _release}[action](
        sets, options
    )


def _read(files: Sequence[str]) -> list[MappingSet]:
    """Sets of others, with a word on what is odd about them."""
    sets = [read_mappings(file) for file in files]
    for each in sets:
        for where, remark in set_remarks(each):
            print(printable(f"{where}: {remark}"), file=sys.stderr)
    return sets


def _name(files: Sequence[str]) -> str:
    """What sets are called together."""
    return (files[0] if len(files) == 1 else f"{len(files)} mapping sets") if files else "kg/data/mappings"


def _list(sets: Sequence[MappingSet], options: Namespace) -> int:
    refuse({"--set": options.set if options.mappings else None}, "of the shipped sets only")
    wanted = None
    if options.concept is not None:
        from kg.build.shipped import load_shipped
        from kg.claims.names import Names
        from kg.rdf.index import Index

        wanted = Index(load_shipped()).once(Names).find_concept(options.concept)
    records = [
        {**dict.fromkeys((*_COLUMNS, "comment"), ""), **row.shared, **row.values, "set": each.name}
        for each in sets
        for row in each.rows
        if options.set in (None, each.name)
        and (wanted is None or wanted in (row.iri("subject_id"), row["object_id"] and row.iri("object_id")))
    ]
    if wanted and not records:
        raise UnknownNameError(f"no mapping is of {options.concept!r}", hint="List all with: kg mappings")
    form = options.format or "table"
    columns = _COLUMNS if form == "table" else (*_COLUMNS, "comment")
    if options.mappings:  # what of others' rows are no mappings shows
        columns = (*columns[:2], "predicate_modifier", *columns[2:])
        records = [{"predicate_modifier": "", **record} for record in records]
    sys.stdout.write(render(records, columns, form, width=terminal_width()))
    return 0


def _check(sets: Sequence[MappingSet], options: Namespace) -> int:
    from kg.cli.mapping_check import check

    return check(sets, options.check, name=_name(options.mappings))


def _validate(sets: Sequence[MappingSet], options: Namespace) -> int:
    """Ours are held to rules of our own, too; sets of others to the specification of SSSOM."""
    if not options.mappings:
        from kg.link.sssom import concept_labels, mapping_problems, unmapped_concepts
        from kg.rdf.index import Index
        from kg.rdf.load import read_quads
        from kg.sources import sources

        origin = sources()
        concepts = concept_labels(Index(read_quads([origin.vocabulary, *sorted(origin.concepts.glob("*.ttl"))])))
        problems = sorted([*mapping_problems(sets, concepts), *unmapped_concepts(sets, concepts)])
    else:
        from kg.link.sssom import set_findings

        problems = [finding for each in sets for finding in set_findings(each)]
    for where, problem in problems:
        print(printable(f"{where}: {problem}"))
    print(printable(f"{_name(options.mappings)}: {len(problems) or 'no'} findings"))
    return 1 if problems else 0


def _compare(sets: Sequence[MappingSet], options: Namespace) -> int:
    from kg.link.compare import COLUMNS, compare_sets

    found = compare_sets(sets, _read(options.compare))
    form = options.format or "table"
    sys.stdout.write(render(found.records, COLUMNS, form, width=terminal_width()))
    counts = ", ".join(f"{count} {verdict}" for verdict, count in found.counts.items())
    elsewhere = f"; {found.elsewhere} rows of theirs lead to none of our concepts" if found.elsewhere else ""
    print(f"{counts}{elsewhere}", file=sys.stderr)
    return 0


def _make(sets: Sequence[MappingSet], action: str, options: Namespace) -> int:
    """Write a set made of others."""
    from kg.files import write_atomically
    from kg.link.combine import chained, inverted, merged
    from kg.link.sssom import mapping_set_text

    if action == "merge":
        made = merged([*sets, *_read(options.merge)])
    elif action == "chain":
        made = chained(sets, _read(options.chain))
    else:
        made = inverted(sets[0] if len(sets) == 1 else merged(sets).mapping_set)
    text = mapping_set_text(made.mapping_set)
    if options.output:
        write_atomically(options.output, text)
        print(f"{options.output}: {_counted(made)}")
    else:
        sys.stdout.write(text)
        print(_counted(made), file=sys.stderr)
    return 0


def _counted(made: Combined) -> str:
    left_out = "".join(f"; {count} rows {reason} and are left out" for reason, count in made.left_out.items())
    return f"{len(made.mapping_set.rows)} rows{left_out}"


def _decide(options: Namespace) -> int:
    from pathlib import Path

    from kg.errors import InputError
    from kg.link.decide import decide

    if not options.into:
        raise InputError("needs the folder of a condition", where="--decide", hint="Add --into FOLDER")
    done = decide(options.decide, Path(options.into))
    for path, count in done.written.items():
        print(f"{path}: {count} rows more")
    print(f"{options.decide}: {done.there} rows were there already, {done.undecided} are not decided")
    return 0


def _sort(files: Sequence[str]) -> int:
    from pathlib import Path

    from kg.link.sssom.release import sort_mappings

    for path in sort_mappings(files=[Path(file) for file in files]):
        print(f"{path}: sorted")
    return 0


def _release(sets: Sequence[MappingSet], options: Namespace) -> int:
    from kg.files import write_atomically
    from kg.link.sssom.release import release_text

    if options.mappings:
        from kg.link.combine import merged
        from kg.link.sssom import mapping_set_text

        made = merged(sets)
        text, count = mapping_set_text(made.mapping_set), len(made.mapping_set.rows)
    else:
        text, count = release_text(sets), sum(len(each.rows) for each in sets)
    write_atomically(options.release, text)
    print(f"{options.release}: {count} rows")
    return 0
