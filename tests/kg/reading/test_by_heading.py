"""Sentences that name the condition and are about what their heading is of."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import read


@pytest.mark.parametrize(
    ("section", "sentence", "predicate"),
    [
        ("Causes", "In paper lung, one stretch of ink is repeated 55 to 200 times.", "hasMechanism"),
        (
            "Causes",
            "Around ten percent of all cases of paper lung worldwide are linked to glue in some way.",
            "hasMechanism",
        ),
        ("Symptoms", "Often paper lung comes with a runny nose, followed by a rash that spreads.", "hasSymptom"),
        (
            "Exams and Tests",
            "The doctor will examine the nose to determine whether a person has paper lung.",
            "hasTest",
        ),
        ("Treatment", "The doctor places a rubber band around the paper lung.", "hasTreatment"),
        ("Outlook (Prognosis)", "Later, some printers with paper lung may become sad or angry.", "hasPrognosis"),
        ("Possible Complications", "If paper lung stops air from flowing freely, the air hardens.", "hasComplication"),
        ("Causes", "The risk of developing paper lung is higher for siblings than for others.", "hasRiskFactor"),
        ("Symptoms", "Children may leak ink into bedsheets.", "hasSymptom"),  # without its name
        ("Possible Complications", "When a nose is out of place, air may get trapped in the lungs.", "hasComplication"),
        ("Treatment", "Some individuals are helped by ink blockers.", "hasTreatment"),
    ],
)
def test_by_heading(section: str, sentence: str, predicate: str) -> None:
    found = [each for each in read(section, sentence, in_words=True) if each.rule == "verbatim"]
    assert [(each.predicate, each.tier) for each in found] == [(f"ck:{predicate}", "C")]


@pytest.mark.parametrize(
    ("section", "sentence"),
    [
        ("Causes", "The gene of paper lung is located on the ninth chromosome."),  # where, and not how
        ("Causes", "Women with paper lung often have a type of bowel disease as well."),  # what they have besides
        ("Symptoms", "A doctor may discover paper lung after feeling a lump."),
        ("Symptoms", "If ink is in the nose, the printer usually has paper lung."),  # who has it
        ("Causes", "Doctors should look at the nose of people with paper lung."),
        ("Treatment", "Clinical trials help improve the surgery of paper lung."),
        ("Symptoms", "Other Symptoms A cough may accompany paper lung."),  # a heading that has run in
        ("Symptoms", "Sneezing could be due to other things than paper lung."),
        ("Exams and Tests", "The symptoms of paper lung are similar to those of glue lung."),
        ("Treatment", "Some people get paper lung after an infection with a glue worm."),
        ("Treatment", "Worry tends to prolong paper lung."),
        ("Treatment", "Most people who have paper lung also have a cold."),
        ("Outlook (Prognosis)", "Doctors often fail to recognize paper lung."),
        ("Treatment", "The clinical presentation of paper lung can resemble that of glue lung."),
        ("Treatment", "Printers who get paper lung at work should be reported to the state."),
        ("Prevention", "A cat's diet can affect how paper lung smells."),
        ("Symptoms", "Many of the symptoms of paper lung apply to glue lung."),
        ("Treatment", "Sprays for paper lung have side effects in tall printers."),
        ("Possible Complications", "This condition may make the nose run."),  # a complication that was named before
        ("Symptoms", "Vitamins may make the nose run."),  # not of it
        ("Possible Complications", "Ink blockers can widen the nose."),
        ("Treatment", "The nose warms the air before it reaches the lungs."),
        ("Treatment", "A plan is a document on treatments that you want."),
        ("Summary", "In paper lung, one stretch of ink is repeated 55 to 200 times."),  # no heading that tells
    ],
)
def test_what_a_heading_does_not_tell_of(section: str, sentence: str) -> None:
    assert not [each for each in read(section, sentence, in_words=True) if each.rule == "verbatim"]
