"""``kg verify``."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from kg.build.shipped import read_data
from kg.claims.accounts import EntryRecord, entry_record
from kg.cli.options import add_copy, condition_of
from kg.entry.read import read_entry
from kg.evidence.verify import ELSEWHERE, IN_PLACE, NOT_FOUND, Report, verify
from kg.rdf.index import Index
from kg.tables import printable

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_copy(parser, "print each statement beside its sentence")


def run(options: Namespace) -> int:
    """Verify a copy."""
    entry = read_entry(options.entry)
    index = Index(read_data(options.data, options.add))
    condition = condition_of(options, index, entry)
    record = entry_record(index, condition)
    report = verify(record, entry)
    if options.show:
        _show(record, report)
    other = f"another copy, compared sentence by sentence with the entry on {condition.title}"
    same = "the very file the graph was made from" if report.same_file else other
    print(printable(f"{options.entry}: {same}"))
    print(
        f"{len(report.results)} pieces of evidence: {report.count(IN_PLACE)} {IN_PLACE}, "
        f"{report.count(ELSEWHERE)} {ELSEWHERE}, {report.count(NOT_FOUND)} {NOT_FOUND}"
    )
    for result in report.results:
        if result.status != IN_PLACE:
            place = f" at {result.start}-{result.end}" if result.start is not None else ""
            print(f"  {result.status}{place}: span {result.evidence.start}-{result.evidence.end} of the original")
    for cue in report.broken_cues:
        print(f"  {NOT_FOUND}: cue {cue}")
    return 0 if report.is_fine else 1


def _show(record: EntryRecord, report: Report) -> None:
    results = {result.evidence.iri: result for result in report.results}
    for account in record.accounts:
        if account.kind == "not clinical":
            continue
        print(printable(f"{'lost list: ' if account.kind == 'gap' else ''}{account.label}"))
        for evidence in account.evidence:
            result = results[evidence.iri]
            said = printable(result.sentence) or f"({result.status})"
            print(f"    {evidence.start}-{evidence.end}  {said}")
