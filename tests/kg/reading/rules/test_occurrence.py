"""How often, in whom, at what age."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import said


@pytest.mark.parametrize(
    ("section", "sentence", "predicate", "words"),
    [
        ("Causes", "Paper lung is rare in children.", "ck:occursIn", "rare in children"),
    ],
)
def test_rules(section: str, sentence: str, predicate: str, words: str) -> None:
    assert ("Paper lung", predicate, words) in said(section, sentence)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("This condition is inherited in an autosomal dominant pattern.", "autosomal dominant condition"),
        ("The disease is inherited in an X-linked recessive manner.", "X-linked recessive disease"),
    ],
)
def test_how_it_is_inherited_is_what_it_is(sentence: str, words: str) -> None:
    assert said("Causes", sentence) == {("Paper lung", "ck:isA", words)}


def test_it_runs_in_families() -> None:
    assert ("Paper lung", "ck:occursIn", "families") in said("Causes", "Paper lung runs in families.")


def test_how_frequent_it_is_nobody_knows() -> None:
    found = said("Frequency", "The prevalence of paper lung is unknown.")
    assert found == {("Paper lung", "ck:hasOpenQuestion", "prevalence of paper lung")}
