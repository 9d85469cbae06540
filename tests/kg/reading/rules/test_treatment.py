"""Treatments, their goals, and advice."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import said


@pytest.mark.parametrize(
    ("section", "sentence", "predicate", "words"),
    [
        ("Treatment", "Paper lung is treated with oxygen therapy.", "ck:hasTreatment", "oxygen therapy"),
        ("Treatment", "Treatment is directed at clearing the airways.", "ck:hasTreatmentGoal", "clearing the airways"),
        (
            "When to Contact a Medical Professional",
            "Call your provider if you cough blood.",
            "ck:hasContact",
            "you cough blood",
        ),
    ],
)
def test_rules(section: str, sentence: str, predicate: str, words: str) -> None:
    assert ("Paper lung", predicate, words) in said(section, sentence)
