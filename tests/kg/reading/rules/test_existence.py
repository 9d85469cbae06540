"""What there is in the condition, and what there is none of."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import said


def test_what_there_is_none_of_is_told_apart() -> None:
    found = said("Treatment", "There is no specific treatment or vaccine.")
    assert found == {
        ("Paper lung", "ck:hasTreatment", "not specific treatment"),
        ("Paper lung", "ck:hasPrevention", "not vaccine"),
    }


def test_each_no_denies_its_own() -> None:
    found = said("Treatment", "There is no cure for paper lung and no drug that can stop it.")
    assert {words for *_, words in found} == {"not cure for paper lung", "not drug that can stop it"}


@pytest.mark.parametrize(
    ("sentence", "predicate", "words"),
    [
        ("No specific treatments for paper lung exist.", "ck:hasTreatment", "not specific treatments for paper lung"),
        ("Currently, no vaccine is available.", "ck:hasPrevention", "not vaccine"),
        ("There is no medicine to treat it.", "ck:hasMedicine", "not medicine"),
        ("Paper lung has no standard treatment.", "ck:hasTreatment", "not standard treatment"),
        ("Treatment consists of rest and exercises.", "ck:hasTreatment", "rest"),
        ("Diagnosis of paper lung requires a biopsy.", "ck:hasTest", "biopsy"),
    ],
)
def test_what_there_is_none_of_and_what_is_required(sentence: str, predicate: str, words: str) -> None:
    assert ("Paper lung", predicate, words) in said("Summary", sentence)


def test_forms_behind_a_dash() -> None:
    found = said("Summary", "There are two types - wet and dry.")
    assert found == {("Paper lung", "ck:hasForm", "wet"), ("Paper lung", "ck:hasForm", "dry")}


def test_none_of_something_else() -> None:
    assert not said("Treatment", "No treatments for asthma exist.")


def test_a_complaint_that_there_is_none_of() -> None:
    assert said("Symptoms", "There is no pain associated with paper lung.") == {
        ("Paper lung", "ck:hasSymptom", "not pain")
    }
    assert not said("Symptoms", "There is no pain associated with asthma.")


def test_what_there_is_in_those_who_have_it() -> None:
    assert said("Summary", "There may be mild scarring of the airways in people with paper lung.") == {
        ("Paper lung", "ck:hasSymptom", "mild scarring of the airways")
    }


def test_forms_that_are_named_after_it() -> None:
    found = said("Summary", "There are two types of paper lung: wet paper lung and dry paper lung.")
    assert found == {("Paper lung", "ck:hasForm", "wet paper lung"), ("Paper lung", "ck:hasForm", "dry paper lung")}


def test_for_what_there_is_none() -> None:
    assert not said("Prevention", "No vaccines are available for asthma and lupus.")
    assert said("Prevention", "No vaccine is available for paper lung.") == {
        ("Paper lung", "ck:hasPrevention", "not vaccine")
    }


def test_no_way_behind_no_cure_denies_its_own() -> None:
    found = said("Treatment", "There is no cure for paper lung and no way to slow its progression.")
    assert {words for *_, words in found} == {"not cure for paper lung"}
