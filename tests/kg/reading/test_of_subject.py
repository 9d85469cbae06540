"""What the subject of a clause tells limits its claims."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import read


@pytest.mark.parametrize(
    ("sentence", "key", "value"),
    [
        ("Typical symptoms include fever.", "ck:typicality", "ck:generally"),
        ("The most common symptom of paper lung is fever.", "ck:frequency", "ck:often"),
        ("Fever is a common symptom of paper lung.", "ck:frequency", "ck:often"),
        ("Less common symptoms include fever.", "ck:frequency", "ck:inSomeCases"),
        ("Later symptoms include fever.", "ck:underCondition", "later symptoms"),
        ("Symptoms in infancy include fever.", "ck:underCondition", "in infancy"),
        ("Severe cases of paper lung cause fever.", "ck:underCondition", "severe cases"),
    ],
)
def test_a_subject_limits(sentence: str, key: str, value: str) -> None:
    (claim,) = read("Symptoms", sentence)
    (limit,) = [each for each in claim.qualifiers if each.key == key]
    assert (limit.value.words.lower() or limit.value.concept) == value


def test_no_more_is_told_than_the_subject_says() -> None:
    (claim,) = read("Symptoms", "Symptoms include fever.")
    assert claim.qualifiers == ()
