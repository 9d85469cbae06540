"""What says something by itself."""

from __future__ import annotations

import pytest

from kg.reading.sound import is_action, is_clear, is_pointing, is_subject, is_thing


@pytest.mark.parametrize(
    "words", ["loss of appetite", "no symptoms", "throwing up", "cyclosporine A", "problems seeing"]
)
def test_things(words: str) -> None:
    assert is_thing(words)


@pytest.mark.parametrize(
    "words",
    [
        "other symptoms",
        "those listed above",
        "periods during",
        "characterized by fever",
        "to relieve the pain",
        "levels are normal",
        "benign",
        "recent study found that cells",
        "symptoms in many parts",
    ],
)
def test_what_is_no_thing(words: str) -> None:
    assert not is_thing(words)


def test_what_breaks_off_is_not_clear() -> None:
    assert not is_clear("the size of")
    assert is_clear("the size of the spleen")


@pytest.mark.parametrize(
    ("words", "is_one"), [("this damage", True), ("In severe cases", False), ("dust, which also", False)]
)
def test_subjects(words: str, is_one: bool) -> None:  # noqa: FBT001 - a parameter of a test
    assert is_subject(words) is is_one


def test_an_event_that_was_just_told_points_at_nothing_else() -> None:
    assert is_pointing("This hormone")
    assert not is_pointing("This damage")


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("Avoid crowds, such as those in shops", True),
        ("Feel your neck", True),
        ("Rest", False),
        ("Test results", False),
    ],
)
def test_actions(words: str, is_one: bool) -> None:  # noqa: FBT001 - a parameter of a test
    assert is_action(words) is is_one
