"""Enumerations of any kind, and of whom they are."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import read, said


@pytest.mark.parametrize(
    ("section", "sentence", "predicate", "words"),
    [
        ("Symptoms", "Symptoms include hoarseness.", "ck:hasSymptom", "hoarseness"),
        ("Treatment", "Treatments include oxygen therapy.", "ck:hasTreatment", "oxygen therapy"),
        (
            "Symptoms",
            "The main signs of paper lung are excessive sweating and cough.",
            "ck:hasSymptom",
            "excessive sweating",
        ),
        ("Symptoms", "One of the main symptoms of paper lung is a dry cough.", "ck:hasSymptom", "dry cough"),
        ("Outlook", "The cause of death is usually pneumonia.", "ck:hasCauseOfDeath", "pneumonia"),
        (
            "Symptoms",
            "Symptoms include hoarseness; cold hands; and, in some cases, fits.",
            "ck:hasSymptom",
            "cold hands",
        ),
        ("Summary", "Skeletal abnormalities may include a short spine.", "ck:hasSymptom", "short spine"),
        ("Causes", "Factors that can trigger attacks include glue.", "ck:hasTrigger", "glue"),
    ],
)
def test_enumerations(section: str, sentence: str, predicate: str, words: str) -> None:
    assert ("Paper lung", predicate, words) in said(section, sentence)


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("Symptoms of lupus include a rash.", "lupus"),
        ("Symptoms of a cold include a rash.", "cold"),
        ("Symptoms of chronic paper lung include a rash.", "chronic paper lung"),
        ("Symptoms in children with paper lung include a rash.", "Paper lung"),
        ("Symptoms of the disease include a rash.", "Paper lung"),
        ("In acute paper lung, symptoms include a rash.", "acute paper lung"),
    ],
)
def test_symptoms_are_of_what_the_sentence_names(sentence: str, subject: str) -> None:
    assert {each.subject.words for each in read("Symptoms", sentence)} == {subject}


@pytest.mark.parametrize(
    "sentence",
    [
        "This procedure involves a thin tube.",
        "A pelvis includes the bladder and the bowel.",
        "Some medicines can be habit forming.",
        "Symptoms may be the first sign of paper lung.",
    ],
)
def test_what_is_no_enumeration(sentence: str) -> None:
    assert not [each for each in read("Treatment", sentence) if each.tier == "A"]


def test_these_problems_are_those_that_were_told_last() -> None:
    told, these = "Paper lung causes speech problems.", "These speech problems can include lisping."
    assert ("Paper lung", "ck:hasSymptom", "lisping") in said("Summary", f"{told} {these}")
    assert not said("Summary", f"The lungs are large. {these}")


def test_what_is_not_done_stays_denied() -> None:
    found = said("Causes", "Causes include smoking, dust, and not being active.")
    assert ("Paper lung", "ck:hasCause", "not being active") in found


def test_adverbs_do_not_hide_what_it_is() -> None:
    assert ("Paper lung", "ck:hasSymptom", "pain in the chest") in said(
        "Symptoms", "The first sign is often pain in the chest."
    )


def test_what_these_include_is_of_the_section() -> None:
    found = said(
        "Treatment",
        "The first test is a blood test. These include wearing amber and rubbing the chest with oil.",
    )
    assert not any("amber" in words for *_, words in found)


def test_what_a_test_named_before_requires() -> None:
    assert not said("Exams and Tests", "These procedures often require anesthesia.")


@pytest.mark.parametrize(
    ("section", "sentence"),
    [
        ("Exams and Tests", "A breath test is the analysis of the air."),
        ("Outlook", "Inherited forms of paper lung are lifelong conditions."),
        ("Treatment", "Treatment depends on its cause, how severe your symptoms are, and your age and health."),
    ],
)
def test_what_is_said_of_something_lists_nothing(section: str, sentence: str) -> None:
    assert not {each for each in said(section, sentence) if each[1] in ("ck:hasForm", "ck:hasSymptom", "ck:hasTest")}


def test_factors_of_treatment_are_no_causes() -> None:
    assert not said("Treatment", "Other factors include your age, size, and general health.")


def test_a_relative_clause_of_a_subject_names_no_disease() -> None:
    found = said("Symptoms", "Features of the condition that become apparent early in life include pale nails.")
    assert found == {("Paper lung", "ck:hasSymptom", "pale nails")}


def test_what_is_only_possible_is_hedged() -> None:
    """By whichever rule it is read."""
    (found,) = read("Treatment", "Potential treatments reduce pain.")
    assert (found.rule, found.modality) == ("helps", "ck:may")
