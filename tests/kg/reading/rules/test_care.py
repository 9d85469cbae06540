"""What kind of treatment there is, and which test tells the condition."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import said


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Treatment is symptomatic and supportive.", "symptomatic and supportive Treatment"),
        ("Treatment for paper lung is symptomatic.", "symptomatic treatment"),
        ("In many cases treatment of paper lung is supportive.", "supportive treatment"),
    ],
)
def test_kinds_of_care(sentence: str, words: str) -> None:
    assert ("Paper lung", "ck:hasTreatment", words) in said("Treatment", sentence)


def test_a_test_that_tells_it() -> None:
    assert ("Paper lung", "ck:hasTest", "blood test") in said("Summary", "A blood test can help diagnose paper lung.")


@pytest.mark.parametrize("sentence", ["No single test can identify paper lung.", "This test can confirm paper lung."])
def test_no_test_is_named(sentence: str) -> None:
    assert said("Summary", sentence) == set()


def test_what_treatment_is_with() -> None:
    assert ("Paper lung", "ck:hasMedicine", "antibiotics") in said("Treatment", "Treatment is with antibiotics.")
