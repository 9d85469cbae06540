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


@pytest.mark.parametrize(
    ("section", "sentence", "claim"),
    [
        (
            "Symptoms",
            "Paper lung is characterized by weakness that increases during activity and improves after rest.",
            ("Paper lung", "ck:hasSymptom", "weakness that increases during activity"),
        ),
        (
            "Causes",
            "A random mutation (a loss of a piece of a gene), rather than inheritance, most often causes the disorder.",
            ("Paper lung", "ck:hasCause", "random mutation"),
        ),
        (
            "Summary",
            "Paper lung is a defect in the closure of the small airways during the growth of the lungs.",
            ("Paper lung", "ck:isA", "defect in the closure of the small airways"),
        ),
        (
            "Causes",
            "Paper lung is more common in men than in women.",
            ("Paper lung", "ck:occursIn", "men"),
        ),
    ],
)
def test_what_is_mended(section: str, sentence: str, claim: tuple[str, str, str]) -> None:
    assert claim in said(section, sentence)


@pytest.mark.parametrize(
    ("section", "lines"),
    [
        ("Symptoms", ("You may have no cough.",)),
        ("Symptoms", ("Affected women usually have normal hearing and vision.",)),
        ("Symptoms", ("Those who survive often develop the symptoms of kite disease.",)),
        ("Exams and Tests", ("Criteria for diagnosis include:", "", "- Lack of a rash")),
        ("Treatment", ("Risks of surgery include bleeding and infection.",)),
        ("Treatment", ("Talk to other family members.",)),
        ("Causes", ("Dust raises the risk of paper lung because it:", "", "- Damages the airways")),
    ],
)
def test_what_would_be_wrong_is_left(section: str, lines: tuple[str, ...]) -> None:
    assert said(section, *lines) == set()


def test_attacks_are_no_subject_of_their_own() -> None:
    assert said("Causes", "These episodes are usually triggered by heat.") == {("Paper lung", "ck:hasTrigger", "heat")}


def test_the_result_of_something_is_caused_by_that() -> None:
    sentence = "However, the cause could be environmental or the result of heightened awareness of pain."
    assert said("Causes", sentence) == {("Paper lung", "ck:hasCause", "heightened awareness of pain")}


def test_what_is_other_is_told_without_what_it_is_besides() -> None:
    found = said("Symptoms", "Paper lung may cause several other skin problems and no other eye problems.")
    assert ("Paper lung", "ck:hasSymptom", "skin problems") in found
    assert not any("eye problems" in words for *_, words in found)


def test_by_when_it_begins() -> None:
    assert ("Paper lung", "ck:hasOnset", "by early adulthood") in said(
        "Summary", "It usually develops by early adulthood."
    )
