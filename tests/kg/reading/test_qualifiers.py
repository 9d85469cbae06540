"""Hedges and limits, with the words that say them."""

from __future__ import annotations

import pytest

from kg.reading.clauses import clauses
from kg.reading.qualifiers import modality_of, qualifiers_in
from tests.kg.reading.entries import read


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("It causes fever in young children.", "population", "young children"),
        ("It often causes fever.", "frequency", "often"),
        ("Some recover.", "frequency", "Some"),
        ("Some of the cases are due to dust.", "frequency", "Some of the cases"),
        ("If untreated, it is fatal.", "condition", "If untreated"),
        ("It is more common in men than in women.", "comparison", "more common in men than in women"),
        ("It causes severe pain.", "severity", "severe"),
    ],
)
def test_limits(text: str, kind: str, value: str) -> None:
    found = qualifiers_in(text, 0, len(text), frozenset({kind}))
    assert [limit.value for limit in found] == [value]
    assert [text[limit.start : limit.end] for limit in found] == [value]


@pytest.mark.parametrize(
    ("text", "modality"),
    [("It may recur.", "may"), ("It can recur.", "can"), ("You should rest.", "advice"), ("It recurs.", "asserted")],
)
def test_modality(text: str, modality: str) -> None:
    assert modality_of(clauses(text, 0, len(text))[0])[0] == modality


@pytest.mark.parametrize(
    ("sentence", "words"), [("Untreated, gout is painful.", "Untreated"), ("Untreated gout is painful.", None)]
)
def test_what_is_left_untreated_is_a_condition(sentence: str, words: str | None) -> None:
    found = qualifiers_in(sentence, 0, len(sentence), frozenset({"condition"}))
    assert [limit.value for limit in found] == ([words] if words else [])


def test_a_hedge_before_the_verb_behind_a_relative_clause() -> None:
    (found,) = [
        each
        for each in read("Causes", "Changes in the ABC1 gene, which have not been named, likely cause the disorder.")
        if each.predicate == "ck:hasCause"
    ]
    assert found.modality == "ck:may"
