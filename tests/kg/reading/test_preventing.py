"""What is told to be done against the condition."""

from __future__ import annotations

from tests.kg.reading.entries import read, said


def test_each_thing_to_do() -> None:
    found = read("Summary", "To reduce your risk of paper lung, wash your hands, avoid dust and wear a mask.")
    assert {(each.predicate, each.object.words, each.modality) for each in found} == {
        ("ck:hasPrevention", "wash your hands", "ck:advice"),
        ("ck:hasPrevention", "avoid dust", "ck:advice"),
        ("ck:hasPrevention", "wear a mask", "ck:advice"),
    }


def test_against_something_else() -> None:
    assert not said("Summary", "To reduce your risk of asthma, wash your hands.")


def test_what_is_no_advice() -> None:
    assert not said("Summary", "To prevent paper lung, doctors need more studies.")
