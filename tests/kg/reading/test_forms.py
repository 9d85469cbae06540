"""Of which form a claim is."""

from __future__ import annotations

import pytest

from kg.reading.propose import extract
from tests.kg.reading.entries import read, said


@pytest.mark.parametrize(
    ("sentence", "subject", "words"),
    [
        ("Features of the atypical form appear in late childhood.", "atypical form", "late childhood"),
        ("The classic form usually begins in infancy.", "classic form", "infancy"),
        ("Type 2 paper lung begins in infancy.", "type 2 paper lung", "infancy"),
    ],
)
def test_a_form_is_the_subject(sentence: str, subject: str, words: str) -> None:
    assert (subject, "ck:hasOnset", words) in said("Symptoms", sentence)


def test_of_two_forms_nothing_is_said() -> None:
    sentence = "The mild form begins in infancy, and the tardy form begins later in childhood than the classic form."
    assert not any(subject == "Paper lung" for subject, _, _ in said("Symptoms", sentence))


def test_a_name_in_parentheses_is_no_form() -> None:
    found = said("Causes", "Paper lung (also called kite disease, type A) is caused by dust.")
    assert not any(subject.startswith("type") for subject, _, _ in found)


def test_this_type_is_the_one_that_the_paragraph_names() -> None:
    found = said(
        "Summary",
        "Type II paper lung is a rare disorder. The features of this type include pain. Affected children have fever.",
    )
    assert {("type II paper lung", "ck:hasSymptom", "pain"), ("type II paper lung", "ck:hasSymptom", "fever")} <= found


def test_the_next_sentences_go_on_about_a_form() -> None:
    found = said(
        "Summary", "Type 2 paper lung is a rare disorder. Symptoms may appear in childhood. Paper lung is old."
    )
    assert ("type 2 paper lung", "ck:hasOnset", "childhood") in found


@pytest.mark.parametrize(
    "sentence",
    [
        "Symptoms of paper lung may appear in childhood.",
        "In type 3, symptoms may appear in childhood.",
    ],
)
def test_what_names_the_condition_or_another_form_is_not_of_it(sentence: str) -> None:
    found = said("Summary", "Type 2 paper lung is a rare disorder.", sentence)
    assert ("type 2 paper lung", "ck:hasOnset", "childhood") not in found


def test_the_next_sentences_go_on_about_a_form_by_name() -> None:
    found = said(
        "Summary",
        "The neonatal type is the most common form of paper lung. Affected children have fever. "
        "The juvenile type is the rarest form of paper lung. Symptoms may include pain.",
    )
    assert {
        ("Paper lung", "ck:hasForm", "neonatal type"),
        ("neonatal type", "ck:hasSymptom", "fever"),
        ("juvenile type", "ck:hasSymptom", "pain"),
    } <= found


def test_what_goes_on_in_a_sentence_on_a_form_is_of_it() -> None:
    sentence = (
        "The variant form of paper lung does not involve fever, and the skin features also include dry, scaly skin."
    )
    assert {subject for subject, *_ in said("Summary", sentence)} == {"variant form of paper lung"}


def test_what_is_of_all_types_is_of_none_alone() -> None:
    found = said(
        "Summary",
        "The juvenile type is the rarest form of paper lung. Life expectancy is shortened in all types of paper lung. "
        "Affected children have fever.",
    )
    assert ("juvenile type", "ck:hasSymptom", "fever") not in found


def test_a_form_of_the_paragraph_before_is_none() -> None:
    found = said("Summary", "Type II paper lung is a rare disorder.", "", "Affected children have fever.")
    assert ("Paper lung", "ck:hasSymptom", "fever") in found


def test_two_forms_are_named_together() -> None:
    (found,) = read("Symptoms", "If you have type 1 or type 2 paper lung, you may have a cough.")
    assert found.subject.words == "type 1 or type 2 paper lung"


def test_forms_of_some_kind_are_the_subject() -> None:
    (found,) = read("Symptoms", "In the late-onset forms, the symptoms start around 50 years.")
    assert found.subject.words == "late-onset forms"


def test_of_some_cases_nothing_is_said_of_all() -> None:
    assert not any(each.tier == "A" for each in read("Causes", "Most dust-related cases result from old paper."))


def test_symptoms_are_of_the_kind_that_was_spoken_of_last() -> None:
    kinds = "Acute paper lung comes suddenly. Symptoms include fever. Chronic paper lung stays. The main cause is dust."
    assert said("Summary", kinds) >= {
        ("acute paper lung", "ck:hasSymptom", "fever"),
        ("chronic paper lung", "ck:hasCause", "dust"),
    }
    called = "A variation of type 1 paper lung, called congenital paper lung, is apparent at birth."
    found = said("Summary", f"{called} Characteristic features include fever.")
    assert ("congenital paper lung", "ck:hasSymptom", "fever") in found
    for general in ("All forms may be deadly.", "Paper lung is rare.", "Kite disease is another illness."):
        found = said("Summary", f"Wound paper lung comes from cuts. {general} Symptoms include fever.")
        assert ("Paper lung", "ck:hasSymptom", "fever") in found


def test_a_form_by_the_number_behind_a_short_name() -> None:
    text = "Kite lung disease\n\nKite lung disease (KLD) is rare. In KLD4, fever is common.\n"
    assert ("KLD4", "fever") in {(each.subject.words, each.object.words) for each in extract(text).proposals}
