"""What helps, and what does not."""

from __future__ import annotations

from tests.kg.reading.entries import read, said


def test_what_helps_and_with_what() -> None:
    (found,) = read("Treatment", "Zinc tablets relieve the cough.")
    assert (found.predicate, found.object.words) == ("ck:hasTreatment", "zinc tablets")
    assert [each.value.words for each in found.qualifiers] == ["relieve the cough"]


def test_what_raises_a_risk_is_no_medicine() -> None:
    assert not said("Treatment", "Zincicillin can increase the risk of deafness.")


def test_that_it_does_not_help_with_something_else_denies_no_treatment() -> None:
    assert not said("Treatment", "Zincicillin does not treat the cough.")
    both = "Zincicillin will improve the symptoms of paper lung, but will not cure the disorder."
    assert not any(words.startswith("not ") for *_, words in said("Treatment", both))
    assert said("Treatment", "Zincicillin does not cure paper lung.") == {
        ("Paper lung", "ck:hasMedicine", "not zincicillin")
    }


def test_what_does_not_help() -> None:
    assert said("Treatment", "Antibiotics do not help.") == {("Paper lung", "ck:hasMedicine", "not antibiotics")}


def test_what_one_does_that_helps() -> None:
    assert said("Treatment", "Losing weight can help.") == {("Paper lung", "ck:hasTreatment", "losing weight")}


def test_what_helps_to_do_what_treatments_do() -> None:
    assert ("Paper lung", "ck:hasTreatment", "drinking water") in said(
        "Treatment", "Drinking water helps loosen mucus."
    )
    assert said("Treatment", "The immune system helps control infections.") == set()
