"""Causes, triggers, risks, and what occurs together."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import said


@pytest.mark.parametrize(
    ("section", "sentence", "predicate", "words"),
    [
        ("Causes", "Paper lung is caused by dust.", "ck:hasCause", "dust"),
        ("Causes", "Dust causes paper lung.", "ck:hasCause", "dust"),
        ("Causes", "Paper lung can be triggered by cold air.", "ck:hasTrigger", "cold air"),
        ("Causes", "Smoking increases the risk of paper lung.", "ck:hasRiskFactor", "smoking"),
        ("Causes", "Paper lung is associated with lung cancer.", "ck:occursWith", "lung cancer"),
        ("Possible Complications", "Paper lung may lead to choking fits.", "ck:hasComplication", "choking fits"),
    ],
)
def test_rules(section: str, sentence: str, predicate: str, words: str) -> None:
    assert ("Paper lung", predicate, words) in said(section, sentence)
