"""How the condition is passed on."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import read, said


@pytest.mark.parametrize(
    ("sentence", "predicate", "words"),
    [
        ("Paper lung is not contagious.", "ck:hasMechanism", "not contagious"),
        ("Paper lung does not spread from person to person.", "ck:hasMechanism", "not spread from person to person"),
        ("Paper lung can be spread from mother to child.", "ck:hasMechanism", "spread from mother to child"),
        (
            "The virus is passed on through contact with dust.",
            "ck:hasMechanism",
            "virus is passed on through contact …",
        ),
        ("People become infected by eating raw paper.", "ck:hasCause", "eating raw paper"),
        ("You can become infected if you swallow the spores.", "ck:hasCause", "swallow the spores"),
    ],
)
def test_how_it_is_passed_on(sentence: str, predicate: str, words: str) -> None:
    assert ("Paper lung", predicate, words) in said("Causes", sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Paper lung spreads to the liver.",
        "You can become infected if you eat it or your brother eats it.",
        "People become infected with measles by breathing.",
        "Some forms are contagious.",
    ],
)
def test_no_way_from_one_to_the_next_is_told(sentence: str) -> None:
    rules = {each.rule for each in read("Causes", sentence)}
    assert not rules & {"contagious", "spreads-by", "infected-by"}
