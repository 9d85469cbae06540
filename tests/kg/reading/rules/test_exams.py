"""Tests and what they show."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import read, said


@pytest.mark.parametrize(
    ("section", "sentence", "predicate", "words"),
    [
        ("Exams and Tests", "Paper lung is diagnosed by spirometry.", "ck:hasTest", "spirometry"),
        ("Exams and Tests", "The exam may show blue spots.", "ck:hasFinding", "blue spots"),
        ("Exams and Tests", "The doctor may order a dust test.", "ck:hasTest", "dust test"),
        ("Summary", "Chest imaging of people with paper lung shows blue spots.", "ck:hasFinding", "blue spots"),
        ("Exams and Tests", "A doctor may use the dust test to help diagnose paper lung.", "ck:hasTest", "dust test"),
    ],
)
def test_rules(section: str, sentence: str, predicate: str, words: str) -> None:
    assert ("Paper lung", predicate, words) in said(section, sentence)


def test_what_images_show_is_a_finding() -> None:
    found = said("Exams and Tests", "The images can show a blockage in the nose. The images are made by a radiologist.")
    assert found == {("Paper lung", "ck:hasFinding", "blockage in the nose")}
    assert not said("Exams and Tests", "The images can show a blockage or rule out other conditions.")


def test_by_what_the_diagnosis_is_confirmed() -> None:
    assert ("Paper lung", "ck:hasTest", "lung biopsy") in said(
        "Exams and Tests", "Doctors confirm the diagnosis using lung biopsy."
    )


def test_two_things_that_are_done_to_find_out() -> None:
    found = said(
        "Exams and Tests", "Paper lung is diagnosed by examining blood under a microscope and seeing dust inside cells."
    )
    assert {words for _, _, words in found} == {"examining blood under a microscope", "seeing dust inside cells"}


def test_what_is_treated_with_it_is_told() -> None:
    (found,) = read("Treatment", "Doctors treat book hepatitis with zinc.")
    assert (found.subject.words, found.object.words) == ("book hepatitis", "zinc")
    (found,) = read("Treatment", "Doctors treat pain with ice.")
    assert [each.value.words for each in found.qualifiers] == ["pain"]
