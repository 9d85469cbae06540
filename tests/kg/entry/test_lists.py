"""Headings, bullets and items by their form."""

from __future__ import annotations

import pytest

from kg.entry.lists import BULLET, is_fragment, is_heading_line


@pytest.mark.parametrize("line", ["- a", "• a", "* a", "1. a", "(2) a", "– a"])
def test_bullets(line: str) -> None:
    assert BULLET.match(line)


@pytest.mark.parametrize(
    ("line", "lead", "is_item"),
    [
        ("Antibiotics to treat infections.", "Medicines include:", True),
        ("A cough that does not go away.", "Symptoms include:", True),
        ("Weakness is generally mild.", "Symptoms include:", False),
        ("Rest the joint.", "You may need to:", True),
        ("When did it begin?", "Your doctor will ask questions, such as:", True),
    ],
)
def test_fragments(line: str, lead: str, is_item: bool) -> None:  # noqa: FBT001 - a parameter of a test
    assert is_fragment(line, lead) is is_item


def test_headings() -> None:
    assert is_heading_line("What causes gout?", in_list=False)
    assert is_heading_line("Genetic Changes", in_list=False)
    assert not is_heading_line("Gout is a disease of the joints", in_list=False)
    assert not is_heading_line("Red Skin", in_list=True)
