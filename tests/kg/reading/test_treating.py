"""What treats: a medicine or a procedure, by its words."""

from __future__ import annotations

import pytest

from kg.reading.treating import kind_of_treatment, treats_by_name


@pytest.mark.parametrize(
    ("words", "predicate"),
    [
        ("corticosteroids", "hasMedicine"),
        ("azathioprine", "hasMedicine"),
        ("plasma exchange", "hasTreatment"),
        ("physical therapy", "hasTreatment"),
        ("kindness", "as it was"),
    ],
)
def test_kind_of_treatment(words: str, predicate: str) -> None:
    assert kind_of_treatment(words, "as it was") == predicate


def test_a_sick_organ_treats_nothing() -> None:
    assert treats_by_name("radiation therapy")
    assert not treats_by_name("an enlarged spleen")
