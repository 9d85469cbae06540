"""What keeps the condition away."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import said


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("One way to prevent paper lung is to wear masks at work.", "wear masks at work"),
        ("The best way to prevent paper lung is vaccination.", "vaccination"),
    ],
)
def test_ways_to_prevent_it(sentence: str, words: str) -> None:
    assert said("Prevention", sentence) == {("Paper lung", "ck:hasPrevention", words)}


def test_ways_to_prevent_something_else() -> None:
    assert not said("Summary", "One way to prevent asthma is to wear masks at work.")


@pytest.mark.parametrize(
    "sentence",
    ["Following a strict diet can help prevent paper lung.", "Following a strict diet lowers the risk of paper lung."],
)
def test_what_helps_prevent_it(sentence: str) -> None:
    assert said("Summary", sentence) == {("Paper lung", "ck:hasPrevention", "following a strict diet")}


def test_what_helps_prevent_something_else() -> None:
    assert not said("Summary", "Following a strict diet can help prevent lupus.")


def test_vaccines_against_it() -> None:
    found = said("Prevention", "Two vaccines against paper lung are available.")
    assert found == {("Paper lung", "ck:hasPrevention", "two vaccines against paper lung")}
    assert not said("Prevention", "Two vaccines against asthma are available.")


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Scientists have not yet found a way to prevent paper lung.",
            {("ck:hasPrevention", "not way to prevent paper lung")},
        ),
        ("Researchers have not found a cure for paper lung.", {("ck:hasPrognosis", "not cure")}),
        (
            "Researchers have not found that diet plays a role in causing or preventing paper lung.",
            {("ck:hasCause", "not diet")},
        ),
        ("Smoking has not been shown to play a role in causing paper lung.", {("ck:hasCause", "not smoking")}),
        ("Smoking has not been shown to play a role in causing a paper lung.", {("ck:hasCause", "not smoking")}),
        ("Researchers have not found a way to prevent asthma.", set()),
    ],
)
def test_what_is_not_found(sentence: str, told: set[tuple[str, str]]) -> None:
    assert {(predicate, words) for _, predicate, words in said("Prevention", sentence)} == told
