"""``kg anchor``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from pathlib import Path

from kg.build.shipped import read_data
from kg.claims.accounts import entry_record
from kg.cli.options import add_condition, add_data, condition_of, refuse, tell_other_copy
from kg.condition import Condition, read_condition
from kg.entry.read import Entry, read_entry
from kg.errors import InputError
from kg.evidence.anchor import anchor, evidence_block, reanchor
from kg.rdf.index import Index
from kg.rdf.namespaces import shrink

__all__ = ["add_arguments", "run"]

_STATUSES = ("unmoved", "moved", "sentence changed", "sentence only", "gone")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("entry", metavar="ENTRY", help="a copy of the entry: text, Markdown or HTML")
    parser.add_argument("words", nargs="?", metavar="WORDS", help="the words that hold the claim with its hedge")
    parser.add_argument(
        "--cue", action="append", default=[], metavar="WORD", help="a hedging word among them: may, often, rare"
    )
    parser.add_argument("--reanchor", action="store_true", help="find all evidence of the graph again in ENTRY")
    add_data(parser)
    add_condition(parser)


def run(options: Namespace) -> int:
    """Print the block for words, or what became of all evidence."""
    entry = read_entry(options.entry)
    if options.reanchor:
        refuse({"WORDS": options.words, "--cue": options.cue}, "without effect on --reanchor, which takes all evidence")
        return _reanchor(options, entry)
    if not options.words:
        raise InputError("no words were given", hint='Say which: kg anchor ENTRY "words", or --reanchor')
    condition = _condition(options, entry)
    if not condition.sha256:
        print(
            f"kg: the data do not say which copy they are of: the offsets are those of {options.entry}", file=sys.stderr
        )
    tell_other_copy(options, entry, condition)
    place = anchor(entry, options.words)
    print(evidence_block(entry, place, condition), end="")
    for word in options.cue:
        print()
        print(evidence_block(entry, anchor(entry, word, within=place), condition, is_cue=True), end="")
    return 0


def _condition(options: Namespace, entry: Entry) -> Condition:
    """The condition whose spans are to be named: one of the graph, or a folder that is not built yet."""
    return _folder(options) or condition_of(options, Index(read_data(options.data, options.add)), entry)


def _folder(options: Namespace) -> Condition | None:
    """The condition of the folder that ``--condition`` names; None where it names something else."""
    if not options.condition or not (Path(options.condition) / "layer.ttl").is_file():
        return None
    refuse({"--data": options.data, "--add": options.add}, "the condition is a folder, and no graph is read")
    return read_condition(Path(options.condition))


def _reanchor(options: Namespace, entry: Entry) -> int:
    condition = _folder(options)
    if condition:
        from kg.build.dataset import build_dataset

        index = build_dataset([condition]).index
    else:
        index = Index(read_data(options.data, options.add))
        condition = condition_of(options, index, entry)
    pieces = reanchor(entry_record(index, condition), entry)
    for piece in pieces:
        old = shrink(piece.iri)
        if piece.place is None:
            print(f"# {old} is gone")
        elif piece.status != "unmoved":
            print(f"# {old} {piece.status}: now {piece.place.start}-{piece.place.end}")
            print(evidence_block(entry, piece.place, condition, is_cue=piece.is_cue))
    for what, of_kind in (
        ("pieces of evidence", [piece for piece in pieces if not piece.is_cue]),
        ("cues", [piece for piece in pieces if piece.is_cue]),
    ):
        counts = Counter(piece.status for piece in of_kind)
        print(f"# {len(of_kind)} {what}: {', '.join(f'{counts[status]} {status}' for status in _STATUSES)}")
    return 0 if all(piece.is_settled for piece in pieces) else 1
