"""Sentences that say another thing of their words than a claim would."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import read


@pytest.mark.parametrize(
    ("section", "sentence", "word"),
    [
        ("Symptoms", "Paper lung causes more deaths than any cancer except lung cancer.", "lung cancer"),
        ("Symptoms", "Paper lung causes cough rather than fever.", "fever"),
        ("Outlook", "People are less likely to die if they rest.", "die"),
        ("Outlook", "Not everyone with dust in the airways becomes sick.", "sick"),
        ("Outlook", "Without medical attention, the person will die.", "person"),
    ],
)
def test_what_is_turned_round_is_not_proposed(section: str, sentence: str, word: str) -> None:
    assert not [each for each in read(section, sentence) if word in each.object.words and not each.negated]


def test_a_denial_inside_one_item_is_not_spread_over_the_others() -> None:
    sentence = "Symptoms include feeling like you can't get enough air, rapid breathing, and low oxygen."
    assert not [each for each in read("Symptoms", sentence) if each.negated]
