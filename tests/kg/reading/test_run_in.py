"""Headings that a copy has run into a sentence."""

from __future__ import annotations

import pytest

from kg.reading.names import Called
from kg.reading.run_in import heading_before
from kg.reading.spelled import Spelled

NAMED = Called(Spelled(("paper lung",), ("paper lung",)))


@pytest.mark.parametrize(
    ("sentence", "heading"),
    [
        ("A Rare Disease Paper lung is a disease of kites.", "A Rare Disease "),
        ("Kite Flying Therapy Kite flying therapy is done outdoors.", "Kite Flying Therapy "),
        ("Help Is Often Slow Many people wait for years.", "Help Is Often Slow "),
        ("Exposure to Old Dust Much exposure to old dust is bad.", "Exposure to Old Dust "),
        ("Old Dust Can Be Bad There is much old dust.", "Old Dust Can Be Bad "),
        ("Types of Paper Lung are told apart by sound.", ""),
        ("The Paper Lung Foundation is in Rome.", ""),
        ("Many people wait for years.", ""),
    ],
)
def test_headings(sentence: str, heading: str) -> None:
    assert sentence[: heading_before(sentence, NAMED)] == heading
