"""``kg coverage``."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections import Counter

from kg.build.shipped import read_data
from kg.claims.accounts import entry_record
from kg.cli.options import add_copy, condition_of, tell_other_copy
from kg.entry.read import read_entry
from kg.evidence.coverage import coverage
from kg.rdf.index import Index
from kg.tables import printable, render_table
from kg.terminal import terminal_width

__all__ = ["add_arguments", "run"]

_KINDS = ("association", "gap", "not clinical", "not read", "nothing")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_copy(parser, "print every unit with what accounts for it")


def run(options: Namespace) -> int:
    """Account for every unit of a copy."""
    entry = read_entry(options.entry)
    index = Index(read_data(options.data, options.add))
    condition = condition_of(options, index, entry)
    tell_other_copy(options, entry, condition)
    report = coverage(entry_record(index, condition), entry)
    if options.show:
        for unit in report.units:
            print(printable(f"{unit.unit.start}-{unit.unit.end}  {unit.unit.kind}: {unit.unit.text}"))
            for account in unit.accounts:
                print(printable(f"    {account.kind}: {account.label}"))
    counts = Counter((unit.unit.kind, unit.kind) for unit in report.units)
    kinds = sorted({kind for kind, _ in counts})
    rows = [[kind, *[str(counts[kind, how]) for how in _KINDS]] for kind in kinds]
    print(render_table(["unit", "associations", *_KINDS[1:]], rows, width=terminal_width()), end="")
    for unit in report.units:
        if unit.kind == "nothing":
            print(f"unaccounted: {unit.unit.kind} at {unit.unit.start}-{unit.unit.end} ({unit.unit.section})")
        elif unit.kind == "not read":
            reasons = "; ".join(account.label for account in unit.accounts)
            print(f"not read: {unit.unit.kind} at {unit.unit.start}-{unit.unit.end} ({unit.unit.section}), {reasons}")
        elif unit.is_contradictory:
            print(f"declared not clinical, yet with statements: {unit.unit.start}-{unit.unit.end}")
    for lost in report.lost_lists_without_gap:
        print(f"a list is lost at {lost.start}-{lost.end}, and no gap says so")
    if report.loose:
        print(f"{len(report.loose)} characters are in no unit, the first at {report.loose[0]}")
    share = 100 * report.accounted / len(report.units)
    whole = "100 %" if report.is_complete else f"{min(share, 99.9):.1f} %"
    print(f"{report.accounted} of {len(report.units)} units accounted for: {whole}")
    return 0 if report.is_complete else 1
