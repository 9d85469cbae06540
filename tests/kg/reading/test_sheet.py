"""A file of proposals with its digests; another copy of the entry, and changed proposals, are refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.entry.digests import digest, sentence_digest
from kg.errors import DataError, InputError
from kg.reading.records import READER
from kg.reading.sheet import Digests, check_entry, choose_sheet, entry_digests, known_spans, read_sheets
from tests.kg.reading.decided import sheet_of
from tests.kg.reading.entries import TEXT, entry_of, reading, span_of

ITEM = span_of("Often joint and muscle pain")


def test_digests_and_version(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path / "p")
    assert sheet.version == READER
    assert list(sheet.proposals.values()) == list(reading().proposals)
    known = sheet.digests[ITEM]
    assert known.sha256 == digest("Often joint and muscle pain")
    assert sheet.sentences((ITEM, (0, 1))) == (sentence_digest("- Often joint and muscle pain")[:16], "")
    assert known == entry_digests(entry_of(), ITEM)
    assert known_spans([tmp_path / "p/paper-lung.ttl", tmp_path / "missing.ttl"])[ITEM] == known


def test_a_span_over_two_sentences_has_no_sentence() -> None:
    start, end = span_of("airways. It")
    assert entry_digests(entry_of(), (start, end)) == Digests(digest("airways. It"))


def test_the_very_copy_is_needed(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path / "p")
    check_entry(sheet, entry_of())
    with pytest.raises(DataError, match="is not the text"):
        check_entry(sheet, entry_of(TEXT + "\nMore.\n"))
    changed = replace(sheet, digests={**sheet.digests, ITEM: Digests("0" * 64)})
    with pytest.raises(DataError, match="have another digest"):
        check_entry(changed, entry_of())


def test_one_is_chosen_by_the_digest_of_the_entry(tmp_path: Path) -> None:
    one = sheet_of(tmp_path / "p")
    other = replace(one, reading=replace(one.reading, sha256="0" * 64))
    assert choose_sheet([one, other], "0" * 64, "x") is other
    with pytest.raises(InputError, match="several files"):
        choose_sheet([one, other], "", "x")
    with pytest.raises(InputError, match="no proposals were made from this version"):
        choose_sheet([one], "1" * 64, "x")


def test_a_folder_without_proposals_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no Turtle"):
        read_sheets(tmp_path)
