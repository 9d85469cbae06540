"""What the condition is a kind of."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import said


@pytest.mark.parametrize(
    ("section", "sentence", "predicate", "words"),
    [
        ("Causes", "Paper lung is a rare disorder.", "ck:isA", "rare disorder"),
        ("Summary", "Paper lung is increased pressure in the lungs.", "ck:isA", "increased pressure in the lungs"),
        ("Summary", "Paper lung refers to swelling of the airways.", "ck:isA", "swelling of the airways"),
        ("Summary", "Two features characterize paper lung: fever and a rash.", "ck:hasSymptom", "fever"),
        ("Symptoms", "Paper lung is characterized by hoarseness.", "ck:hasSymptom", "hoarseness"),
    ],
)
def test_rules(section: str, sentence: str, predicate: str, words: str) -> None:
    assert ("Paper lung", predicate, words) in said(section, sentence)


@pytest.mark.parametrize(
    ("said_of_it", "kind"),
    [
        ("one of the most common types of progressive dementia", "progressive dementia"),
        ("the most common form of lung disease", "lung disease"),
        ("a group of hereditary diseases", "group of hereditary diseases"),
    ],
)
def test_of_what_it_is_one(said_of_it: str, kind: str) -> None:
    assert ("Paper lung", "ck:isA", kind) in said("Summary", f"Paper lung is {said_of_it}.")


def test_forms_that_it_may_have() -> None:
    found = said("Summary", "Paper lung can be congenital or acquired.")
    assert found == {("Paper lung", "ck:hasForm", "congenital"), ("Paper lung", "ck:hasForm", "acquired")}


def test_adjectives_before_a_noun_of_many() -> None:
    assert ("Paper lung", "ck:isA", "swollen, inflamed airways") in said(
        "Summary", "Paper lung is swollen, inflamed airways."
    )


def test_what_is_so_in_it_may_have_a_verb_of_being() -> None:
    found = said("Summary", "Paper lung is a condition in which the airways are narrow at night.")
    assert ("Paper lung", "ck:hasMechanism", "airways are narrow at night") in found


def test_a_noun_before_one_of_many() -> None:
    found = said("Summary", "Paper lung is vision problems that happen at night.")
    assert ("Paper lung", "ck:isA", "vision problems") in found


def test_of_what_it_is_the_most_frequent_cause() -> None:
    found = said("Summary", "Paper lung is the most common genetic cause of lung failure in children.")
    assert ("ck:hasComplication", "lung failure in children") in {(predicate, words) for _, predicate, words in found}


def test_a_kind_that_it_is_not() -> None:
    assert said("Summary", "Paper lung is not a contagious disease.") == {
        ("Paper lung", "ck:isA", "not contagious disease")
    }
    assert not said("Summary", "Paper lung is not a disease that kills.")


def test_what_it_is_one_of_may_stand_between_commas() -> None:
    found = said("Summary", "Paper lung, one of a group of airway disorders, is characterized by coughing.")
    assert ("Paper lung", "ck:hasSymptom", "coughing") in found


def test_what_it_is_may_stand_below_any_heading_where_it_is_named() -> None:
    assert said("Treatment", "Paper lung is a type of cough.") == {("Paper lung", "ck:isA", "cough")}
    assert not said("Treatment", "It is a type of cough.")


def test_as_what_it_has_been_classified() -> None:
    assert said("Summary", "Paper lung has been classified as a lung disorder.") == {
        ("Paper lung", "ck:isA", "lung disorder")
    }
