"""A claim goes with its heading and its lead-in."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import read, said


@pytest.mark.parametrize(
    ("section", "lines", "expected"),
    [
        ("Symptoms", ("Good sleep habits include:", "", "- Cool rooms", "- Dark rooms"), set()),
        ("Symptoms", ("They include:", "", "- Fever", "- Dry cough"), {"ck:hasSymptom"}),
        ("Exams and Tests", ("Doctors diagnose paper lung with", "", "- a medical history"), {"ck:hasTest"}),
        ("Exams and Tests", ("Criteria of a diagnosis are:", "", "- a blood test showing ink"), {"ck:hasTest"}),
        ("Exams and Tests", ("Criteria of a diagnosis are:", "", "- blue nails"), set()),
        ("Considerations", ("A doctor treats paper lung with", "", "- surgery", "- rest"), {"ck:hasTreatment"}),
        ("Symptoms", ("Paper lung causes an abnormal electroencephalogram.",), {"ck:hasFinding"}),
        ("Causes", ("Paper lung causes liver disease.",), {"ck:hasComplication"}),
        ("Causes", ("The disorder occurs as the result of dust.",), {"ck:hasCause"}),
        ("Treatment", ("Adjusting the medication can treat paper lung.",), {"ck:hasTreatment"}),
        (
            "Treatment",
            ("Your doctor may prescribe medicines to:", "", "- Thin the blood", "- Treat pain"),
            {"ck:hasTreatmentGoal"},
        ),
        ("Treatment", ("Doctors prescribe zincicillin for people who have:", "", "- High blood pressure"), set()),
        ("Causes", ("Kite glue raises the risk of many illnesses, including:", "", "- Kidney cancer"), set()),
        (
            "Prevention",
            ("Take these steps to prevent paper lung:", "", "- Wash your hands", "- Drink safe water", "- Headaches"),
            {"ck:hasPrevention"},
        ),
    ],
)
def test_places(section: str, lines: tuple[str, ...], expected: set[str]) -> None:
    assert {predicate for _, predicate, _ in said(section, *lines)} == expected


def test_an_action_of_a_list_is_one_thing() -> None:
    lines = (
        "Take these steps to prevent paper lung:",
        "",
        "- Wash your hands",
        "- Drink safe water",
        "- Trap mice and rats",
    )
    assert {words for _, _, words in said("Prevention", *lines)} >= {"wash your hands", "drink safe water"}
    assert not {"rats", "trap mice"} & {words for _, _, words in said("Prevention", *lines)}


def test_a_condition_that_a_lead_in_tells_goes_with_its_items() -> None:

    lines = (
        "You can prevent paper lung by these steps if you live in an area where kites are common:",
        "",
        "- Wash your hands",
    )
    (found,) = read("Prevention", *lines)
    assert [each.key for each in found.qualifiers] == ["ck:underCondition"]


def test_what_one_is_told_to_do() -> None:
    found = said("Treatment", "To protect yourself, you can:", "", "- Wear gloves", "- Turn down the heating")
    assert found == {
        ("Paper lung", "ck:hasTreatment", "wear gloves"),
        ("Paper lung", "ck:hasTreatment", "turn down the heating"),
    }
    assert not said("Treatment", "If you want to know more, you can:", "", "- Call a nurse", "- Read a book")


def test_complications_below_another_heading_are_of_the_condition_if_it_is_named() -> None:
    items = ("", "- Bruises", "- Fever")
    found = said("Treatment", "Complications of paper lung include", *items)
    assert {predicate for _, predicate, _ in found} == {"ck:hasComplication"}
    assert not said("Treatment", "Complications of surgery include", *items) & found


def test_a_complaint_to_which_it_leads_is_a_symptom() -> None:
    found = read("Summary", "Paper lung can then lead to dizziness and lung failure.")
    assert {each.object.words: each.predicate for each in found} == {
        "dizziness": "ck:hasSymptom",
        "lung failure": "ck:hasComplication",
    }
