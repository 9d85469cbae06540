"""What sentences are about that no rule reads, where they tell what is done."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import read


@pytest.mark.parametrize(
    ("section", "sentence", "predicate"),
    [
        ("Exams and Tests", "People who have paper lung should have their breath checked once a year.", "hasTest"),
        ("Exams and Tests", "A scoring system helps differentiate paper lung from other diseases.", "hasTest"),
        ("Symptoms", "As the disease progresses, hearing aids and other devices are often needed.", "hasTreatment"),
        ("Treatment", "Adults should drink water, salty broths, sodas without sugar, and tea.", "hasTreatment"),
        ("Treatment", "Warm tea may lessen the cough of paper lung, but it may not help with fever.", "hasTreatment"),
        ("Exams and Tests", "Paper lung is likely if an x ray shows dust in both lungs.", "hasFinding"),
        ("Treatment", "A doctor may suggest eating six small meals a day instead of three.", "hasTreatment"),
        ("Treatment", "Treatment depends on the extent of the damage.", "hasTreatment"),
        ("Treatment", "The lesions associated with paper lung usually resolve without treatment.", "hasPrognosis"),
        ("Treatment", "Children should be monitored twice a year.", "hasTest"),
        ("Symptoms", "Children who cough for a day should be checked for paper lung.", "hasTest"),
        ("Treatment", "Warm tea may ease a dry throat.", "hasTreatment"),
        ("Treatment", "Typically people with paper lung need to be in bed.", "hasTreatment"),
        ("Summary", "The first step in treatment is to reduce the dust.", "hasTreatment"),
        ("Considerations", "Doctors may prescribe a high-ink diet to offset the loss of ink.", "hasTreatment"),
        ("Summary", "Most paper lungs are preventable.", "hasPrevention"),
        ("Summary", "The doctor will also test the activity of the nose using electromyography.", "hasTest"),
        ("Summary", "Medicines can relieve symptoms and, sometimes, a fever.", "hasTreatment"),
        ("Summary", "The only way to prevent fits of paper lung is to avoid ink.", "hasPrevention"),
        ("Considerations", "People with paper lung may benefit from eating less salt.", "hasTreatment"),
        ("Complications", "A health care provider may give medications to treat swelling.", "hasTreatment"),
        ("Prevention", "Old books should be thoroughly dusted before they are read.", "hasPrevention"),
    ],
)
def test_what_is_done(section: str, sentence: str, predicate: str) -> None:
    (found,) = read(section, sentence, in_words=True)
    assert (found.predicate, found.rule) == (f"ck:{predicate}", "verbatim")


def test_what_one_talks_of_is_no_treatment() -> None:
    assert not read("Treatment", "Talking with your doctor can help you take control of your care.", in_words=True)


def test_what_the_condition_prevents_is_no_prevention() -> None:
    found = read("Summary", "Paper lung prevents the drug for dust from working.", in_words=True)
    assert "ck:hasPrevention" not in {each.predicate for each in found}
