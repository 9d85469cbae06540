"""Sentences of open texts: shown where the text stands beside its layer, and refused where it is not that text."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg.build.dataset import Dataset, build_dataset
from kg.claims.accounts import entry_record
from kg.claims.claim import claims
from kg.condition import conditions_of, read_condition, shipped_conditions
from kg.entry.read import read_entry
from kg.errors import DataError
from kg.evidence.coverage import coverage
from kg.evidence.verify import verify
from kg.rdf.index import node

ENTRIES = [entry for condition in shipped_conditions() for entry in condition.entries if entry.text]


@pytest.fixture
def copied(second: Path, second_entry: Path, tmp_path: Path) -> Path:
    folder = Path(shutil.copytree(second, tmp_path / "polymyositis"))
    shutil.copyfile(second_entry, folder / "entry.txt")
    return folder


def test_what_is_shipped_accounts_for_every_sentence(whole: Dataset) -> None:
    assert len(ENTRIES) == 14
    here = {each.layer: each for condition in conditions_of(whole.index) for each in condition.entries}
    for entry in ENTRIES:
        assert entry.text
        text, record = read_entry(entry.text), entry_record(whole.index, here[entry.layer])
        report = verify(record, text)
        assert report.same_file, entry.text
        assert report.is_fine, entry.text
        assert coverage(record, text).is_complete, entry.text


def test_every_claim_of_an_open_text_shows_its_sentence(whole: Dataset) -> None:
    layers = {entry.layer for entry in ENTRIES}
    shown = [claim for claim in claims(whole.index) if claim.layer in layers]
    assert len(shown) > 800
    assert all(claim.quotes for claim in shown)
    assert not any(claim.quotes for claim in claims(whole.index) if claim.layer not in layers)


def test_no_person_has_signed_them(whole: Dataset) -> None:
    index, layers = whole.index, {entry.layer for entry in ENTRIES}
    assert {index.value(layer, node("ck:agentType")) for layer in layers if layer} == {node("ck:automatedAgent")}
    for claim in claims(index):
        if claim.layer in layers:
            assert claim.status == node("ck:checkedAgainstSource")
            assert not claim.reviewer


def test_a_folder_with_its_text(copied: Path) -> None:
    dataset = build_dataset([read_condition(copied)])
    quotes = [quote for claim in claims(dataset.index) for quote in claim.quotes]
    assert any(quote.startswith("Polymyositis is a type of inflammatory myopathy") for quote in quotes)


def test_a_text_that_is_another_is_refused(copied: Path) -> None:
    (copied / "entry.txt").write_text("Polymyositis\n\nIt hurts.\n", encoding="utf-8")
    with pytest.raises(DataError, match="is not the text that the folder was made from"):
        build_dataset([read_condition(copied)])


def test_a_text_that_may_not_be_shown_is_refused(copied: Path) -> None:
    layer = copied / "layer.ttl"
    closed = layer.read_text(encoding="utf-8").replace("licenses/by/4.0/", "licenses/by-nd/4.0/")
    layer.write_text(closed, encoding="utf-8")
    with pytest.raises(DataError, match="does not let it be shown"):
        build_dataset([read_condition(copied)])


def test_a_span_that_is_not_in_the_text_is_refused(copied: Path) -> None:
    path = copied / "claims.ttl"
    text = path.read_text(encoding="utf-8")
    digest = text.partition('ck:sha256 "')[2][:64]
    path.write_text(text.replace(digest, "0" * 64), encoding="utf-8")
    with pytest.raises(DataError, match="are not those of the evidence"):
        build_dataset([read_condition(copied)])
