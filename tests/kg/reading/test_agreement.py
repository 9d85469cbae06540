"""A participle behind “have” is a verb or tells of what kind a thing is; a subject of many has a verb of many."""

from __future__ import annotations

import pytest

from kg.reading.agreement import is_before_noun, is_plural, is_quality
from kg.reading.tokens import tokenise
from tests.kg.reading.entries import said


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("People with paper lung have abnormally developed ribs.", "abnormally developed ribs"),
        ("People with paper lung have reduced muscle tone.", "reduced muscle tone"),
        ("People with paper lung may have repeated bouts of coughing.", "repeated bouts of coughing"),
        ("Kites with long tails cause paper lung.", ""),
        ("In a few cases, changes in the KTE gene cause paper lung.", ""),
        ("Dust and glue also increase the risk of paper lung.", ""),
    ],
)
def test_what_is_had_is_told_of_its_kind(sentence: str, words: str) -> None:
    found = {(predicate, said_words) for _, predicate, said_words in said("Symptoms", sentence)}
    assert found == ({("ck:hasSymptom", words)} if words else found)
    assert ("ck:hasSymptom", "ribs") not in found


def test_an_adverb_of_time_goes_with_a_verb() -> None:
    words = "have recently developed ribs"
    assert not is_quality(tokenise(words, 0, len(words)), 2)
    words = "have oddly developed ribs"
    assert is_quality(tokenise(words, 0, len(words)), 2)


@pytest.mark.parametrize(
    ("words", "is_so"),
    [
        ("blurred vision", True),
        ("swollen, inflamed veins", True),
        ("swollen and inflamed veins", True),
        ("swollen by water", False),
        ("swollen often", False),
        ("swollen", False),
    ],
)
def test_a_noun_follows(words: str, *, is_so: bool) -> None:
    assert is_before_noun(tokenise(words, 0, len(words)), 0) is is_so


def test_what_it_is_like_is_a_symptom() -> None:
    assert ("Paper lung", "ck:hasSymptom", "blurred vision") in said(
        "Summary", "The most common symptom is blurred vision."
    )


@pytest.mark.parametrize(
    ("subject", "following", "is_so"),
    [("Problems with paper", "lungs", True), ("People with asthma", "pain", True), ("The gas", "pain", False)],
)
def test_subjects_of_many(subject: str, following: str, *, is_so: bool) -> None:
    tokens, behind = tokenise(subject, 0, len(subject)), tokenise(following, 0, len(following))
    assert is_plural(tokens, behind[0], is_causing=True, is_told_how_often=False) is is_so


def test_symptoms_that_range_and_include() -> None:
    assert ("Paper lung", "ck:hasSymptom", "cough") in said(
        "Summary", "Symptoms of paper lung range from mild to severe and may include cough and fever."
    )


def test_a_share_of_cases_is_many() -> None:
    words = "At least one third of all cases of gout result from"
    tokens = tokenise(words, 0, len(words))
    assert is_plural(tokens[:-2], tokens[-1], is_causing=True, is_told_how_often=False)
