"""An object is a thing, something to do, a course, or how often: as its predicate asks."""

from __future__ import annotations

import pytest

from kg.reading.objects import MOST_WORDS, is_empty
from tests.kg.reading.entries import read, said


def test_several_genes_are_one_cause() -> None:
    (found,) = read("Causes", "Mutations in the ABC1, ABC2, or ABC3 gene can cause paper lung.")
    assert (found.predicate, found.object.words) == ("ck:hasCause", "mutations in the ABC1, ABC2, or ABC3 gene")


@pytest.mark.parametrize(
    ("section", "lines"),
    [
        ("Symptoms", ("Symptoms include:", "", "- Swollen", "- Fingers")),
        ("Frequency", ("Paper lung can be sporadic.",)),
        ("Treatment", ("The way the chemotherapy is given depends on the type of paper lung.",)),
        ("When to Seek Medical Care", ("Call your doctor if you think you have been exposed.",)),
        ("Symptoms", ("Paper lung may cause the chest to be sore.",)),
    ],
)
def test_fragments_are_not_proposed(section: str, lines: tuple[str, ...]) -> None:
    assert read(section, *lines) == []


def test_how_often_is_told_without_its_verb() -> None:
    (found,) = read("Frequency", "Paper lung appears in late childhood.")
    assert found.object.words == "late childhood"


def test_no_object_is_longer_than_a_label() -> None:
    long = "Pain " + "and pain ".join(["in the very old left lung "] * 3)
    assert all(
        len(each.object.words.split()) <= MOST_WORDS for each in read("Symptoms", "Symptoms include:", "", f"- {long}")
    )


def test_empty_words() -> None:
    assert is_empty("other conditions")
    assert not is_empty("kidney disease")


def test_a_comparison_without_its_standard_says_nothing() -> None:
    assert said("Causes", "Paper lung is much more common.") == set()
