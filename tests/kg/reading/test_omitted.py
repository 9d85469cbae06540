"""A claim that leaves out its condition, or what it is compared with, is none."""

from __future__ import annotations

import pytest

from tests.kg.reading.entries import read, said


@pytest.mark.parametrize(
    ("section", "sentence"),
    [
        (
            "Outlook (Prognosis)",
            "If the illness that caused it isn't grave and is treated early, you usually can expect a full recovery.",
        ),
        ("Symptoms", "People with paper lung tend to develop heart disease at an earlier age than others."),
    ],
)
def test_what_leaves_something_out_is_left(section: str, sentence: str) -> None:
    assert said(section, sentence) == set()


def test_what_is_told_is_kept() -> None:
    (found,) = read("Outlook (Prognosis)", "Paper lung may go away if the dust is removed.")
    assert [each.value.words for each in found.qualifiers] == ["if the dust is removed"]


def test_for_what_something_is_used_is_its_condition() -> None:
    found = read("Treatment", "For severe pain, zincicillin may be used.")
    assert [[each.value.words for each in one.qualifiers] for one in found] == [["for severe pain"]]
    assert not [each for one in read("Treatment", "For example, zincicillin may be used.") for each in one.qualifiers]


def test_others_are_some() -> None:
    found = read("Outlook (Prognosis)", "In others, the disease progresses faster.")
    assert [[each.value.concept for each in one.qualifiers] for one in found] == [["ck:inSomeCases"]]
