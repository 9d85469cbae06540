"""What those who have the condition have, feel and become."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import read, said


@pytest.mark.parametrize(
    ("section", "sentence", "predicate", "words"),
    [
        ("Symptoms", "People with paper lung may have hoarseness.", "ck:hasSymptom", "hoarseness"),
        ("Symptoms", "Paper lung affects the airways.", "ck:affects", "airways"),
    ],
)
def test_rules(section: str, sentence: str, predicate: str, words: str) -> None:
    assert ("Paper lung", predicate, words) in said(section, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "People with paper lung may have a mutation in one gene.",
        "People with paper lung usually have normal hair.",
        "You may be able to have a partial repair.",
    ],
)
def test_what_people_have_that_is_no_symptom(sentence: str) -> None:
    assert not said("Symptoms", sentence)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Most affected people are born with a defect of the airways.", "defect of the airways"),
        ("Others also get a red rash on the chest.", "red rash on the chest"),
    ],
)
def test_other_ways_to_name_a_symptom(sentence: str, words: str) -> None:
    assert ("Paper lung", "ck:hasSymptom", words) in said("Summary", sentence)


def test_a_denial_before_or_denies_no_other_verb() -> None:
    found = said("Symptoms", "Most children with paper lung do not swell or have a rash.")
    assert not any("rash" in words for *_, words in found)


def test_that_it_has_no_cure_is_how_it_goes_on() -> None:
    assert said("Summary", "Paper lung has no cure.") == {("Paper lung", "ck:hasPrognosis", "not cure")}


def test_what_people_lose() -> None:
    found = said("Symptoms", "People with paper lung may lose the ability to sing.")
    assert found == {("Paper lung", "ck:hasSymptom", "lose the ability to sing")}
    assert not said("Symptoms", "Some may become lodged in the lungs.")


def test_what_people_with_it_may_develop_stands_among_treatments_too() -> None:
    found = said("Treatment", "People who have paper lung may develop pneumonia.")
    assert found == {("Paper lung", "ck:hasComplication", "pneumonia")}
    assert not said("Treatment", "People may develop pneumonia.")


@pytest.mark.parametrize(
    ("section", "sentence"),
    [
        ("Symptoms", "You can lose weight by eating less."),
        ("Symptoms", "You need to get help within an hour."),
        ("Causes", "You lose salt when you sweat."),
    ],
)
def test_what_people_do_or_lose_is_no_symptom(section: str, sentence: str) -> None:
    assert not said(section, sentence)


def test_a_kind_of_it_is_no_symptom_of_it() -> None:
    assert not said("Symptoms", "Small children may have dusty paper lung.")


def test_of_another_disease_by_its_two_names() -> None:
    assert said("Symptoms", "Children with Kite-Smith may have a cough.") == {("Kite-Smith", "ck:hasSymptom", "cough")}


def test_a_degree_behind_the_verb_is_kept() -> None:
    found = said("Symptoms", "Affected people often have abnormally small ears.")
    assert found == {("Paper lung", "ck:hasSymptom", "abnormally small ears")}


def test_what_people_have_all_the_time_is_the_condition() -> None:
    assert not said("Summary", "Some people have paper lung all the time.")


def test_that_there_are_symptoms_names_none() -> None:
    assert not said("Symptoms", "People with paper lung develop signs and symptoms early in life.")


def test_what_one_is_at_risk_of_is_no_symptom() -> None:
    found = said("Symptoms", "Women with paper lung have a high risk of stroke, as well as old books in their beds.")
    assert not any(predicate == "ck:hasSymptom" for _, predicate, _ in found)


def test_what_a_test_finds_is_no_symptom() -> None:
    found = said("Summary", "Most people with paper lung have low levels of zinc in their blood.")
    assert found == {("Paper lung", "ck:hasFinding", "low levels of zinc in their blood")}


def test_they_are_those_of_whom_the_clause_before_speaks() -> None:
    (found,) = read("Symptoms", "Although men with paper lung have a high voice, they have weak hands.")[-1:]
    assert found.object.words == "weak hands"
    assert [each.value.words for each in found.qualifiers if each.key == "ck:population"] == ["men with paper lung"]


def test_when_it_begins_is_no_symptom() -> None:
    (found,) = read("Summary", "It has an onset during the first six months of work.")
    assert (found.predicate, found.object.words) == ("ck:hasOnset", "during the first six months of work")
