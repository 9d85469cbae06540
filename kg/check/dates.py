"""Dates in a statement, as XML Schema writes them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.check.words import Token

__all__ = ["date"]

_MONTHS = {
    month: place
    for place, month in enumerate(
        (
            *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october"),
            *("november", "december"),
        ),
        1,
    )
}


def date(words: Sequence[Token], at: int) -> tuple[int, str] | None:
    """Where a date at a place ends, and the date: “28 November 2018”, “November 28, 2018”, “May 2024”, “2018”."""
    text = " ".join(word.low for word in words[at : at + 4])
    for pattern, parts in (
        (r"(\d{1,2}) ([a-z]+) (\d{4})\b", (3, 2, 1)),
        (r"([a-z]+) (\d{1,2}) , (\d{4})\b", (3, 1, 2)),
        (r"([a-z]+) (\d{4})\b", (2, 1)),
        (r"((?:19|20)\d{2})\b", (1,)),
    ):
        if (found := re.match(pattern, text)) is None:
            continue
        values = [found[part] for part in parts]
        if len(values) > 1 and values[1] not in _MONTHS:
            continue
        year, *rest = values
        numbers = [str(_MONTHS[rest[0]]).zfill(2), *(day.zfill(2) for day in rest[1:])] if rest else []
        return at + found[0].count(" ") + 1, "-".join((year, *numbers))
    return None
