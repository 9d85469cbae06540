"""How it goes on."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import said


@pytest.mark.parametrize(
    ("section", "sentence", "predicate", "words"),
    [
        ("Outlook", "Paper lung goes away within a year.", "ck:hasPrognosis", "goes away within a year"),
        ("Summary", "Paper lung usually lasts two weeks.", "ck:hasPrognosis", "lasts two weeks"),
        ("Summary", "Without treatment, it can be deadly.", "ck:hasPrognosis", "deadly"),
    ],
)
def test_rules(section: str, sentence: str, predicate: str, words: str) -> None:
    assert ("Paper lung", predicate, words) in said(section, sentence)


def test_how_long_it_lasts() -> None:
    assert said("Summary", "Acute paper lung generally lasts from a few days to a few weeks.") == {
        ("acute paper lung", "ck:hasPrognosis", "lasts from a few days to a few weeks")
    }


def test_how_grave_it_is_stands_under_any_heading() -> None:
    found = said("Prevention", "Paper lung can be very serious.")
    assert found == {("Paper lung", "ck:hasPrognosis", "very serious")}


def test_what_a_drug_does_not_have_is_no_treatment() -> None:
    sentence = "Kite drugs slow paper lung but do not usually have permanent results."
    assert not any(words.endswith("permanent results") for _, _, words in said("Treatment", sentence))
