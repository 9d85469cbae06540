"""What is no statement, and which words of one are neither names nor grammar."""

from __future__ import annotations

import pytest

from kg.check.lexicon import Lexicon
from kg.check.unread import no_statement, unnamed
from kg.check.words import tokens


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Is ZD rare?", "question"),
        ("What causes ZD", "question"),
        ("ZD is rare. It itches.", "more than one sentence"),
        ("Avoid itch!", "order"),
        ("", "empty"),
        ("ZD is rare (see above; not proven).", ""),
        ("ZD was found in 0.4 % of people.", ""),
    ],
)
def test_no_statement(text: str, why: str) -> None:
    found = no_statement(text)
    assert why in found if why else found == ""


def test_words_left_over(lexicon: Lexicon) -> None:
    is_known, left = unnamed(lexicon, tokens("ZD blooms in May 2024 with 5 people and itch"))
    assert is_known
    assert [word.text for word in left] == ["blooms"]
    assert unnamed(lexicon, tokens("rarely"))[0] is False
