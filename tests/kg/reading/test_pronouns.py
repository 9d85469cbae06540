"""What “it” and “this condition” cannot stand for."""

from __future__ import annotations

import pytest

from kg.reading.clauses import clauses
from kg.reading.pronouns import is_torn
from tests.kg.reading.entries import said


def test_it_behind_a_clause_on_something_else_is_not_the_condition() -> None:
    found = said("Causes", "When mucus cannot be cleared, it builds up and causes pain.")
    assert not any(subject == "Paper lung" for subject, _, _ in found)


def test_it_behind_a_clause_on_the_condition_is() -> None:
    assert ("Paper lung", "ck:hasSymptom", "fever") in said("Symptoms", "When paper lung is severe, it causes fever.")


def test_it_is_what_people_get() -> None:
    found = said("Causes", "Anyone can get paper lung, but it is more common in men than in women.")
    assert ("Paper lung", "ck:occursIn", "men") in found


def test_the_end_of_a_relative_clause_is_no_subject() -> None:
    sentence = "A defect in a gene that determines how the body makes factor eight or nine causes paper lung."
    found = clauses(sentence, 0, len(sentence))
    assert is_torn(found, len(found) - 1)
    assert not is_torn(found, 0)
    assert said("Causes", sentence) == set()


@pytest.mark.parametrize(
    ("before", "is_told"),
    [
        ("People with paper lung may develop a skin condition called ink rash.", False),
        ("Ink rash is a condition in which the skin is blue.", False),
        ("Kite stones result from an inherited disorder.", False),
        ("Paper lung is a condition in which the airways are dry.", True),
        ("Paper lung, a condition called print-shop lung, is rare.", True),
    ],
)
def test_this_condition_may_be_one_that_was_just_brought_in(
    before: str,
    is_told: bool,  # noqa: FBT001 - a parameter of a test
) -> None:
    found = said("Summary", f"{before} This condition affects the eyes.")
    assert (("Paper lung", "ck:affects", "eyes") in found) is is_told


@pytest.mark.parametrize(
    "lines",
    [
        "High levels of ink can lead to the development of Kite syndrome. This syndrome causes fever and fragile skin.",
        "Some people develop a rare tumor called kite schwannoma. This tumor causes fever and fragile skin.",
    ],
)
def test_this_is_the_one_that_was_named_last(lines: str) -> None:
    assert not any("fragile skin" in words for *_, words in said("Summary", lines))
