"""``kg anchor``."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections import Counter

from kg.cli.options import add_data
from kg.entry import Entry, read_entry
from kg.errors import InputError

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("entry", metavar="ENTRY", help="a copy of the entry, text or HTML")
    parser.add_argument("words", nargs="?", metavar="WORDS", help="the words that hold the claim with its hedge")
    parser.add_argument(
        "--cue", action="append", default=[], metavar="WORD", help="a hedging word among them: may, often, rare"
    )
    parser.add_argument("--reanchor", action="store_true", help="find all evidence of the graph again in ENTRY")
    add_data(parser)


def run(options: Namespace) -> int:
    """Print the block for words, or what became of all evidence."""
    entry = read_entry(options.entry)
    if options.reanchor:
        return _reanchor(options, entry)
    if not options.words:
        raise InputError("no words were given", hint='Say which: kg anchor ENTRY "words", or --reanchor')
    from kg.anchor import anchor, evidence_block

    place = anchor(entry, options.words)
    print(evidence_block(entry, place), end="")
    for word in options.cue:
        print()
        print(evidence_block(entry, anchor(entry, word, within=place), is_cue=True), end="")
    return 0


def _reanchor(options: Namespace, entry: Entry) -> int:
    from kg.accounts import entry_record
    from kg.anchor import evidence_block, reanchor
    from kg.graph import open_store

    pieces = reanchor(entry_record(open_store(options.data)), entry)
    counts = Counter(piece.status for piece in pieces)
    for piece in pieces:
        old = f"span:{piece.evidence.start}-{piece.evidence.end}"
        if piece.status == "gone":
            print(f"# {old} is gone")
        elif piece.place and piece.status != "unmoved":
            print(f"# {old} {piece.status}: now {piece.place.start}-{piece.place.end}")
            print(evidence_block(entry, piece.place))
    print(
        f"# {len(pieces)} pieces of evidence: "
        + ", ".join(f"{counts[status]} {status}" for status in ("unmoved", "moved", "sentence only", "gone"))
    )
    return 1 if counts["gone"] or counts["sentence only"] else 0
