"""A pattern is looked for in small letters, and only where one of its words stands."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from kg.reading.sought import Sought, small

RISK = Sought(re.compile(r"\brisk (?:of|for)\b"), ("risk",))
TEXT = "The RISK OF falls, and the risk for others"


def test_the_first_match_is_found_whatever_the_case() -> None:
    found = RISK.search(TEXT)
    assert found is not None
    assert TEXT[slice(*found.span())] == "RISK OF"
    assert RISK.search(TEXT, found.end(), 20) is None
    assert RISK.match(TEXT, found.start()) is not None
    assert RISK.match(TEXT) is None
    assert RISK.fullmatch("Risk of") is not None
    assert RISK.fullmatch("Risk of falls") is None


def test_all_matches_are_found() -> None:
    assert [TEXT[slice(*found.span())] for found in RISK.finditer(TEXT)] == ["RISK OF", "risk for"]
    assert [found.start() for found in RISK.finditer(TEXT, 12)] == [TEXT.index("risk for")]
    assert list(RISK.finditer("A risk of falls", 10)) == []


def test_a_word_alone_is_no_match() -> None:
    assert RISK.search("a risky matter") is None
    assert RISK.search("nothing of it") is None


def test_without_words_it_is_always_looked_for() -> None:
    assert Sought(re.compile(r"\d")).search("no 1") is not None


@given(st.text(st.sampled_from("aAİßẞ ǅé")))
def test_each_small_letter_stands_at_the_place_of_its_own(text: str) -> None:
    assert len(small(text)) == len(text)
