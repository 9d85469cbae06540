"""Text on a terminal: its width, folding and shortening."""

from __future__ import annotations

import io
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.tables import printable
from kg.terminal import display_width, fold, pad, terminal_width
from tests.kg.test_tables import Terminal

display_width("漢")  # so that no test pays for the tables of widths
TEXTS = st.text(max_size=60).map(printable)


@given(TEXTS, st.integers(3, 30), st.integers(1, 4))
def test_folded_text_fits_and_loses_nothing_but_spaces(text: str, width: int, most: int) -> None:
    lines, is_cut = fold(text, width, most)
    assert 1 <= len(lines) <= most
    assert all(display_width(line) <= width for line in lines)
    joined = "".join(lines).replace(" ", "")
    if is_cut:
        assert lines[-1].endswith("…")
        assert text.replace(" ", "").startswith(joined[:-1].replace("…", ""))
    else:
        assert "".join(text.split()) == "".join(joined.split())


@given(TEXTS)
def test_width_is_at_most_two_columns_a_character(text: str) -> None:
    assert 0 <= display_width(text) <= 2 * len(text)


@pytest.mark.parametrize(
    ("text", "width"),
    [("abc", 3), ("“a” – b…", 8), ("漢字", 4), ("e\u0301", 1), ("👍🏽", 2), ("🇩🇪", 2), ("", 0), ("ﷺ", 1), ("ＡＢ", 4)],
)
def test_widths(text: str, width: int) -> None:
    assert display_width(text) == width
    assert display_width(pad(text, 10)) == 10


def test_the_width_of_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Terminal())
    monkeypatch.setenv("COLUMNS", "91")
    assert terminal_width() == 91
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert terminal_width() is None
