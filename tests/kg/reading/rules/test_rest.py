"""What is no claim on the condition is left."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import said


@pytest.mark.parametrize(
    ("section", "sentence"),
    [
        ("Causes", "Normally, the airways clear themselves."),
        ("Exams and Tests", "The needle is thin."),
        ("Symptoms", "This doesn't mean that you have paper lung."),
    ],
)
def test_nothing_is_proposed(section: str, sentence: str) -> None:
    assert said(section, sentence) == set()


def test_words_as_they_are_are_of_tier_c() -> None:
    from tests.kg.reading.entries import read

    (found,) = read("Causes", "Antibodies block signals in the airways.")
    assert (found.rule, found.tier) == ("fallback", "C")
