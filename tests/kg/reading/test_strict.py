"""What is not sure is mended or not proposed."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import read, said


@pytest.mark.parametrize(
    ("section", "lines"),
    [
        ("Summary", ("You can get paper lung from:", "", "- Using dusty tools", "- Dirty water")),
        ("Exams and Tests", ("Tests are not needed unless your doctor:", "", "- cannot feel your chest")),
        ("Causes", ("This form of paper lung is caused by smoking.",)),
        ("Causes", ("Sudden death may be caused by paper lung.",)),
        ("Treatment", ("Your doctor may give you x-rays.",)),
    ],
)
def test_what_is_no_claim_on_the_condition_is_left(section: str, lines: tuple[str, ...]) -> None:
    assert {each for each in said(section, *lines) if each[0] == "Paper lung"} == set()


def test_what_narrows_a_thing_down_stays_with_it() -> None:
    words = {each.object.words for each in read("Symptoms", "Symptoms include:", "", "- Pain that does not go away")}
    assert words == {"pain that does not go away"}


def test_a_last_conjunction_is_no_part_of_an_object() -> None:
    found = read("Symptoms", "Symptoms include:", "", "- Fever, and", "- Cough")
    assert {each.object.words for each in found} == {"fever", "cough"}


def test_symptoms_stay_symptoms_among_complications() -> None:
    found = read("Possible Complications", "Symptoms of a collapsed lung include:", "", "- Sharp pain")
    assert {each.predicate for each in found} == {"ck:hasSymptom"}


def test_a_limit_that_breaks_off_takes_its_claim_along() -> None:
    sentence = "Surgery is used when patients either do not respond to, or stop responding to, drugs."
    assert [each for each in read("Treatment", sentence) if each.object.words == "surgery"] == []
