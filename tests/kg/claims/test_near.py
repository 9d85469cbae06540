"""Names near a text: by their words, within it, and a few wrong letters away."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.claims.near import NearNames

TEXTS = ("Muscle weakness", "plasmapheresis", "tumor", "AIDS", "hypotension", "vitamin B12", "Cyst of liver", "an eye")
NEAR = NearNames({text.lower(): text for text in TEXTS}, map(str.lower, TEXTS))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(("weakness, muscles", ["muscle weakness"]), ("liver cysts", ["cyst of liver"]), ("tumours", ["tumor"])),
        *(("aid", []), ("muscle", []), ("vitamin B 12", ["vitamin b12"])),
    ],
)
def test_alike_are_names_of_the_same_words(text: str, expected: list[str]) -> None:
    assert NEAR.alike(text) == expected


def test_names_that_hold_the_words_and_those_within_a_text() -> None:
    assert NEAR.holding("weaknesses") == ["muscle weakness"]
    assert NEAR.holding("cyst muscle") == NEAR.holding("") == []
    assert NEAR.within("do tumours and muscle weakness come together") == ["muscle weakness", "tumor"]
    assert NEAR.within("aid for a liver") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plasmaferesis", "plasmapheresis"),
        ("plasma pheresis", "plasmapheresis"),
        ("musscle waekness", "muscle weakness"),
        ("vitamine b12", "vitamin b12"),
        ("tumr", None),  # of four letters
        ("muscle weakness tumr", "muscle weakness tumor"),  # beside others
        ("humor", None),  # the first letter of a short word
        ("hypertension", None),  # the opposite
        ("vitamin b13", None),  # another number
        ("plasmodium", None),
    ],
)
def test_slips_are_corrected_and_nothing_else(text: str, expected: str | None) -> None:
    assert NEAR.corrected(text)[:1] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "whole", "holding"),
    [
        ("SCLC", ["small cell lung cancer"], []),
        ("sclc", ["small cell lung cancer"], []),
        ("EMG", ["electromyography"], ["single fiber electromyography"]),
        ("emg", [], []),
        ("3,4-DAP", ["3 4 diaminopyridine"], []),
        ("4-DAP", [], ["3 4 diaminopyridine"]),
        ("ctc", ["computed tomography of the chest"], []),  # small words have no letter
        *((text, [], []) for text in ("3,5-DAP", "LENS", "scl cancer", "lens", "ab", "", "3 4")),
    ],
)
def test_abbreviations_stand_for_words_and_parts_of_words(text: str, whole: list[str], holding: list[str]) -> None:
    texts = ("small cell lung cancer", "electromyography", "single fiber electromyography", "3 4 diaminopyridine")
    names = (*texts, "computed tomography of the chest", "lambert eaton syndrome")
    assert NearNames({name: name for name in names}, names).abbreviated(text) == (whole, holding)


@given(st.text(max_size=80))
def test_any_text_is_met(text: str) -> None:
    for found in (NEAR.alike(text), NEAR.holding(text), NEAR.within(text)):
        assert {*found} <= {each.lower() for each in TEXTS}
    assert text not in NEAR.corrected(text)
