"""A proposal is known again by what it says and where it stands, not by how it was found."""

from __future__ import annotations

import pytest

from kg.reading.proposals import Mention, Proposal, reading_order
from tests.kg.reading.entries import reading


def claim() -> Proposal:
    return reading().proposals[2]


def test_identifier_is_sixteen_hexadecimal_digits_and_stays() -> None:
    assert claim().identifier == claim().identifier
    assert len(claim().identifier) == 16
    assert int(claim().identifier, 16) >= 0


@pytest.mark.parametrize(
    "change",
    [
        {"entry": "0" * 64},
        {"predicate": "ck:hasFinding"},
        {"negated": True},
        {"evidence": ((0, 5),)},
        {"object": Mention("joint pain", ((0, 5),), "own:joint-pain", "ck:SignOrSymptom")},
        {"object": Mention("other words", claim().object.spans, "own:joint-pain", "ck:SignOrSymptom")},
    ],
    ids=lambda change: next(iter(change)),
)
def test_identifier_changes_with_what_is_said_and_where(change: dict[str, object]) -> None:
    assert claim()._replace(**change).identifier != claim().identifier  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "change", [{"rule": "another"}, {"tier": "C"}, {"modality": "ck:asserted"}, {"qualifiers": ()}]
)
def test_identifier_does_not_depend_on_how_it_was_found(change: dict[str, object]) -> None:
    assert claim()._replace(**change).identifier == claim().identifier  # type: ignore[arg-type]


def test_proposals_sort_in_the_order_of_the_text() -> None:
    found = reading().proposals
    assert tuple(sorted({*found}, key=reading_order)) == found


def test_unread_units_are_those_that_may_be_clinical() -> None:
    assert [unit.reason for unit in reading().unread] == ["ck:noRuleFits"]
