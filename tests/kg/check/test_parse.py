"""The readings of a sentence."""

from __future__ import annotations

import pytest

from kg.check.frames import Frame
from kg.check.lexicon import Lexicon
from kg.check.parse import Parser
from kg.check.reading import Reading
from kg.check.words import tokens
from kg.rdf.index import node
from kg.rdf.namespaces import local_name


def _readings(lexicon: Lexicon, frames: list[Frame], text: str) -> list[Reading]:
    return [one for part in Parser(lexicon, frames, tokens(text)).parts() for one in part.readings]


@pytest.mark.parametrize(
    ("text", "modality", "is_negated"),
    [
        ("Itch is a symptom of ZD", "asserted", False),
        ("Itch is not a symptom of ZD", "asserted", True),
        ("Itch can be a symptom of ZD", "may", False),
        ("Itch cannot be a symptom of ZD", "asserted", True),
        ("Itch may not be a symptom of ZD", "may", True),
        ("Symptoms of ZD never include itch", "asserted", True),
        ("Possibly, itch is a symptom of ZD", "may", False),
        ("Some people with ZD have itch", "may", False),
    ],
)
def test_hedge_and_negation(
    lexicon: Lexicon, small_frames: list[Frame], text: str, modality: str, *, is_negated: bool
) -> None:
    found = _readings(lexicon, small_frames, text)
    assert {(one.modality, one.is_negated) for one in found} == {(modality, is_negated)}


@pytest.mark.parametrize(
    "text",
    [
        "Itch is a symptom of ZD in zebrafish",
        "Itch is a severe and terrible symptom of ZD",
        "Itch is not no symptom of ZD",
        "Itch itch is a symptom of ZD",
        "ZD itch",
        "Itch was not found in 40 % of people with ZD",
        "",
    ],
)
def test_what_has_no_reading(lexicon: Lexicon, small_frames: list[Frame], text: str) -> None:
    assert _readings(lexicon, small_frames, text) == []


def test_limits(lexicon: Lexicon, small_frames: list[Frame]) -> None:
    text = "Men get ZD more often than women"
    found = _readings(lexicon, small_frames, text)
    assert node("ck:occursIn") in {reading.predicate for reading in found}
    limits = [{local_name(limit.value.value) for limit in one.limits if limit.value} for one in found]
    assert {"moreOftenThan", "women"} in limits


def test_a_statement_made_to_have_many_readings_has_at_most_200(lexicon: Lexicon, small_frames: list[Frame]) -> None:
    text = "In people with ZD, " * 8 + "itch is found in people with ZD" + " in ZD" * 12
    assert len(Parser(lexicon, small_frames, tokens(text)).parts()) <= 200
