"""Symptoms and signs that are there, come about, or are found."""

from __future__ import annotations

import pytest

from kg.reading.propose import extract
from tests.kg.reading.entries import read, said


@pytest.mark.parametrize(
    ("section", "sentence", "words"),
    [
        ("Summary", "Chronic chest pain is common in adults.", "chronic chest pain"),
        ("Summary", "A bloodshot eye often occurs in this disorder.", "bloodshot eye"),
        ("Symptoms", "A pale rash may appear on the arms.", "pale rash"),
        ("Symptoms", "A cough develops slowly.", "cough"),
        ("Symptoms", "The eyes may swell.", "eyes may swell"),
        ("Summary", "Hearing problems also often occur.", "hearing problems"),
        ("Summary", "Later, seizures may develop.", "seizures"),
        ("Summary", "Small mounds on the lower lip may also occur.", "small mounds on the lower lip"),
        ("Summary", "Cataracts occur in 20 percent to 30 percent of people with paper lung.", "cataracts"),
        ("Summary", "Fatigue is reported in half of affected people.", "fatigue"),
    ],
)
def test_what_comes_about(section: str, sentence: str, words: str) -> None:
    assert said(section, sentence) == {("Paper lung", "ck:hasSymptom", words)}


@pytest.mark.parametrize("section", ["Summary", "Symptoms"])
def test_what_is_common_is_so_often(section: str) -> None:
    (found,) = read(section, "Chronic chest pain is common in adults.")
    assert ("ck:frequency", "ck:often") in {(each.key, each.value.concept) for each in found.qualifiers}


@pytest.mark.parametrize(
    ("section", "sentence"),
    [
        ("Symptoms", "Singers have developed a taste for tea."),
        ("Symptoms", "Straight lines appear wavy."),
        ("Symptoms", "In men, the rash occurs more slowly."),
        ("Symptoms", "Nearly all infants of that time develop a cold."),
        ("Symptoms", "The skin of the arm often looks normal."),
        ("Symptoms", "If you think your eyes have changed, see a doctor."),
        ("Symptoms", "The muscles will not get enough blood."),
        ("Exams and Tests", "A shift in care usually occurs at that age."),
    ],
)
def test_what_comes_about_and_is_no_symptom(section: str, sentence: str) -> None:
    assert not {each for each in said(section, sentence) if each[1] in ("ck:hasSymptom", "ck:hasFinding")}


@pytest.mark.parametrize("section", ["Summary", "Symptoms"])
@pytest.mark.parametrize("sentence", ["{} may develop, including {}.", "{} are possible, such as {}."])
def test_examples_of_what_comes_about(section: str, sentence: str) -> None:
    found = said(section, sentence.format("Skin changes", "pale spots, thick nails, or ulcers"))
    assert {each[2] for each in found} == {"skin changes", "pale spots", "thick nails", "ulcers"}


def test_what_is_common_between_two_places_is_not_common() -> None:
    assert not any(each.rule == "usual" for each in read("Summary", "Skin defects are common between the toes."))


def test_what_has_been_reported_may_come() -> None:
    found = read("Symptoms", "Hearing loss, fits, and delayed growth have also been reported.")
    assert {(each.object.words, each.modality) for each in found} == {
        ("hearing loss", "ck:may"),
        ("fits", "ck:may"),
        ("delayed growth", "ck:may"),
    }


def test_a_form_that_occurs_is_no_symptom() -> None:
    text = "Paper neuropathy\n\nSymptoms\n\nFocal neuropathy can appear in the hands.\n"
    assert not any(each.predicate == "ck:hasSymptom" for each in extract(text).proposals if each.rule == "occurs")


def test_what_is_not_common_is_not_denied() -> None:
    assert not any(each.negated for each in read("Symptoms", "Fever is not common."))
