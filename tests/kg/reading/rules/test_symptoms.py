"""Symptoms and signs, and what of the body is affected."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import said


@pytest.mark.parametrize(
    ("section", "sentence", "predicate", "words"),
    [
        ("Symptoms", "People with paper lung may have hoarseness.", "ck:hasSymptom", "hoarseness"),
        ("Symptoms", "Paper lung affects the airways.", "ck:affects", "airways"),
    ],
)
def test_rules(section: str, sentence: str, predicate: str, words: str) -> None:
    assert ("Paper lung", predicate, words) in said(section, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "People with paper lung may have a mutation in one gene.",
        "People with paper lung usually have normal hair.",
        "You may be able to have a partial repair.",
        "You get infected by breathing spores.",
    ],
)
def test_what_people_have_that_is_no_symptom(sentence: str) -> None:
    assert not said("Symptoms", sentence)
