"""Names are found by their letters as a pattern would find them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.reading.spelled import Spelled

NAMES = ("kite lung disease", "kite-lung", "kite", "lungs")
FOUND = Spelled(NAMES, ("kite", "lungs"))


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Attacks of Kite Lung Disease", (11, 28)),
        ("many kites fly", (5, 10)),
        ("a kiter, no-kite, kite-like, then kite", (34, 38)),
        ("nothing of it", None),
    ],
)
def test_whole_words_are_found(text: str, span: tuple[int, int] | None) -> None:
    found = FOUND.search(text)
    assert (found.span() if found else None) == span


def test_what_else_is_found_stands_behind_a_name_at_the_same_place() -> None:
    found = Spelled(("infected kite",), ("infected kite", "dust"), re.compile(r"infected (?:kite|with dust)"))
    assert [each.group() for each in found.finditer("Infected kites, infected with dust")] == [
        "infected kites",
        "infected with dust",
    ]


@given(st.text(alphabet="kite lungs-d", max_size=40), st.integers(0, 10), st.integers(5, 45))
def test_as_a_pattern_finds_them(text: str, start: int, end: int) -> None:
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, NAMES))})s?(?![\w-])")
    assert [each.span() for each in FOUND.finditer(text, start, end)] == [
        each.span() for each in pattern.finditer(text, start, end)
    ]
    told, expected = FOUND.match(text, start, end), pattern.match(text, start, end)
    assert (told and told.span()) == (expected and expected.span())
