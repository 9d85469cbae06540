"""A clause as its own object: what denies or hedges it is no part of it."""

from __future__ import annotations

from tests.kg.reading.entries import read


def test_the_words_of_a_clause_without_hedge_or_denial() -> None:
    (found,) = read("Outlook", "Paper lung may not improve with rest.")
    assert (found.object.words, found.negated, found.modality) == ("improve with rest", True, "ck:may")


def test_longer_remarks_are_left_out() -> None:
    (found,) = read("Outlook", "Paper lung improves (as far as anyone knows) with rest.")
    assert found.object.words == "improves with rest"
    assert len(found.object.spans) == 2
