"""A list says what its lead-in announces."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import said


@pytest.mark.parametrize(
    ("section", "lead", "predicate"),
    [
        ("Symptoms", "Symptoms of paper lung may include:", "ck:hasSymptom"),
        ("Causes", "Causes of paper lung include:", "ck:hasCause"),
        ("Causes", "Things that trigger paper lung include:", "ck:hasTrigger"),
        ("Causes", "Risk factors include:", "ck:hasRiskFactor"),
        ("Exams and Tests", "Tests that may be done include:", "ck:hasTest"),
        ("Exams and Tests", "The exam may show:", "ck:hasFinding"),
        ("Treatment", "The goals of treatment are to:", "ck:hasTreatmentGoal"),
        ("Possible Complications", "Complications may include:", "ck:hasComplication"),
    ],
)
def test_lead_ins(section: str, lead: str, predicate: str) -> None:
    found = said(section, lead, "", "- zigzags", "- blue spots")
    assert {(p, words) for _, p, words in found} == {(predicate, "zigzags"), (predicate, "blue spots")}
