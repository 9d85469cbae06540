"""What a clause speaks of."""

from __future__ import annotations

import pytest

from kg.entry.structure import Piece
from kg.reading.clauses import clauses
from kg.reading.reader import Reader
from kg.reading.subjects import kind_of


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Paper lung is rare.", "condition"),
        ("Paper lung, also called kite lung, is rare.", "condition"),
        ("Half of all people with paper lung have a cough.", "people"),
        ("Your doctor may ask questions.", "provider"),
        ("Common symptoms include cough.", "symptoms"),
        ("The outlook is good.", "outlook"),
        ("Kites are in the air.", "other"),
        ("There is no cure.", "there"),
        ("Paper lung, commonly called kite lung, is rare.", "condition"),
        ("It is more common in men.", "condition"),
    ],
)
def test_kinds(sentence: str, kind: str) -> None:
    text = f"Paper lung\n\n{sentence}\n"
    reader = Reader(text, [Piece(0, 10, "Paper lung")], ())
    start = text.index(sentence)
    assert kind_of(reader, clauses(text, start, start + len(sentence))[0])[0] == kind
