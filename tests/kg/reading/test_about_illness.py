"""What goes wrong in those who have the condition, told in sentences that no rule reads."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import read


@pytest.mark.parametrize(
    ("section", "sentence", "predicate"),
    [
        (
            "Summary",
            "It is characterized by changing stiffness in the nose and lungs and a marked sensitivity to ink.",
            "hasSymptom",
        ),
        ("Summary", "Many paper lungs are itchy, red, and painful.", "hasSymptom"),
        ("Summary", "In some affected people, the cough later spreads to other parts of the body.", "hasSymptom"),
        ("Summary", "Sun greatly raises the risk of burns in people with paper lung.", "hasComplication"),
        ("Complications", "Kite syndrome often starts a few days after the pain begins.", "hasComplication"),
        ("Symptoms", "The symptoms of paper lung can come and go.", "hasSymptom"),
    ],
)
def test_illness(section: str, sentence: str, predicate: str) -> None:
    (found,) = read(section, sentence, in_words=True)
    assert found.predicate == f"ck:{predicate}"


def test_what_it_is_is_no_complaint() -> None:
    found = read("Summary", "Paper lungs are swollen and inflamed books of the shelf.", in_words=True)
    assert not any(each.predicate == "ck:hasSymptom" for each in found)
