"""What the page says of a copy of the entry against ``kg verify`` and ``kg coverage``."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from kg.claims.accounts import EntryRecord, entry_record
from kg.claims.claim import Evidence
from kg.condition import conditions_of
from kg.entry.read import Entry, read_entry
from kg.entry.rules import RULES
from kg.evidence.coverage import coverage
from kg.evidence.verify import ELSEWHERE, NOT_FOUND, verify
from kg.rdf.index import Index
from tests.kg.evidence.copies import as_html
from tests.visualize.made_up import TEXT, made_up_graph

ACCOUNT = """async ([bytes, name, digest, records, rules]) => {
  const { readEntry } = await import("http://js.test/reader/entry.js");
  const { compileRules } = await import("http://js.test/reader/rules.js");
  const entry = readEntry(Uint8Array.from(atob(bytes), (byte) => byte.charCodeAt(0)), name, compileRules(rules));
  const steps = m.accountFor(entry, digest, records);
  for (;;) {
    const { done, value } = steps.next();
    if (!done) continue;
    const plain = (one) => (one ? [one.start, one.end] : null);
    return {
      isSame: value.isSame,
      pieces: value.pieces.map((one) => [...[one.span, one.place, one.sentence].map(plain), one.isElsewhere]),
      units: value.units.map((unit) => [
        ...plain(unit), unit.records.map(({ id }) => id), unit.kindOfRecords, unit.marks.map(plain),
      ]),
    };
  }
}"""


def _span(evidence: Evidence) -> dict[str, Any]:
    return {
        "start": evidence.start,
        "end": evidence.end,
        "sha256": evidence.sha256,
        "digest": evidence.sentence_digest,
        "words": evidence.sentence_words,
    }


def agree(page: Page, record: EntryRecord, path: Path) -> Entry:
    """Account for a copy in both languages; fail where they differ."""
    entry = read_entry(path)
    records = [
        {
            "id": account.iri,
            "kind": "claim" if account.kind == "association" else account.kind,
            "sections": account.sections,
            "spans": [_span(one) for one in account.evidence],
        }
        for account in record.accounts
    ]
    found = page.evaluate(ACCOUNT, [b64encode(path.read_bytes()).decode(), path.name, record.sha256, records, RULES])
    report, covered = verify(record, entry), coverage(record, entry)
    assert found["isSame"] == report.same_file
    assert len(found["pieces"]) == len(report.results)
    places: list[tuple[int, int, str]] = []
    for (span, place, sentence, is_elsewhere), result in zip(found["pieces"], report.results, strict=True):
        assert tuple(span) == (result.evidence.start, result.evidence.end)
        assert (place is None) == (result.status == NOT_FOUND)
        assert is_elsewhere == (result.status == ELSEWHERE)
        if place is None or result.start is None or result.end is None:
            continue
        assert sentence == (None if report.same_file else [result.start, result.end])
        assert result.start <= place[0] < place[1] <= result.end
        places += [(*place, account.iri) for account in record.accounts if result.evidence in account.evidence]
    for (start, end, ids, kind, marks), account in zip(found["units"], covered.units, strict=True):
        assert (start, end) == (account.unit.start, account.unit.end)
        marked = {iri for a, b, iri in places if a < end and start < b and _is_clinical(record, iri)}
        assert set(ids) == {one.iri for one in account.accounts} | marked
        assert all(start <= a < b <= end for a, b in marks)
        if not marked - {one.iri for one in account.accounts}:
            assert (kind or "nothing") == account.kind.replace("association", "claim")
    return entry


def _is_clinical(record: EntryRecord, iri: str) -> bool:
    return any(account.iri == iri and account.kind != "not clinical" for account in record.accounts)


def copies(entry: Entry, folder: Path) -> list[Path]:
    """Copies of an entry: altered, shuffled, respaced, as a page."""
    text = entry.text
    long = next(unit for unit in entry.units if unit.kind == "sentence" and unit.word_count > 3)
    made = {
        "emoji.txt": "😀😀 " + text,
        "spaces.txt": text.replace(" ", "  ").replace("-", "–").replace("\n", "\r\n").upper(),
        "moved.txt": text.replace(long.text, "", 1) + "\n\n" + long.text,
        "twice.txt": text + "\n\n" + text,
        "less.txt": text[: len(text) // 2],
        "page.html": as_html(entry),
        "other.txt": "Something else.\n\nIt is not the entry.",
    }
    for name, content in made.items():
        (folder / name).write_text(content, encoding="utf-8")
    return [folder / name for name in made]


def test_made_up_entry_and_copies(module: Callable[[str], Page], tmp_path: Path) -> None:
    page = module("reader/accounts")
    index = Index(made_up_graph(tmp_path))
    record = entry_record(index, *conditions_of(index))
    entry = agree(page, record, tmp_path / "toe.txt")
    assert entry.text == TEXT
    assert len(record.evidence) == 12
    for path in copies(entry, tmp_path):
        agree(page, record, path)


def test_the_entry_and_copies(
    module: Callable[[str], Page], record: EntryRecord, entry_path: Path, entry: Entry, tmp_path: Path
) -> None:
    page = module("reader/accounts")
    agree(page, record, entry_path)
    for path in copies(entry, tmp_path):
        agree(page, record, path)
