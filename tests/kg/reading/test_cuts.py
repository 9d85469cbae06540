"""Where a coordination is parted."""

from __future__ import annotations

import pytest

from kg.reading.cuts import groups_of
from kg.reading.tokens import tokenise


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("fever, cough, and pain", ["fever", "cough", "pain"]),
        ("fever, or, in some cases, pain", ["fever", "pain"]),
        ("trouble falling asleep, staying asleep, or both", ["trouble falling asleep", "staying asleep"]),
        ("mutations in the AB1 or AB2 gene", ["mutations in the AB1 or AB2 gene"]),
        ("a buildup of both fluid and air", ["a buildup of both fluid and air"]),
        ("medicines that reduce pain and swelling", ["medicines that reduce pain and swelling"]),
        ("attacks days to weeks or months apart", ["attacks days to weeks or months apart"]),
        (
            "good books, long walks, and pills for preventing a cough, a fever, or a rash",
            ["good books", "long walks", "pills for preventing a cough , a fever , or a rash"],
        ),
        ("sharp, stabbing pain, fever, and chills", ["sharp , stabbing pain", "fever", "chills"]),
        ("pain, fever, and causes fits", ["pain", "fever"]),
    ],
)
def test_groups(text: str, groups: list[str]) -> None:
    found = groups_of(tokenise(text, 0, len(text)), set())
    assert [" ".join(token.text for token in group) for group in found] == groups
