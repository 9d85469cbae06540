"""A claim as a rule finds it."""

from __future__ import annotations

from kg.reading.found import CONDITION, DEFAULT, LIST_DEFAULT, Found, with_limit
from kg.reading.qualifiers import Limit


def test_one_more_limit_leaves_the_rest() -> None:
    found = Found(CONDITION, None, "hasTest", "x-ray", ((0, 5),), "may", False, (), ((0, 9),), (), "exams", "R-x", "A")  # noqa: FBT003
    limit = Limit("purpose", "to look", 6, 9)
    assert with_limit(found, limit).qualifiers == (limit,)
    assert found.qualifiers == ()


def test_lists_have_a_predicate_wherever_sentences_have() -> None:
    assert set(DEFAULT) <= set(LIST_DEFAULT)
