"""What treats: a medicine or a procedure, by its words."""

from __future__ import annotations

import pytest

from kg.reading.cues import DISEASE, kind_of_treatment


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


def test_names_of_diseases() -> None:
    assert DISEASE.search("rheumatoid arthritis")
    assert not DISEASE.search("the small joints")
