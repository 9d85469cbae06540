"""Lead-ins whose items are no claims."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import read, said


@pytest.mark.parametrize(
    ("section", "lead"),
    [
        ("Exams and Tests", "More tests may be needed for children who also have signs such as:"),
        ("Exams and Tests", "Further tests may also be needed for people with a family history of:"),
        ("Treatment", "Medicines are recommended for people who have:"),
        ("Outlook", "The outlook depends on:"),
        ("Treatment", "Sometimes surgery may be used to treat"),
    ],
)
def test_what_is_told_of_others_or_of_what_it_depends_on(section: str, lead: str) -> None:
    assert said(section, lead, "", "- delayed puberty", "- bleeding") == set()


def test_those_who_have_the_condition_are_no_others() -> None:
    lead = "Drugs are recommended for people with paper lung, such as:"
    assert ("Paper lung", "ck:hasMedicine", "zincicillin") in said("Treatment", lead, "", "- zincicillin", "- ironicin")


def test_a_lead_in_that_says_it_is_read_itself() -> None:
    lead = "Zincicillin is the first line treatment for adults of all ages:"
    found = said("Treatment", lead, "", "- Adults: 100 mg every day", "- Children: 2 mg/kg")
    assert {words for _, _, words in found} == {"zincicillin"}


@pytest.mark.parametrize(
    ("section", "lead"),
    [
        ("Treatment", "More on the treatment of paper lung is available in these reports:"),
        ("Causes", "Fat in the blood has many causes and is more common in people who have:"),
        ("Symptoms", "The doctor may ask about other symptoms that may indicate a book problem, such as:"),
    ],
)
def test_what_is_told_of_other_things(section: str, lead: str) -> None:
    assert said(section, lead, "", "- high pressure", "- a weak stream") == set()


def test_what_is_listed_is_no_condition() -> None:
    found = read("Causes", "You should see a doctor if you have the key risk factors, which are:", "", "- dust")
    assert [(each.object.words, each.qualifiers) for each in found] == [("dust", ())]


def test_tests_by_which_other_things_are_ruled_out() -> None:
    lines = (
        "To rule out a cold, a doctor may perform one of the following tests:",
        "",
        "- Ultrasound. It is quick.",
        "- X-ray",
    )
    assert {(predicate, words) for _, predicate, words in said("Exams and Tests", *lines)} == {
        ("ck:hasTest", "ultrasound"),
        ("ck:hasTest", "X-ray"),
    }
