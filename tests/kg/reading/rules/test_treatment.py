"""Treatments, their goals, and advice."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import read, said


@pytest.mark.parametrize(
    ("section", "sentence", "predicate", "words"),
    [
        ("Treatment", "Paper lung is treated with oxygen therapy.", "ck:hasTreatment", "oxygen therapy"),
        ("Treatment", "Treatment is directed at clearing the airways.", "ck:hasTreatmentGoal", "clearing the airways"),
        ("When to Seek Medical Care", "See a doctor if you cough blood.", "ck:hasContact", "cough blood"),
        ("When to see a GP", "You should see a GP if the cough gets worse.", "ck:hasContact", "cough gets worse"),
        ("When to see a GP", "Call 999 if you cannot breathe.", "ck:hasContact", "cannot breathe"),
        ("Treatment", "Your pharmacist can recommend an oxygen mask.", "ck:hasTreatment", "oxygen mask"),
    ],
)
def test_rules(section: str, sentence: str, predicate: str, words: str) -> None:
    assert ("Paper lung", predicate, words) in said(section, sentence)


def test_a_leading_if_tells_when_to_turn_to_whom() -> None:
    sentence = "If you have a fever and cough blood, see your doctor at once."
    assert said("Symptoms", sentence) == {("Paper lung", "ck:hasContact", "have a fever and cough blood")}


def test_what_is_asked_or_told_elsewhere_is_no_time_to_see_somebody() -> None:
    assert not said("When to see a GP", "See a GP if it gets worse.")
    found = read("When to see a GP", "Ask your doctor if you should have the vaccine.")
    assert all(each.rule == "verbatim" for each in found)


def test_that_nobody_need_be_called_is_denied() -> None:
    found = said("When to Seek Medical Care", "You do not need to call if you feel well.")
    assert found == {("Paper lung", "ck:hasContact", "not feel well")}


def test_it_cannot_be_cured() -> None:
    assert said("Treatment", "Paper lung cannot be cured.") == {("Paper lung", "ck:hasPrognosis", "not cured")}


def test_what_should_be_avoided_is_told_as_advice() -> None:
    (found,) = read("Prevention", "Thin gloves should be avoided.")
    assert (found.predicate, found.object.words, found.modality) == (
        "ck:hasPrevention",
        "thin gloves should be …",
        "ck:advice",
    )
    assert not read("Prevention", "Smoking can be avoided.")


def test_it_can_be_treated() -> None:
    assert said("Treatment", "Paper lung can be treated.") == {("Paper lung", "ck:hasPrognosis", "treated")}
    assert not said("Treatment", "Asthma can be treated.")


def test_what_was_done_once_is_no_treatment() -> None:
    assert not said("Treatment", "Until recently, a breathing machine was usually used.")


def test_whom_nobody_should_see_is_no_contact() -> None:
    assert not said("Treatment", "If you live with other people, ask them to taste the soup.")
    assert said("Treatment", "If you have a cough, see your dentist.") == {("Paper lung", "ck:hasContact", "cough")}


def test_changes_are_no_medicine() -> None:
    found = said("Treatment", "Paper lung is treated with lifestyle changes and medicines.")
    assert ("Paper lung", "ck:hasTreatment", "lifestyle changes") in found


def test_what_is_to_be_found_out_is_no_condition() -> None:
    (found,) = read("Exams and Tests", "Your doctor may order a breathing test to find out if your cough is dry.")
    assert not found.qualifiers


def test_who_is_treated_is_told() -> None:
    (found,) = read("Treatment", "Pregnant women are usually treated with zinc pills.")
    assert "pregnant women" in {each.value.words.lower() for each in found.qualifiers}


def test_what_has_been_tried_may_be_a_treatment() -> None:
    found = read("Treatment", "Kite surgery has been tried and a reduction in attacks has been reported in some cases.")
    assert [(each.object.words, each.modality) for each in found] == [("kite surgery", "ck:may")]
