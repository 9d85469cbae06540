"""Sentences that no rule reads, in their own words: what they are about, and those that are left."""

from __future__ import annotations

import pytest

from kg.reading.proposals import Proposal
from tests.kg.reading import entries


def read(section: str, *lines: str) -> list[Proposal]:
    """What is proposed, sentences in their own words with it."""
    return entries.read(section, *lines, in_words=True)


@pytest.mark.parametrize(
    ("section", "sentence", "predicate", "words"),
    [
        (
            "Exams and Tests",
            "Sometimes paper lung is hard to diagnose.",
            "hasTest",
            "sometimes paper lung is hard to diagnose",
        ),
        ("Causes", "Most cases of paper lung occur in printers who never wear a mask.", "occursIn", None),
        ("Treatment", "All persons diagnosed with paper lung should receive treatment.", "hasTreatment", None),
        ("Prevention", "Old books should be thoroughly dusted before they are read.", "hasPrevention", None),
        ("Symptoms", "Patients should consult with their primary health care provider.", "hasContact", None),
        (
            "Summary",
            "The features of paper lung generally become apparent in the first decade of life.",
            "hasOnset",
            None,
        ),
        (
            "Summary",
            "With the right plan, even people who have severe paper lung can live normal, active lives.",
            "hasPrognosis",
            None,
        ),
        (
            "Causes",
            "Rarely, dust that has lain for many years may be why a printer is at risk of paper lung.",
            "hasRiskFactor",
            None,
        ),
        ("Summary", "Heart scans can show if you have a paper lung.", "hasTest", None),
    ],
)
def test_what_a_sentence_is_about(section: str, sentence: str, predicate: str, words: str | None) -> None:
    (found,) = read(section, sentence)
    assert (found.predicate, found.rule, found.tier) == (f"ck:{predicate}", "verbatim", "C")
    if words:
        assert found.object.words == words


def test_the_condition_as_subject_is_no_part_of_its_object() -> None:
    (found,) = read("Causes", "However, the disease is endemic throughout much of Mexico.")
    assert (found.predicate, found.object.words) == ("ck:occursIn", "is endemic throughout much of Mexico")


def test_what_is_denied() -> None:
    (found,) = read("Exams and Tests", "No single test can diagnose paper lung.")
    assert (found.negated, found.object.words) == (True, "single test can diagnose paper lung")
    (found,) = read("Prevention", "You cannot prevent paper lung that runs in a family.")
    assert (found.negated, found.modality) == (True, "ck:may")


def test_a_hedge_keeps_its_place() -> None:
    (found,) = read("Treatment", "People who have severe paper lung may need emergency treatment.")
    assert (found.modality, found.predicate) == ("ck:may", "ck:hasTreatment")


@pytest.mark.parametrize(
    ("section", "sentence"),
    [
        ("Symptoms", "This damage may lead to weakness of these airways."),  # of what was said before
        ("Treatment", "People with asthma should receive treatment with a spray."),  # of another disease
        ("Summary", "A common myth is that paper lung goes away by itself."),
        ("Causes", "Paper lung does not appear to be inherited in most families."),
        ("Treatment", "Treatment for paper lung depends on the cause."),  # on which, it does not say
        ("Causes", "Surgery may increase the risk of stroke in paper lung."),  # a risk of something else
        ("Summary", "The lungs are two organs in the chest."),
    ],
)
def test_what_is_not_plain_is_left(section: str, sentence: str) -> None:
    assert not any(each.rule == "verbatim" for each in read(section, sentence))
