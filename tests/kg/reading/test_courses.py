"""An outcome tells how the condition goes on, an onset when it begins."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import read, said


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Paper lung usually goes away within a week.", {("Paper lung", "goes away within a week")}),
        ("Paper lung in children often goes away.", {("Paper lung", "goes away")}),
        (
            "Acute paper lung often goes away and does not return.",
            {("acute paper lung", "goes away"), ("acute paper lung", "not return")},
        ),
        ("Chronic paper lung varies from person to person.", {("chronic paper lung", "varies from person to person")}),
        ("Most children who recover and do not have scars can return to school.", {("Paper lung", "return to school")}),
        ("Paper lung gets worse as cells shrink and die.", {("Paper lung", "gets worse as cells shrink")}),
        (
            "With good care, many people who have paper lung can be successfully treated.",
            {("Paper lung", "successfully treated")},
        ),
        ("Many people who have paper lung recover.", {("Paper lung", "recover")}),
        ("Paper lung comes when cells that control movement die.", set()),
        ("Most people with paper lung live a normal life.", {("Paper lung", "normal life")}),
        ("With treatment, most people do well.", {("Paper lung", "do well")}),
        ("The condition tends to get worse over time.", {("Paper lung", "tends to get worse over time")}),
        ("Half of all patients survive 5 years.", {("Paper lung", "half of all patients survive …")}),
        ("You may sing.", set()),
    ],
)
def test_courses(sentence: str, expected: set[tuple[str, str]]) -> None:
    found = {(subject, words) for subject, p, words in said("Outlook (Prognosis)", sentence) if p == "ck:hasPrognosis"}
    assert found == expected


def test_how_well_treatment_works() -> None:
    assert ("Paper lung", "ck:hasPrognosis", "surgery is usually successful") in said(
        "Treatment", "Surgery is usually successful."
    )


@pytest.mark.parametrize(
    "sentence", ["Cough and fever may last from three to eight days.", "The attacks usually continue indefinitely."]
)
def test_how_long_complaints_last(sentence: str) -> None:
    assert any(each[1] == "ck:hasPrognosis" for each in said("Outlook", sentence))


def test_a_course_of_some_is_one_of_some() -> None:
    found = read("Outlook", "Some recover within a year.", "", "Others die.")
    assert [[each.value.concept for each in one.qualifiers] for one in found] == [["ck:inSomeCases"]] * 2
