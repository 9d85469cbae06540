"""Dates, as XML Schema writes them."""

from __future__ import annotations

import pytest

from kg.check.dates import date
from kg.check.words import tokens


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("28 November 2018", "2018-11-28"),
        ("November 28, 2018", "2018-11-28"),
        ("May 2024", "2024-05"),
        ("2018", "2018"),
    ],
)
def test_dates(text: str, written: str) -> None:
    assert date(tokens(text), 0) == (len(tokens(text)), written)


def test_what_is_no_date() -> None:
    assert date(tokens("3000 people"), 0) is None
    assert date(tokens("of Mai 2020"), 0) is None
