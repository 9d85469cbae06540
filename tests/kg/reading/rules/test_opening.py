"""What opens a sentence on what happens in the condition."""

from __future__ import annotations

from kg.reading.rules.opening import IN_IT
from tests.kg.reading.entries import said


def test_openings() -> None:
    assert IN_IT.match("In people with gout, …")
    assert not IN_IT.match("Because of gout, …")


def test_what_there_is_in_it() -> None:
    words = "defect in the making of dust"
    assert ("Paper lung", "ck:hasMechanism", words) in said("Summary", f"In paper lung, there is a {words}.")
    assert not said("Summary", f"In asthma, there is a {words}.")
