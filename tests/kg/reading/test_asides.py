"""What stands beside a subject hides no verb."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import said


@pytest.mark.parametrize(
    "sentence",
    [
        "The symptoms of paper lung, the disease of kite makers, include fever and cough.",
        "Symptoms, which often come after work, include fever and cough.",
        "Globally, symptoms include fever and cough.",
    ],
)
def test_a_list_behind_an_aside(sentence: str) -> None:
    assert {words for _, predicate, words in said("Symptoms", sentence) if predicate == "ck:hasSymptom"} == {
        "fever",
        "cough",
    }


def test_another_name_before_a_verb() -> None:
    found = said("Causes", "Scarring of the airways, also called kite lines, may lead to paper lung.")
    assert found == {("Paper lung", "ck:hasCause", "scarring of the airways")}


def test_a_relative_clause_without_its_word() -> None:
    found = said("Symptoms", "Affected children eventually lose the skills they had learned.")
    assert {words for _, _, words in found} == {"lose the skills"}


def test_a_verb_behind_examples() -> None:
    found = said("Treatment", "Antispasmodics, such as zincicillin, ironicin, and tin, help to control spasms.")
    assert {"antispasmodics", "zincicillin", "ironicin", "tin"} == {words for _, _, words in found}
    found = said("Treatment", "Treatment of new cases, including early cases, will help.")
    assert {words for _, _, words in found} == {"treatment of new cases"}


def test_what_stands_between_dashes_is_no_subject() -> None:
    found = said("Causes", "Not getting enough zinc -- either from books, glue, or paper -- can cause paper lung.")
    assert {words for _, _, words in found} == {"not getting enough zinc"}


def test_a_subject_with_a_relative_clause_behind_an_object_is_new() -> None:
    found = said("Causes", "Haste raises the amount of dust, and books that hold dust may cause lung pain.")
    assert ("books that hold dust", "ck:leadsTo", "lung pain") in found
