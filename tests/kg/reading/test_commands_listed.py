"""Items of a list that tell what to do."""

from __future__ import annotations

import pytest

from kg.entry.structure import Block, Piece
from kg.reading.commands_listed import are_actions, is_command, is_to_reach


def piece(text: str) -> Piece:
    return Piece(0, len(text), text)


@pytest.mark.parametrize(
    ("lead", "is_so"),
    [
        ("To prevent bites", True),
        ("You can try to:", True),
        ("Symptoms include:", False),
        ("Drugs are:", False),
    ],
)
def test_what_for(lead: str, is_so: bool) -> None:  # noqa: FBT001 - a parameter of a test
    assert is_to_reach(piece(lead)) is is_so


def test_most_items_tell_what_to_do() -> None:
    items = [[piece(text)] for text in ("Wash your hands", "Avoid smoke", "Rest")]
    assert are_actions(Block("list", "prevention", piece("You can:"), items))
    assert not are_actions(Block("list", "prevention", piece("You can:"), items[2:]))


def test_what_something_does_is_no_command() -> None:
    assert is_command(piece("To prevent bites"), piece("Never pet a dog"))
    assert is_command(piece("Self-care:"), piece("Wash your hands"))
    assert not is_command(piece("Drugs that:"), piece("Wash your hands"))
