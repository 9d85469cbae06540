"""What people are told to do, one thing after the other."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import read


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Wear light-colored gloves, to make dust easier to see.", ["wear light-colored gloves"]),
        (
            "Walk on clean paths and stay in the center, to keep off the dust.",
            ["walk on clean paths", "stay in the center"],
        ),
        ("After work, conduct a daily glue check.", ["conduct a daily glue check"]),
        ("Limit alcohol.", ["limit alcohol"]),
        ("Exercise and diet are dull.", []),
        ("Get a - glue shot.", []),
    ],
)
def test_commands(sentence: str, words: list[str]) -> None:
    found = read("Prevention", sentence)
    assert [each.object.words for each in found] == words
    assert {(each.predicate, each.modality) for each in found} <= {("ck:hasPrevention", "ck:advice")}


def test_nothing_is_told_to_do_among_symptoms() -> None:
    assert not read("Symptoms", "Wear light-colored gloves, to make dust easier to see.")
