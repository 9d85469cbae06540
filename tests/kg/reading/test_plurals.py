"""Whether a subject is of many."""

from __future__ import annotations

import pytest

from kg.reading.plurals import is_plural
from kg.reading.tokens import tokenise
from tests.kg.reading.entries import said


@pytest.mark.parametrize(
    ("subject", "following", "is_so"),
    [("Problems with paper", "lungs", True), ("People with asthma", "pain", True), ("The gas", "pain", False)],
)
def test_subjects_of_many(subject: str, following: str, *, is_so: bool) -> None:
    tokens, behind = tokenise(subject, 0, len(subject)), tokenise(following, 0, len(following))
    assert is_plural(tokens, behind[0], is_causing=True, is_told_how_often=False) is is_so


def test_symptoms_that_range_and_include() -> None:
    assert ("Paper lung", "ck:hasSymptom", "cough") in said(
        "Summary", "Symptoms of paper lung range from mild to severe and may include cough and fever."
    )
