"""Members of a coordination: parts of the body, adjectives, complaints."""

from __future__ import annotations

import pytest

from kg.reading.members import is_body, is_modifier, is_plain, is_problem
from kg.reading.tokens import Token, tokenise


def _tokens(words: str) -> list[Token]:
    return tokenise(words, 0, len(words))


@pytest.mark.parametrize(
    ("words", "expected"),
    [("the left hand", True), ("other organs", True), ("windpipe", True), ("dry mouth", False), ("fever", False)],
)
def test_a_part_of_the_body(words: str, expected: bool) -> None:  # noqa: FBT001
    assert is_body(_tokens(words)) is expected


def test_an_adjective_wants_a_head() -> None:
    assert is_modifier(_tokens("bacterial"), _tokens("viral infection"))
    assert not is_modifier(_tokens("fatigue"), _tokens("viral infection"))
    assert is_modifier(_tokens("CT"), _tokens("MRI scan"))
    assert not is_modifier(_tokens("ABC"), _tokens("kidney failure"))


def test_what_is_hard_is_a_problem() -> None:
    assert is_problem(_tokens("trouble with"), _tokens("swallowing"))
    assert not is_problem(_tokens("trouble with"), _tokens("poor sleep"))


def test_a_complaint_is_no_plain_word() -> None:
    assert is_plain("friends")
    assert not is_plain("fatigue")
    assert not is_plain("speaking")
