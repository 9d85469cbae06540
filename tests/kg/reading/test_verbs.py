"""Verb groups: modal, negation, passive, and what only carries on to an infinitive."""

from __future__ import annotations

import pytest

from kg.reading.tokens import tokenise
from kg.reading.verbs import verb_group
from tests.kg.reading.entries import said


@pytest.mark.parametrize(
    ("text", "at", "verb", "modal", "negated", "passive"),
    [
        ("It may be caused by dust", 1, "cause", "may", False, True),
        ("It cannot be cured", 1, "cure", "can", True, True),
        ("It does not spread", 1, "spread", "", True, False),
        ("It tends to recur", 1, "recur", "", False, False),
        ("It is rare", 1, "be", "", False, False),
    ],
)
def test_group(text: str, at: int, verb: str, modal: str, negated: bool, passive: bool) -> None:  # noqa: FBT001, PLR0917
    tokens = tokenise(text, 0, len(text))
    group = verb_group(tokens, [False] * len(tokens), at, 0, has_verb=False, in_relative=False)
    assert group is not None
    assert group[2:6] == (verb, modal, negated, passive)


def test_people_are_many_behind_another_clause() -> None:
    text = "it goes on, people with gout develop fever"
    tokens = tokenise(text, 0, len(text))
    assert verb_group(tokens, [False] * len(tokens), 7, 3, has_verb=True, in_relative=False) is not None


def test_a_noun_begins_none() -> None:
    tokens = tokenise("the test", 0, 8)
    assert verb_group(tokens, [False, False], 1, 0, has_verb=False, in_relative=False) is None


def test_a_verb_stands_right_behind_a_relative_clause() -> None:
    assert {"fever", "pain"} == {
        words for _, _, words in said("Symptoms", "Symptoms that have been reported include fever and pain.")
    }
