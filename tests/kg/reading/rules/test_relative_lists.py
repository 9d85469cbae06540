"""What a relative clause says that an enumeration is of."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import read, said


@pytest.mark.parametrize(
    ("section", "sentence", "predicate", "words"),
    [
        ("Causes", "Substances that can cause paper lung include asbestos.", "ck:hasCause", "asbestos"),
        ("Causes", "Factors that raise the risk of paper lung are damp houses.", "ck:hasRiskFactor", "damp houses"),
        ("Summary", "It often presents with symptoms that include hoarseness.", "ck:hasSymptom", "hoarseness"),
    ],
)
def test_what_is_announced(section: str, sentence: str, predicate: str, words: str) -> None:
    assert said(section, sentence) == {("Paper lung", predicate, words)}


def test_what_can_cause_it_may() -> None:
    (found,) = read("Causes", "Substances that can cause paper lung include asbestos.")
    assert found.modality == "ck:may"


def test_what_causes_it_is_no_symptom() -> None:
    found = said("Causes", "Dusts that can cause paper lung include asbestos.")
    assert {predicate for _, predicate, _ in found} == {"ck:hasCause"}
