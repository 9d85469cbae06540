"""What is no treatment, medicine, test or prevention."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import read


@pytest.mark.parametrize(
    ("section", "sentence"),
    [
        ("Treatment", "Your doctor may recommend a dietitian."),
        ("Treatment", "Treatment may include simple things you can do yourself."),
        ("Exams and Tests", "Your doctor will diagnose paper lung based on your age."),
        ("Diagnosis", "The cough of paper lung is usually diagnosed by early childhood."),
        ("Prevention", "An abnormal growth of bone prevents infection."),
    ],
)
def test_such_objects_are_left(section: str, sentence: str) -> None:
    assert read(section, sentence) == []


def test_a_treatment_is_kept() -> None:
    (found,) = read("Treatment", "Paper lung is treated with surgery.")
    assert (found.predicate, found.object.words) == ("ck:hasTreatment", "surgery")
