"""A participle behind “have” is a verb or tells of what kind a thing is; a subject of many has a verb of many."""

from __future__ import annotations

import pytest

from kg.reading.agreement import is_quality
from tests.kg.reading.entries import said


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("People with paper lung have abnormally developed ribs.", "abnormally developed ribs"),
        ("People with paper lung have reduced muscle tone.", "reduced muscle tone"),
        ("Kites with long tails cause paper lung.", ""),
    ],
)
def test_what_is_had_is_told_of_its_kind(sentence: str, words: str) -> None:
    found = {(predicate, said_words) for _, predicate, said_words in said("Symptoms", sentence)}
    assert found == ({("ck:hasSymptom", words)} if words else found)
    assert ("ck:hasSymptom", "ribs") not in found


def test_an_adverb_of_time_goes_with_a_verb() -> None:
    from kg.reading.tokens import tokenise

    words = "have recently developed ribs"
    assert not is_quality(tokenise(words, 0, len(words)), 2)
    words = "have oddly developed ribs"
    assert is_quality(tokenise(words, 0, len(words)), 2)
