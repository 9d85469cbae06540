"""Words with their places; offsets are those of the whole text."""

from __future__ import annotations

from kg.reading.tokens import tokenise, trim


def test_tokens_have_the_offsets_of_the_text() -> None:
    text = "It can’t cost 1,000 mg/day (U.S.)."
    found = tokenise(text, 3, len(text))
    assert [token.low for token in found][:3] == ["can't", "cost", "1,000"]
    assert all(text[token.start : token.end] == token.text for token in found)


def test_trim_drops_blanks_and_marks() -> None:
    assert trim(" - pain; ", 0, 9) == (3, 7)
