"""Risks: of the condition, and of what else."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import said


def test_what_raises_the_risk() -> None:
    assert said("Causes", "Smoking increases the risk of paper lung.") == {
        ("Paper lung", "ck:hasRiskFactor", "smoking")
    }


def test_a_risk_of_something_else_is_not_of_the_condition() -> None:
    assert not said("Prevention", "Smoking is a major risk factor for a stroke.")
    assert not said("Causes", "Dust can worsen some other risk factors for asthma, such as fumes.")


def test_a_raised_risk_in_a_list_of_features_is_one_of_them() -> None:
    found = said(
        "Symptoms", "Paper lung is a disorder characterized by pale nails, an increased risk of cancer, and small ears."
    )
    assert {words for _, predicate, words in found if predicate == "ck:hasSymptom"} >= {"pale nails", "small ears"}
    assert not any(predicate == "ck:hasComplication" for _, predicate, _ in found)


def test_what_a_risk_rises_with() -> None:
    assert said("Causes", "The risk of paper lung increases with age.") == {("Paper lung", "ck:hasRiskFactor", "age")}


def test_what_puts_people_at_risk() -> None:
    found = said("Causes", "Breathing dust puts people at risk for paper lung.")
    assert found == {("Paper lung", "ck:hasRiskFactor", "breathing dust")}
    assert not said("Causes", "Breathing dust puts people at risk for asthma.")


@pytest.mark.parametrize(
    "sentence",
    [
        "The risk of paper lung doubles every ten years.",
        "When they study the risk of paper lung, scientists look at risk factors.",
    ],
)
def test_that_there_is_a_risk_names_no_factor(sentence: str) -> None:
    assert not said("Causes", sentence)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("One gene raises the risk of deafness among people with paper lung.", set()),
        (
            "However, eating undercooked fish, particularly raw eel, puts one at risk for getting paper lung.",
            set(),
        ),
    ],
)
def test_of_what_it_is_a_risk(sentence: str, told: set[str]) -> None:
    assert {words for *_, words in said("Causes", sentence)} == told


def test_what_makes_something_more_likely_is_no_risk_factor() -> None:
    found = said("Causes", "Lack of zinc makes cells more likely to die.")
    assert not any(predicate == "ck:hasRiskFactor" for _, predicate, _ in found)


def test_what_adds_to_it_is_a_cause() -> None:
    assert said("Causes", "Fine dust may contribute to the development of paper lung.") == {
        ("Paper lung", "ck:hasCause", "fine dust")
    }
    assert not said("Causes", "Fine dust may contribute to asthma.")


@pytest.mark.parametrize(
    "sentence", ["Dust may play a role.", "Dust may play a role in paper lung.", "Dust may contribute to the disorder."]
)
def test_what_plays_a_role(sentence: str) -> None:
    assert said("Causes", sentence) == {("Paper lung", "ck:hasCause", "dust")}


def test_a_role_in_something_else() -> None:
    assert not said("Causes", "Dust may play a role in the growth of trees.")
