"""Every unit of the entry is accounted for, or told."""

from __future__ import annotations

from kg.claims.accounts import EntryRecord
from kg.entry.read import Entry
from kg.evidence.coverage import coverage


def test_coverage_is_complete(record: EntryRecord, entry: Entry) -> None:
    report = coverage(record, entry)
    assert report.same_file
    assert report.is_complete
    assert (report.accounted, len(report.units)) == (60, 60)
