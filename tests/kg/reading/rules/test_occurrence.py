"""How often, in whom, at what age."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import said


@pytest.mark.parametrize(
    ("section", "sentence", "predicate", "words"),
    [
        ("Causes", "Paper lung is rare in children.", "ck:occursIn", "rare in children"),
    ],
)
def test_rules(section: str, sentence: str, predicate: str, words: str) -> None:
    assert ("Paper lung", predicate, words) in said(section, sentence)
