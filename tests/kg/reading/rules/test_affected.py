"""What of the body the condition affects, and whom."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import said


@pytest.mark.parametrize(
    ("section", "sentence", "predicate", "words"),
    [
        ("Summary", "Paper lung affects the airways.", "ck:affects", "airways"),
        ("Summary", "Paper lung affects people of all ages.", "ck:occursIn", "people of all ages"),
        (
            "Possible Complications",
            "Paper lung can also damage the heart and liver.",
            "ck:hasComplication",
            "damage the heart and liver",
        ),
    ],
)
def test_what_it_affects(section: str, sentence: str, predicate: str, words: str) -> None:
    assert ("Paper lung", predicate, words) in said(section, sentence)


def test_what_something_else_affects() -> None:
    assert not any(predicate == "ck:affects" for _, predicate, _ in said("Summary", "Asthma affects the airways."))
