"""Sentences that a rule reads, and out of which it cuts no one thing: told in their own words."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import read


@pytest.mark.parametrize(
    ("section", "sentence", "predicate"),
    [
        ("Summary", "Affected individuals also have thick patches of skin that are dry and red.", "hasSymptom"),
        ("Summary", "It is characterized by a weak cough until there is none at all.", "hasSymptom"),
        (
            "Causes",
            "It is most often caused by dust that keeps the lungs from growing and from healing.",
            "hasCause",
        ),
    ],
)
def test_what_is_not_parted_is_told_whole(section: str, sentence: str, predicate: str) -> None:
    (found,) = read(section, "Paper lung is rare.", sentence, in_words=True)[-1:]
    assert (found.rule, found.tier, found.predicate) == ("verbatim", "C", f"ck:{predicate}")


@pytest.mark.parametrize(
    ("section", "sentence"),
    [
        ("Symptoms", "You have an inner clock that wakes you."),  # everybody has one
        ("Symptoms", "They often have bent toes that hurt."),  # nobody was named before
        ("Complications", "When taken daily, zinc has been found to decrease the number of fits."),
        ("Summary", "It's normal for old cells of the lung to die."),
        ("Treatment", "Surgery prevents the drug for dust from working."),
        ("Outlook (Prognosis)", "The exact rates of ink in books are unknown and vary around the world."),
    ],
)
def test_what_is_of_something_else_is_left(section: str, sentence: str) -> None:
    assert [each for each in read(section, sentence, in_words=True) if each.rule == "verbatim"] == []
