"""Noun phrases: things, people and how many of them, numbers."""

from __future__ import annotations

import pytest

from kg.check.lexicon import Lexicon
from kg.check.nouns import Nouns
from kg.check.words import tokens
from kg.rdf.namespaces import local_name


def _nouns(lexicon: Lexicon, text: str) -> Nouns:
    return Nouns(lexicon, tokens(text))


@pytest.mark.parametrize(
    ("text", "names", "is_choice"),
    [
        ("itch", ["itch"], False),
        ("an itch, burning and skin changes", ["itch", "burn", "skin-trouble"], False),
        ("itch or burning", ["itch", "burn"], True),
        ("itch or burning and skin changes", ["itch", "burn", "skin-trouble"], False),
    ],
)
def test_things(lexicon: Lexicon, text: str, names: list[str], *, is_choice: bool) -> None:
    found = next(iter(_nouns(lexicon, text).things(0)))
    assert found.end == len(tokens(text))
    assert [local_name(thing.value.value) for thing in found.things if thing.value] == names
    assert found.is_choice is is_choice


def test_what_is_denied(lexicon: Lexicon) -> None:
    found = next(iter(_nouns(lexicon, "itch but not burning").things(0)))
    assert [thing.is_denied for thing in found.things] == [False, True]
    neither = next(iter(_nouns(lexicon, "neither itch nor burning").things(0)))
    assert [thing.is_denied for thing in neither.things] == [True, True]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("40 % of people with ZD", 40, 40),
        ("20 of 50 people with ZD", 40, 40),
        ("19 (90.5 %) of 21 people with ZD", 90.5, 90.5),
        ("more than 50 % of ZD patients", 50, 100),
        ("half of those with ZD", 50, 50),
        ("all people with ZD", 100, 100),
        ("none of 35 people with ZD", 0, 0),
        ("nobody with ZD", 0, 0),
    ],
)
def test_people_and_how_many(lexicon: Lexicon, text: str, low: float, high: float) -> None:
    found = [group for end, group in _nouns(lexicon, text).people(0) if end == len(tokens(text)) and group.conditions]
    assert found
    shares = {group.share for group in found}
    assert all(share and share.low == pytest.approx(low) and share.high == pytest.approx(high) for share in shares)


def test_measures(lexicon: Lexicon) -> None:
    ends = dict(_nouns(lexicon, "about 2 to 3 per million").measures(0))
    (measure,) = ends.values()
    assert (measure.low, measure.high) == (2, 3)
    assert measure.slack > 0


def test_people_without_something_have_the_condition_that_the_sentence_names(lexicon: Lexicon) -> None:
    def groups(text: str, at: int) -> set[str]:
        found = [group for end, group in _nouns(lexicon, text).people(at) if end == len(tokens(text))]
        return {local_name(one.value) for group in found for one in group.populations}

    assert groups("ZD in people without itch", 2) == {"calm"}
    assert groups("ZD patients without itch", 0) == {"calm"}
    assert groups("burning in people without itch", 2) == set()
