"""Words of a statement: cut into tokens, and forms of one word made alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.check.words import fold, folded, number, tokens, turned


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tumours", "tumor"),
        ("the CT scans of a chest", "CT scan of chest"),
        ("P/Q‐type calcium channels", "p q-type calcium channel"),
        ("patients with LEMS", "people with LEMS"),
        ("hospitalised", "hospitalized"),
        ("trouble swallowing", "difficulty swallowing"),
        ("headaches", "headache"),
        ("viruses", "virus"),
        ("biopsies", "biopsy"),
        ("causes", "cause"),
        ("60 mg daily", "60 mg a day"),
        ("between 31 and 60", "from 31 to 60"),
        ("30–79%", "30 to 79 percent"),
        ("men", "man"),
    ],
)
def test_forms_of_one_name(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("hypertension", "hypotension"), ("dysphagia", "dysphasia"), ("diabetes", "diabete insipidus"), ("men", "women")],
)
def test_other_names_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_negations_are_words() -> None:
    assert [word.low for word in tokens("It can't, doesn't and cannot")] == [
        *("it", "can", "not", ",", "does", "not", "and", "can", "not"),
    ]


@pytest.mark.parametrize(("text", "value"), [("1,593", 1593), ("0.44", 0.44), ("two", 2), ("3,4", None), ("B8", None)])
def test_numbers(text: str, value: float | None) -> None:
    assert number(tokens(text)[0]) == value


@given(st.text(max_size=80))
def test_any_text_is_cut_and_folding_again_changes_no_word(text: str) -> None:
    for token in tokens(text):
        assert token.text
        assert folded(token.key) or not token.key


@pytest.mark.parametrize(
    ("gerund", "noun"),
    [
        ("suppressing immune system", "suppression of immune system"),
        ("removing tumor", "removal of tumor"),
        ("treating cancer", "treatment of cancer"),
        ("exchanging plasma", "plasma exchange"),
    ],
)
def test_a_gerund_is_turned_into_the_noun_of_its_verb(gerund: str, noun: str) -> None:
    assert noun in turned(gerund)
