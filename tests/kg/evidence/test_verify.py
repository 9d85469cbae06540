"""The graph's evidence against the entry itself, and against other copies of it."""

from __future__ import annotations

from pathlib import Path

from kg.claims.accounts import EntryRecord
from kg.entry.digests import digest
from kg.entry.read import Entry
from kg.evidence.coverage import coverage
from kg.evidence.verify import ELSEWHERE, IN_PLACE, NOT_FOUND, verify
from tests.kg.evidence.copies import as_html, copy_of


def test_the_very_file(record: EntryRecord, entry: Entry) -> None:
    report = verify(record, entry)
    assert report.same_file
    assert report.is_fine
    assert report.count(IN_PLACE) == len(report.results) > 75


def test_every_digest_is_recomputed(record: EntryRecord, entry: Entry) -> None:
    for evidence in record.evidence:
        assert digest(entry.text[evidence.start : evidence.end]) == evidence.sha256
        unit = entry.unit_at(evidence.start, evidence.end)
        assert unit is not None
        assert (unit.digest, unit.word_count) == (evidence.sentence_digest, evidence.sentence_words)
    for cue in record.cues:
        assert digest(entry.text[cue.start : cue.end]) == cue.sha256


def test_html_copy(record: EntryRecord, entry: Entry, tmp_path: Path) -> None:
    page = copy_of(tmp_path, as_html(entry), "page.html")
    report = verify(record, page)
    assert not report.same_file
    assert [r.evidence.start for r in report.results if r.status != IN_PLACE] == []
    assert coverage(record, page).accounted >= 50


def test_a_changed_sentence_is_not_found(record: EntryRecord, entry: Entry, tmp_path: Path) -> None:
    changed = copy_of(tmp_path, entry.text.replace("rare in children", "common in children"))
    report = verify(record, changed)
    assert [r.status for r in report.results if r.status != IN_PLACE] == [NOT_FOUND]
    assert not report.is_fine
    incomplete = coverage(record, changed)
    assert not incomplete.is_complete
    assert incomplete.accounted == 59


def test_a_moved_sentence_is_elsewhere(record: EntryRecord, entry: Entry, tmp_path: Path) -> None:
    sentence = next(unit.text for unit in entry.units if unit.text.startswith("Death is"))
    text = entry.text.replace(" " + sentence, "").replace("LEMS is rare in", sentence + " LEMS is rare in")
    report = verify(record, copy_of(tmp_path, text))
    assert [r.status for r in report.results if r.status != IN_PLACE] == [ELSEWHERE]
    assert report.is_fine


def test_spacing_quotes_and_case_do_not_matter(record: EntryRecord, entry: Entry, tmp_path: Path) -> None:
    text = entry.text.replace(" ", "  ").replace("-", "–").replace("nerves", "NERVES").replace("\n", "\r\n")
    assert verify(record, copy_of(tmp_path, text)).is_fine
