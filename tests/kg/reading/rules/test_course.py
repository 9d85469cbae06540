"""How the condition ends or goes on."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import read, said


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The outlook is poor.", "poor outlook"),
        ("The prognosis for people with paper lung is generally good.", "good prognosis"),
        ("Most people with paper lung have a normal life expectancy.", "normal life expectancy"),
        ("With care, most people with the disorder can look forward to a normal life span.", "normal life span"),
    ],
)
def test_a_prognosis_by_name(sentence: str, words: str) -> None:
    assert ("Paper lung", "ck:hasPrognosis", words) in said("Outlook (Prognosis)", sentence)


def test_what_is_poor_in_a_severe_form_is_said_of_that() -> None:
    found = said("Outlook (Prognosis)", "People with severe paper lung have a poor prognosis.")
    assert found == {("severe paper lung", "ck:hasPrognosis", "poor prognosis")}


def test_causes_of_death() -> None:
    found = read("Outlook (Prognosis)", "Death may result from pneumonia or heart failure in the second year of life.")
    assert {(each.predicate, each.object.words, each.modality) for each in found} == {
        ("ck:hasCauseOfDeath", "pneumonia", "ck:may"),
        ("ck:hasCauseOfDeath", "heart failure", "ck:may"),
    }


def test_when_one_dies_is_no_cause() -> None:
    found = said("Outlook (Prognosis)", "Death usually occurs within 1 to 10 years after the first signs.")
    assert not any(predicate == "ck:hasCauseOfDeath" for _, predicate, _ in found)


def test_an_age_is_no_cause_of_death() -> None:
    found = said("Outlook (Prognosis)", "Death usually occurs by age 3 and is often caused by heart failure.")
    assert {words for _, predicate, words in found if predicate == "ck:hasCauseOfDeath"} == {"heart failure"}
