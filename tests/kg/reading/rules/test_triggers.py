"""What sets it off, or makes it worse."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import said


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Cold weather can make paper lung worse.", "cold weather"),
        ("Stress may aggravate the symptoms of paper lung.", "stress"),
        ("Dust can trigger or worsen paper lung.", "dust"),
        ("Symptoms may be aggravated by damp.", "damp"),
    ],
)
def test_what_makes_it_worse(sentence: str, words: str) -> None:
    assert ("Paper lung", "ck:hasTrigger", words) in said("Causes", sentence)


def test_what_makes_something_else_worse() -> None:
    assert not said("Causes", "Cold weather can make asthma worse.")
    assert not said("Causes", "Glue makes paper lung easy to see.")
