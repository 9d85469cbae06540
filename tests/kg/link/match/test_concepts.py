"""Concepts as the matcher sees them."""

from __future__ import annotations

from tests.kg.link.match.made import concept


def test_names_come_with_their_fields_the_label_first() -> None:
    assert list(concept("o:1", "hepatic cyst", "liver cyst").names()) == [
        ("hepatic cyst", "label"),
        ("liver cyst", "exact"),
    ]
