"""A pattern is looked for only where one of its words stands."""

from __future__ import annotations

import re

from kg.reading.sought import Sought

RISK = Sought(re.compile(r"\brisk (?:of|for)\b", re.IGNORECASE), ("risk",))


def test_the_first_match_is_found_whatever_the_case() -> None:
    found = RISK.search("The RISK OF falls, and the risk for others")
    assert found is not None
    assert found.group() == "RISK OF"


def test_a_word_alone_is_no_match() -> None:
    assert RISK.search("a risky matter") is None
    assert RISK.search("nothing of it") is None
