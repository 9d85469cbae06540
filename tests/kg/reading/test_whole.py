"""What a sentence says as a whole."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import read, said


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("It is not known how dust harms the airways.", "how dust harms the airways"),
        ("It remains unclear, however, why the airways swell.", "why the airways swell"),
        ("Researchers have not determined how the gene is involved.", "how the gene is involved"),
        ("It is unclear whether dust harms the airways.", "whether dust harms the airways"),
        ("In ten percent of families, the cause is unknown.", "in ten percent of families, the cause"),
        ("The cause is unknown in ten percent of families.", "cause in ten percent of families"),
        ("Its prevalence is unknown.", "prevalence"),
    ],
)
def test_what_nobody_knows_is_an_open_question(sentence: str, words: str) -> None:
    assert said("Causes", sentence) == {("Paper lung", "ck:hasOpenQuestion", words)}


def test_a_name_that_stands_as_a_sentence() -> None:
    assert ("Paper lung", "ck:hasTest", "lung biopsy") in said("Exams and Tests", "Lung biopsy.")
    assert ("Paper lung", "ck:hasComplication", "lung failure") in said("Possible Complications", "Lung failure.")
    assert not said("Possible Complications", "In children.")


def test_a_sentence_that_only_names_the_condition() -> None:
    assert said("Symptoms", "It is also called kite lung.") == {("Paper lung", "oboInOwl:hasExactSynonym", "kite lung")}


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Other names for paper lung include kite lung and glue lung.", {"kite lung", "glue lung"}),
        (
            "Other names for it in this disease include kite lung, dry type; and glue lung.",
            {"kite lung, dry type", "glue lung"},
        ),
        ("It is sometimes known as kite lung based on its shape.", {"kite lung"}),
        ("Other names for asthma include kite lung.", set()),
    ],
)
def test_other_names(sentence: str, names: set[str]) -> None:
    assert {name for _, predicate, name in said("Summary", sentence) if "Synonym" in predicate} == names


def test_another_disease_that_opens_a_sentence_has_what_it_says() -> None:
    found = said("Symptoms", "In kite disease, symptoms include headache.")
    assert found == {("kite disease", "ck:hasSymptom", "headache")}


def test_a_line_of_a_questionnaire_is_no_label() -> None:
    assert not said("Risk Factors", "____ I smoke.")


def test_a_point_on_the_condition_is_of_no_heading() -> None:
    found = read("Treatment", "Rest is needed.", "", "- Paper lung is lung inflammation caused by dust.")
    assert ("ck:isA", "lung inflammation") in {(each.predicate, each.object.words) for each in found}


def test_a_name_between_commas_before_any_verb() -> None:
    found = said("Summary", "Paper lung, also known as glue lung, causes fever.")
    assert ("Paper lung", "oboInOwl:hasExactSynonym", "glue lung") in found
    assert not any(
        words == "kite lung" for *_, words in said("Summary", "Paper lung, also called kite lung, and glue lung hurt.")
    )
