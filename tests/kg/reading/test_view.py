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


def test_how_often_what_follows_is_does_not_limit_the_onset() -> None:
    (found,) = [
        each
        for each in read("Summary", "Paper lung begins in infancy with a rash that often leads to scars.")
        if each.predicate == "ck:hasOnset"
    ]
    assert not found.qualifiers
