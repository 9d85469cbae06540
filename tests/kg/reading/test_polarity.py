"""Sentences that say another thing of their words than a claim would."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import read, said


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


@pytest.mark.parametrize(
    "sentence",
    [
        "Another common myth is that dirty skin causes paper lung.",
        "It is a myth that dirty skin causes paper lung.",
        "That dirty skin causes paper lung is a myth.",
        "Contrary to popular belief, dirty skin causes paper lung.",
        "A common misconception is that dirty skin can trigger paper lung.",
        "Dirty skin was formerly thought to cause paper lung.",
        "Doctors used to think that dirty skin causes paper lung.",
        "Many people think that dirty skin causes paper lung.",
    ],
)
def test_what_is_only_believed_is_not_said(sentence: str) -> None:
    assert not said("Causes", sentence)


def test_what_is_known_instead_is_said() -> None:
    sentence = "Doctors once thought that dust caused paper lung, but it is now known that bacteria cause paper lung."
    assert said("Causes", sentence) == {("Paper lung", "ck:hasCause", "bacteria")}
    assert ("Paper lung", "ck:hasCause", "dust") in said("Causes", "Scientists believe that dust causes paper lung.")


@pytest.mark.parametrize("verb", ["failed to help", "did not help", "has not been shown to work", "is not recommended"])
def test_what_was_tried_in_vain_is_no_treatment(verb: str) -> None:
    sentence = f"Vitamin C was used to treat paper lung but {verb}."
    assert not [each for each in read("Treatment", sentence) if not each.negated]
