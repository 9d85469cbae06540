"""What is no claim on the condition is left."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import said


@pytest.mark.parametrize(
    ("section", "sentence"),
    [
        ("Causes", "Normally, the airways clear themselves."),
        ("Exams and Tests", "The needle is thin."),
        ("Symptoms", "This doesn't mean that you have paper lung."),
    ],
)
def test_nothing_is_proposed(section: str, sentence: str) -> None:
    assert said(section, sentence) == set()


def test_a_clause_that_no_frame_fits_is_left() -> None:
    assert said("Causes", "Kites block signals in the airways.") == set()


def test_what_is_only_asked_is_not_said() -> None:
    assert not said("Causes", "Studies have looked to see if dust might lead to paper lung.")
