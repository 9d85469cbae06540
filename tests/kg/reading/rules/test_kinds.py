"""What the condition is a kind of."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import said


@pytest.mark.parametrize(
    ("section", "sentence", "predicate", "words"),
    [
        ("Causes", "Paper lung is a rare disorder.", "ck:isA", "rare disorder"),
        ("Symptoms", "Paper lung is characterized by hoarseness.", "ck:hasSymptom", "hoarseness"),
    ],
)
def test_rules(section: str, sentence: str, predicate: str, words: str) -> None:
    assert ("Paper lung", predicate, words) in said(section, sentence)
