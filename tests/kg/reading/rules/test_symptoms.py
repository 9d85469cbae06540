"""Symptoms and signs, and enumerations of any kind."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import said


@pytest.mark.parametrize(
    ("section", "sentence", "predicate", "words"),
    [
        ("Symptoms", "Symptoms include hoarseness.", "ck:hasSymptom", "hoarseness"),
        ("Symptoms", "People with paper lung may have hoarseness.", "ck:hasSymptom", "hoarseness"),
        ("Symptoms", "Paper lung affects the airways.", "ck:affects", "airways"),
        ("Treatment", "Treatments include oxygen therapy.", "ck:hasTreatment", "oxygen therapy"),
    ],
)
def test_rules(section: str, sentence: str, predicate: str, words: str) -> None:
    assert ("Paper lung", predicate, words) in said(section, sentence)
