"""What a sentence calls its subject, and when a condition begins."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import read, said


@pytest.mark.parametrize(
    ("section", "sentence", "predicate", "words"),
    [
        ("Causes", "Dust is the main cause of paper lung.", "ck:hasCause", "dust"),
        ("Symptoms", "Hoarseness is a common symptom of paper lung.", "ck:hasSymptom", "hoarseness"),
        ("Summary", "Kite lung is a particular type of paper lung in which the lungs dry.", "ck:hasForm", "kite lung"),
        ("Causes", "Paper lung usually begins in childhood.", "ck:hasOnset", "childhood"),
        ("Exams and Tests", "A dust test measures the dust.", "ck:hasTest", "dust test"),
        ("Treatment", "Zigzagine is a medicine that clears the airways.", "ck:hasMedicine", "zigzagine"),
    ],
)
def test_rules(section: str, sentence: str, predicate: str, words: str) -> None:
    assert ("Paper lung", predicate, words) in said(section, sentence)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The first episode usually occurs during childhood.", "childhood"),
        ("Paper lung is present at birth.", "present at birth"),
        (
            "People with paper lung usually begin to show symptoms of the disease in late childhood.",
            "late childhood",
        ),
    ],
)
def test_when_it_shows(sentence: str, words: str) -> None:
    assert any(each[1] == "ck:hasOnset" and words in each[2] for each in said("Summary", sentence))


def test_those_with_another_disease_show_symptoms() -> None:
    assert not said("Summary", "People with asthma begin to show symptoms in late childhood.")


def test_at_what_age_people_develop_it() -> None:
    assert said("Causes", "People can develop paper lung at any age.") == {("Paper lung", "ck:hasOnset", "at any age")}
    assert not said("Causes", "People can develop asthma at any age.")


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Symptoms usually begin in adulthood as growths appear on the torso.", "adulthood"),
        ("Symptoms may begin as early as infancy.", "as early as infancy"),
    ],
)
def test_as_what_it_begins_is_not_when(sentence: str, words: str) -> None:
    assert ("Paper lung", "ck:hasOnset", words) in said("Summary", sentence)


def test_in_how_many_it_begins_then() -> None:
    (found,) = read(
        "Summary", "About 80 percent of people with paper lung develop symptoms in the first years of life."
    )
    assert [(each.key, each.value.words) for each in found.qualifiers] == [("ck:percentage", "80")]
