"""``kg review``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from kg.cli.options import filled, refuse

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "proposals", type=filled, metavar="PROPOSALS", help="what kg extract proposed: its folder or a file"
    )
    parser.add_argument("--entry", type=filled, metavar="FILE", help="the entry, whose text the page then shows")
    parser.add_argument("-o", "--output", type=filled, metavar="PAGE", help="the page (default review.html)")
    parser.add_argument(
        "--candidates",
        type=filled,
        metavar="SSSOM",
        help="candidates of mappings, to be decided on the same page (default: those beside the proposals)",
    )
    parser.add_argument("--tsv", type=filled, metavar="FILE", help="write a table of what is not decided instead")
    parser.add_argument(
        "--decisions",
        nargs="+",
        type=filled,
        default=[],
        metavar="FILE",
        help="with --tsv, decisions that were made: their proposals are left out",
    )


def run(options: Namespace) -> int:
    """Write the page, or the table, or both where both are named."""
    from kg.cli.reviewed import candidates_beside, decisions_in
    from kg.entry.read import read_entry
    from kg.files import write_all_atomically
    from kg.reading.decisions import undecided_text
    from kg.reading.sheet import check_entry, choose_sheet, read_sheets

    if not options.tsv:
        refuse({"--decisions": options.decisions}, "of --tsv only: the page opens decisions by itself")
    if options.tsv and not options.output:
        refuse({"--candidates": options.candidates}, "on the page only: name one with -o, too")
    entry = read_entry(options.entry) if options.entry else None
    sheet = choose_sheet(read_sheets(options.proposals), entry.sha256 if entry else "", options.proposals)
    if entry:
        check_entry(sheet, entry)
    files: list[tuple[str, str]] = []
    told: list[str] = []
    count = len(sheet.reading.proposals)
    if options.tsv:
        decided = {each.proposal for each in decisions_in(options.decisions)}
        left = [each for each in sheet.reading.proposals if each.identifier not in decided]
        rows = ((each, sheet.sentences(each.evidence)) for each in left)
        files.append((options.tsv, undecided_text(rows, sheet.version)))
        told.append(f"{options.tsv}: {len(left)} of {count} proposals to decide on")
    page = options.output or ("" if options.tsv else "review.html")
    if page:
        from visualize.pages.review import read_candidates, render_review_page

        beside = candidates_beside(Path(sheet.path))
        chosen = options.candidates or (beside if beside.is_file() else None)
        candidates = read_candidates(chosen) if chosen else None
        files.append((page, render_review_page(sheet, entry, candidates)))
        more = f", and {len(candidates.rows)} candidates from {chosen}" if candidates else ""
        told.append(f"{page}: {count} proposals to decide on{more}")
    write_all_atomically(files)
    print("\n".join(told))
    if page and entry:
        print(f"kg: {page} holds the entry's text: pass it on only where its licence allows it", file=sys.stderr)
    elif page:
        print(f"kg: {page} shows places instead of sentences: name the entry with --entry", file=sys.stderr)
    return 0
