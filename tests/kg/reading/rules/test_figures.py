"""How many have the condition."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import read, said


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Paper lung affects an estimated 1 in 5,000 newborns.", "an estimated 1 in 5,000 newborns"),
        ("It is estimated to affect 1 to 3 per million people worldwide.", "1 to 3 per million people worldwide"),
        (
            "Paper lung is a rare disorder, with an estimated prevalence of about 1 in 1 million people worldwide.",
            "about 1 in 1 million people worldwide",
        ),
        ("Paper lung occurs in 1 in 2,500 to 3,500 newborns.", "1 in 2,500 to 3,500 newborns"),
        (
            "Paper lung occurs in 1 in 10,000 babies that do not live to birth.",
            "1 in 10,000 babies that do not live to …",
        ),
        ("It occurs in 1 in 2,000 newborns in the Turin region.", "1 in 2,000 newborns in the Turin region"),
        (
            "Paper lung is one of the most common disorders in Italy, affecting about 1 million people.",
            "one of the most common disorders in Italy, affecting …",
        ),
        ("Only a few cases have been reported.", "only a few cases have …"),
        (
            "Paper lung is common, affecting between 0.5 percent and 1 percent of the population worldwide.",
            "between 0.5 percent and 1 percent of the population",
        ),
    ],
)
def test_figures(sentence: str, words: str) -> None:
    assert ("Paper lung", "ck:occursIn", words) in said("Causes", sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Paper lung affects the chest in 1 in 10 people with kite fever.",
        "Paper lung affects 1 in 10 men in one town and 1 in 20 men in another.",
        "Paper lung does not affect 1 in 10 people.",
    ],
)
def test_figures_of_something_else_or_of_two_things_are_left(sentence: str) -> None:
    assert not any(words.startswith("1 in") for _, _, words in said("Causes", sentence))


def test_how_many_cases_have_been_told_of() -> None:
    words = "about 70 people with paper lung …"
    assert ("Paper lung", "ck:occursIn", words) in said(
        "Frequency", "About 70 people with paper lung have been reported."
    )
    assert not said("Frequency", "About 70 people with asthma have been reported.")


def test_cases_per_so_many_people() -> None:
    sentence = "The prevalence of paper lung is estimated to be 6 to 40 cases per 1 million people."
    assert ("Paper lung", "ck:occursIn", "6 to 40 cases per 1 million people") in said("Frequency", sentence)


def test_a_figure_of_some_people_is_not_of_all() -> None:
    found = read("Frequency", "It occurs in people of old towns, affecting 1 in 300 people in this population.")
    assert "1 in 300 people" not in {each.object.words for each in found}
