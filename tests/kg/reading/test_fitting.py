"""Whether a sentence says what its predicate is of."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import read


@pytest.mark.parametrize(
    ("section", "sentence", "is_told"),
    [
        ("Symptoms", "Paper lung tends to cause the chest to feel tight.", True),
        (
            "Summary",
            "A variety of other symptoms can be involved in paper lung, including blue nails or holes of the airways.",
            True,
        ),
        ("Symptoms", "A number of other symptoms may accompany paper lung.", False),
        ("Symptoms", "The signs of paper lung overlap with those of book fever.", False),
        ("Summary", "People with paper lung cannot hold their breath.", True),
        (
            "Summary",
            "A small number of people with paper lung have serious problems with the walls of the heart.",
            True,
        ),
        ("Summary", "A person with paper lung has fewer than the normal number of airways.", True),
        ("Summary", "Children who have severe paper lung are diagnosed during the first year of life.", True),
        ("Symptoms", "Most affected people have a mutation in a gene.", False),
        ("Complications", "Sudden death may be caused by paper lung.", True),
        ("Complications", "The lung may become larger in the later stages of lung disease.", True),
        ("Complications", "Fever in paper lung must be seen by a doctor.", False),
        ("Causes", "The risk of paper lung doubles for each ten years of printing.", True),
        ("Causes", "The risk factors of paper lung are not the same in women and men.", False),
        ("Exams and Tests", "Sometimes paper lung is hard to diagnose.", False),
        ("Exams and Tests", "Paper lung is difficult to diagnose because the cough is that of a cold.", True),
        ("Causes", "People who print or bind old books appear to be at increased risk for this condition.", True),
    ],
)
def test_what_a_sentence_says(section: str, sentence: str, is_told: bool) -> None:  # noqa: FBT001
    assert bool(read(section, sentence, in_words=True)) is is_told
