"""Articles, number, verbs and dates: what sentences rely on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.claims import english


@pytest.mark.parametrize(
    ("label", "plural"),
    [
        ("nerve cells", True),
        ("men", True),
        ("nausea and vomiting", True),
        ("combined FDG-PET and CT scan", False),
        ("mistaken targeting of healthy cells and tissues", False),
        ("difficulty climbing stairs", False),
        ("diabetes", False),
        ("myasthenia gravis", False),
        ("paralysis", False),
        ("arthritis", False),
        ("LEMS", False),
        ("HLA types", True),
        ("weakness", False),
    ],
)
def test_plurals(label: str, plural: bool) -> None:  # noqa: FBT001 - it is what is tested
    assert english.is_plural(label) is plural


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("MRI", "an MRI"),
        ("PET scan", "a PET scan"),
        ("X-ray", "an X-ray"),
        ("EMG", "an EMG"),
        ("SOX1 test", "a SOX1 test"),
        ("oncologist", "an oncologist"),
        ("unit", "a unit"),
        ("European label", "a European label"),
        ("urine test", "a urine test"),
        ("unusual sign", "an unusual sign"),
        ("ulcer", "an ulcer"),
        ("hour", "an hour"),
        ("the United States", "the United States"),
    ],
)
def test_articles(label: str, said: str) -> None:
    assert english.with_article(label, "a") == said


@pytest.mark.parametrize(
    ("label", "countable"),
    [
        ("CT scan of the chest", True),
        ("muscle weakness", False),
        ("plasma exchange", False),
        ("electrocardiogram", True),
    ],
)
def test_countable(label: str, countable: bool) -> None:  # noqa: FBT001 - it is what is tested
    assert english.is_countable(label) is countable


@pytest.mark.parametrize(
    ("verb", "plural", "auxiliary", "negated", "said"),
    [
        ("have", False, "", False, "has"),
        ("be", False, "", True, "is not"),
        ("was", True, "", False, "were"),
        ("was found", False, "may", False, "may be found"),
        ("go", False, "", False, "goes"),
        ("carry out", False, "", False, "carries out"),
        ("affect", True, "may", True, "may not affect"),
        ("reach", False, "", True, "does not reach"),
    ],
)
def test_verbs(verb: str, plural: bool, auxiliary: str, negated: bool, said: str) -> None:  # noqa: FBT001 - tested
    assert english.conjugated(verb, plural=plural, auxiliary=auxiliary, negated=negated) == said


def test_dates_and_durations_are_words_or_stay() -> None:
    assert english.date_words("2018-11-28") == "28 November 2018"
    assert english.date_words("revised in spring") == "revised in spring"
    assert english.duration_words("P2Y") == "2 years"
    assert english.duration_words("P10D") == "10 days"
    assert english.duration_words("PT1H") == "PT1H"
    assert english.plural_label("autoimmune disorder of nerves") == "autoimmune disorders of nerves"


@given(st.lists(st.text(min_size=1), min_size=1, max_size=5))
def test_nothing_in_a_row_is_lost(values: list[str]) -> None:
    said = english.joined(values)
    assert all(value in said for value in values)


@given(st.text())
def test_any_label_can_be_asked_for(label: str) -> None:
    english.is_plural(label)
    english.is_countable(label)
    assert label in english.with_article(label, "a")
    assert english.capitalized(label)[1:] == label[1:]
