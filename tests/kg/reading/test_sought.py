"""A pattern is looked for in small letters, and only where one of its words stands."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg.reading
from kg.entry.read import parse_text
from kg.reading.sought import Sought, small
from kg.sources import sources

SENTENCES = [
    unit.text
    for path in sorted(sources().conditions.glob("**/entry.txt"))
    for unit in parse_text(path.read_text(encoding="utf-8")).units
]

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


def modules() -> list[str]:
    """The modules that read entries."""
    return [each.name for each in pkgutil.walk_packages(kg.reading.__path__, "kg.reading.")]


@pytest.mark.parametrize("module", modules())
def test_no_word_keeps_a_pattern_from_what_it_finds(module: str) -> None:
    for name, sought in vars(importlib.import_module(module)).items():
        if isinstance(sought, Sought):
            lost = [text for text in SENTENCES if sought.pattern.search(small(text)) and not sought.search(text)]
            assert not lost, name


def test_there_are_sentences_and_patterns_to_try() -> None:
    assert len(SENTENCES) > 300
    found = [each for module in modules() for each in vars(importlib.import_module(module)).values()]
    assert sum(isinstance(each, Sought) and "" not in each.words for each in found) > 40
