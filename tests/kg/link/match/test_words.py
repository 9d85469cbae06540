"""What two names have in common besides their words."""

from __future__ import annotations

import pytest

from kg.link.match.words import is_abbreviation, is_number, numbers, order


def test_numbers_stand_in_their_order() -> None:
    assert numbers("complex I deficiency, type 4") == ("1", "4")
    assert numbers("deficiency") == ()


def test_order_tells_names_of_the_same_words_apart() -> None:
    assert order("complex 1 type 4", "complex 1 type 4") == 1
    assert order("complex 1 type 4", "complex 4 type 1") < 1
    assert order("cyst", "cysts") == 1


@pytest.mark.parametrize(("text", "expected"), [("CFS", True), ("MRD40", True), ("asthma", False), ("ABC DEF", False)])
def test_abbreviations(text: str, expected: bool) -> None:  # noqa: FBT001 - of a table
    assert is_abbreviation(text) is expected


def test_single_letters_count_as_numbers() -> None:
    assert [is_number(word) for word in ("2", "b", "type")] == [True, True, False]
