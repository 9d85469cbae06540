"""What the subject of a clause tells limits its claims."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import read


@pytest.mark.parametrize(
    ("sentence", "key", "value"),
    [
        ("Typical symptoms include fever.", "ck:typicality", "ck:generally"),
        ("The most common symptom of paper lung is fever.", "ck:frequency", "ck:often"),
        ("Fever is a common symptom of paper lung.", "ck:frequency", "ck:often"),
        ("Less common symptoms include fever.", "ck:frequency", "ck:inSomeCases"),
        ("Later symptoms include fever.", "ck:underCondition", "later symptoms"),
        ("Symptoms in infancy include fever.", "ck:underCondition", "in infancy"),
        ("Severe cases of paper lung cause fever.", "ck:underCondition", "severe cases"),
    ],
)
def test_a_subject_limits(sentence: str, key: str, value: str) -> None:
    (claim,) = read("Symptoms", sentence)
    (limit,) = [each for each in claim.qualifiers if each.key == key]
    assert (limit.value.words.lower() or limit.value.concept) == value


@pytest.mark.parametrize(
    ("sentence", "group"),
    [
        ("Affected infants have fever.", "affected infants"),
        ("Individuals with ink in the blood have fever.", "individuals with ink in the blood"),
        ("Less severely affected people have fever.", "less severely affected people"),
        ("Unfortunately, older people have fever.", "older people"),
        ("Some men have lost their hair. These men may have fever.", "some men"),
    ],
)
def test_the_people_of_whom_it_speaks(sentence: str, group: str) -> None:
    found = [each for each in read("Symptoms", sentence) if each.object.words == "fever"]
    limits = [limit.value.words.lower() for each in found for limit in each.qualifiers if limit.key == "ck:population"]
    assert limits == [group]


def test_these_people_are_not_those_of_another_form() -> None:
    assert not read("Symptoms", "The early form of paper lung is rare. These children have fever.", "")[1:]


def test_of_a_group_it_is_told_how_it_goes_on() -> None:
    (found,) = read("Outlook (Prognosis)", "People who receive a new lung recover fully.")
    assert [limit.value.words for limit in found.qualifiers] == ["people who receive a new lung"]


def test_what_for_a_treatment_is() -> None:
    (claim,) = read("Treatment", "Measures to combat fatigue include rest.")
    assert [(limit.key, limit.value.words) for limit in claim.qualifiers] == [("ck:purpose", "combat fatigue")]
    (claim,) = read("Treatment", "Measures to treat paper lung include rest.")
    assert claim.qualifiers == ()


def test_no_more_is_told_than_the_subject_says() -> None:
    (claim,) = read("Symptoms", "Symptoms include fever.")
    assert claim.qualifiers == ()


def test_some_people_of_whom_the_next_sentence_goes_on() -> None:
    found = read("Symptoms", "Some people have paper lung all the time. They have a mild fever.")
    limits = [
        {each.key: each.value.concept for each in claim.qualifiers} for claim in found if "fever" in claim.object.words
    ]
    assert [each.get("ck:frequency") for each in limits] == ["ck:inSomeCases"]


def test_the_remaining_cases_are_some() -> None:
    (claim,) = read("Causes", "Other cases result from old ink.")
    assert [(each.key, each.value.concept) for each in claim.qualifiers] == [("ck:frequency", "ck:inSomeCases")]
