"""Which claims may be accepted together."""

from __future__ import annotations

import pytest

from kg.reading.propose import extract


def _tiers(section: str, sentences: str) -> dict[str, str]:
    """The tier of each object that is read."""
    text = f"Paper lung\n\nPaper lung is a lung disease.\n\n{section}\n\n{sentences}\n"
    return {each.object.words: each.tier for each in extract(text).proposals if each.section != "summary"}


@pytest.mark.parametrize(
    ("section", "sentence", "said"),
    [
        ("Symptoms", "Paper lung may cause fever, a dry cough, and hoarseness.", "fever dry_cough hoarseness"),
        ("Symptoms", "Symptoms may include:\n\n• Fever\n• Dry cough", "fever dry_cough"),
        ("Symptoms", "Most people with this condition often have a dry cough.", "dry_cough"),
        ("Causes", "The disorder is caused by mutations in the GLU gene.", "mutations_in_the_GLU_gene"),
        ("Treatment", "There is no cure for paper lung.", "cure_for_paper_lung"),
    ],
)
def test_what_is_said_outright_or_enumerated_is_of_the_first_tier(section: str, sentence: str, said: str) -> None:
    tiers = {words.lower(): tier for words, tier in _tiers(section, sentence).items()}
    assert {words.replace("_", " ").lower(): "A" for words in said.split()}.items() <= tiers.items()


@pytest.mark.parametrize(
    ("section", "sentence", "words"),
    [
        # words that limit it stand before it or right behind it, and are in no part of the claim
        ("Symptoms", "Although librarians with paper lung have clear lungs, they have a dry cough.", "dry cough"),
        ("Treatment", "Treatment may include inhalers or devices to wear at night.", "inhalers"),
        ("Treatment", "Treatments include rest, fluids, and aspirin to treat fever.", "rest"),
        # an example, and what stands beside others
        ("Symptoms", "Paper lung may cause lung problems, such as a dry cough.", "dry cough"),
        (
            "Treatment",
            "Medicines may include aspirin and other painkillers, steroids, and inhalers.",
            "other painkillers",
        ),
        ("Symptoms", "It is the most common form of headache in adults.", "headache in adults"),
        # true of a group, a time, a step of the treatment
        ("Frequency", "Paper lung affects 1 in 200,000 people.", "1 in 200,000 people"),
        ("Treatment", "The goal of treatment is to ease breathing.", "ease breathing"),
    ],
)
def test_what_depends_on_other_words_is_not(section: str, sentence: str, words: str) -> None:
    assert _tiers(section, sentence)[words] == "B"


def test_a_limit_in_the_claim_and_an_aside_are_of_no_concern() -> None:
    tiers = _tiers("Symptoms", "In some cases, paper lung may cause fever (over 39 degrees) and a dry cough.")
    assert tiers == {"fever": "A", "dry cough": "A"}


def test_a_heading_may_limit_what_stands_below() -> None:
    text = "Paper lung\n\nTreatment\n\n{}\n\nMedicines include inhalers and steroids.\n"
    for heading, tier in (("Medicines for Paper Lung", "A"), ("Medicines for Chronic Paper Lung", "B")):
        assert {each.tier for each in extract(text.format(heading)).proposals} == {tier}


def test_a_lead_in_may_limit_its_items() -> None:
    assert _tiers("Treatment", "Treatments for paper lung include:\n\n• Rest\n• Tea") == {"rest": "A", "tea": "A"}
    assert set(_tiers("Treatment", "Outpatient treatments include:\n\n• Rest\n• Tea").values()) == {"B"}
