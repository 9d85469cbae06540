"""Clauses that are proposed in the words as they are, and those that are not."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import read, said


@pytest.mark.parametrize(
    ("section", "sentence", "predicate", "words"),
    [
        (
            "Symptoms",
            "People with paper lung typically grow slowly in early childhood.",
            "ck:hasSymptom",
            "grow slowly in early childhood",
        ),
        ("Symptoms", "Affected children tend to bruise easily.", "ck:hasSymptom", "tend to bruise easily"),
    ],
)
def test_a_clause_on_the_condition(section: str, sentence: str, predicate: str, words: str) -> None:
    (found,) = read(section, sentence)
    assert (found.predicate, found.object.words, found.tier, found.rule) == (predicate, words, "C", "as-said")


@pytest.mark.parametrize(
    ("section", "sentence"),
    [
        ("Symptoms", "People with paper lung do not grow slowly in early childhood."),  # denied
        ("Symptoms", "People with paper lung grow slowly because of these changes."),  # of what was said before
        ("Symptoms", "People with asthma typically grow slowly in early childhood."),  # of another disease
        ("Symptoms", "People with paper lung often walk to their doctor."),
        ("Exams and Tests", "People with paper lung typically grow slowly in early childhood."),
    ],
)
def test_what_is_not_plain_is_not_proposed(section: str, sentence: str) -> None:
    assert not any(each.rule == "as-said" for each in read(section, sentence))


def test_surgery_by_that_name_is_a_treatment() -> None:
    assert said("Treatment", "Sometimes surgery is needed to remove the scars.") == {
        ("Paper lung", "ck:hasTreatment", "surgery")
    }


def test_what_becomes_of_a_part_of_the_body() -> None:
    assert said("Symptoms", "The teeth may eventually become loose.") == {
        ("Paper lung", "ck:hasSymptom", "teeth may eventually become …")
    }


def test_what_becomes_of_something_in_the_condition() -> None:
    found = said("Causes", "With paper lung, the small airways become narrow and stiff.")
    assert found == {("Paper lung", "ck:hasMechanism", "small airways become narrow and stiff")}
    assert not said("Causes", "With asthma, the small airways become narrow and stiff.")


def test_what_becomes_of_something_in_this_condition() -> None:
    found = said("Summary", "In this condition, the upper end of the lung breaks down.")
    assert ("Paper lung", "ck:hasMechanism", "upper end of the lung breaks down") in found


def test_where_symptoms_are_felt() -> None:
    words = "symptoms often begin in …"
    assert ("Paper lung", "ck:hasSymptom", words) in said("Symptoms", "Symptoms often begin in the chest.")
    assert not said("Symptoms", "Symptoms often begin at the office.")
