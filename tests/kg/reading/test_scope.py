"""A limit is of the object that it stands with."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import read


def test_a_population_is_of_the_object_before_it() -> None:
    found = {
        each.object.words: [q.value.words for q in each.qualifiers]
        for each in read("Symptoms", "Symptoms include pain in children, and fever.")
    }
    assert found == {"pain in children": ["children"], "fever": []}


def test_what_a_claim_says_limits_it_no_further() -> None:
    (found,) = read("Causes", "Paper lung occurs when the airways fill with dust.")
    assert not [q for q in found.qualifiers if q.key == "ck:underCondition"]


def _limits(section: str, sentence: str) -> dict[str, set[str]]:
    return {
        each.object.words: {q.value.words or q.value.concept for q in each.qualifiers}
        for each in read(section, sentence)
    }


@pytest.mark.parametrize(
    ("section", "sentence", "limits"),
    [
        (
            "Symptoms",
            "Older people may not have a fever; instead, they may have confusion.",
            {"confusion": {"older people"}},
        ),
        (
            "Exams and Tests",
            "Low blood zinc is also sometimes present at the time of a crisis in paper lung.",
            {"low blood zinc": {"at the time of a crisis in paper lung", "ck:inSomeCases"}},
        ),
        ("Symptoms", "In some instances, paper lung can cause pain.", {"pain": {"ck:inSomeCases"}}),
        (
            "Treatment",
            "Book surgery may be an option in select individuals who do not respond to rest.",
            {"book surgery": {"select individuals who do not respond to rest"}},
        ),
        ("Symptoms", "Adolescents and adults may also have pain.", {"pain": {"adolescents and adults"}}),
        (
            "Outlook (Prognosis)",
            "In most cases, paper lung is mild, and people live normal lives.",
            {"mild": {"ck:mostly", "ck:mild"}, "normal lives": {"ck:mostly"}},
        ),
        ("Summary", "Most paper lungs begin in the chest.", {"chest": {"ck:mostly"}}),
        ("Summary", "Most paper lungs begin after age 50.", {"after age 50": {"ck:mostly"}}),
        (
            "Outlook (Prognosis)",
            "In a third of the children, paper lung will recur within a year.",
            {"recur within a year": {"ck:inSomeCases"}},
        ),
        (
            "Symptoms",
            "Dust can lead to weakening of the bones, called rickets in children.",
            {"weakening of the bones": {"Paper lung"}},
        ),
        (
            "Causes",
            "Old glue results in a more severe form of paper lung that usually appears in childhood.",
            {"old glue": set()},
        ),
        (
            "Outlook (Prognosis)",
            "After the book procedure, some infants continue to have lung problems.",
            {"lung problems": {"after the book procedure", "some infants", "ck:inSomeCases"}},
        ),
    ],
)
def test_what_limits_it_is_told_and_nothing_else(section: str, sentence: str, limits: dict[str, set[str]]) -> None:
    found = _limits(section, sentence)
    assert {words: found.get(words) for words in limits} == limits


@pytest.mark.parametrize("form", ["more severe form of paper lung", "acquired paper lung"])
def test_what_is_said_of_a_form_is_of_that(form: str) -> None:
    (found,) = read("Causes", f"Old glue causes {form}.")
    assert found.subject.words == form
