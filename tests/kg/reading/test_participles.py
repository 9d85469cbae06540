"""Participles that are adjectives before their noun."""

from __future__ import annotations

import pytest

from kg.reading.participles import is_before_noun, is_quality
from kg.reading.tokens import tokenise
from tests.kg.reading.entries import said


@pytest.mark.parametrize(
    ("words", "is_so"),
    [
        ("blurred vision", True),
        ("swollen, inflamed veins", True),
        ("swollen and inflamed veins", True),
        ("swollen by water", False),
        ("swollen often", False),
        ("swollen", False),
    ],
)
def test_a_noun_follows(words: str, *, is_so: bool) -> None:
    assert is_before_noun(tokenise(words, 0, len(words)), 0) is is_so


def test_a_quality_stands_before_its_noun() -> None:
    words = "have reduced strength"
    assert is_quality(tokenise(words, 0, len(words)), 1)
    words = "have recently moved houses"
    assert not is_quality(tokenise(words, 0, len(words)), 2)


def test_what_it_is_like_is_a_symptom() -> None:
    assert ("Paper lung", "ck:hasSymptom", "blurred vision") in said(
        "Summary", "The most common symptom is blurred vision."
    )
