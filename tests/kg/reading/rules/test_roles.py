"""What a sentence calls its subject, and when a condition begins."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import said


@pytest.mark.parametrize(
    ("section", "sentence", "predicate", "words"),
    [
        ("Causes", "Dust is the main cause of paper lung.", "ck:hasCause", "dust"),
        ("Symptoms", "Hoarseness is a common symptom of paper lung.", "ck:hasSymptom", "hoarseness"),
        ("Causes", "Paper lung usually begins in childhood.", "ck:hasOnset", "childhood"),
        ("Exams and Tests", "A dust test measures the dust.", "ck:hasTest", "dust test"),
        ("Treatment", "Zigzagine is a medicine that clears the airways.", "ck:hasMedicine", "zigzagine"),
    ],
)
def test_rules(section: str, sentence: str, predicate: str, words: str) -> None:
    assert ("Paper lung", predicate, words) in said(section, sentence)
