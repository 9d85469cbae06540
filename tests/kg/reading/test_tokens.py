"""Words with their places; offsets are those of the whole text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.reading.tokens import tokenise, trim

PARTS = st.sampled_from(
    ["It’s", "don't", "A.B.", "1,000", "30%", "and/or", "x-ray", "--", " ", ",", "they", "type", "(", "é"]
)


def test_tokens_have_the_offsets_of_the_text() -> None:
    text = "It can’t cost 1,000 mg/day (U.S.)."
    found = tokenise(text, 3, len(text))
    assert [token.low for token in found][:3] == ["can't", "cost", "1,000"]
    assert all(text[token.start : token.end] == token.text for token in found)


def test_a_short_name_is_no_preposition() -> None:
    assert [token.low for token in tokenise("AS as AT", 0, 8)] == ["AS", "as", "AT"]


def test_trim_drops_blanks_and_marks() -> None:
    assert trim(" - pain; ", 0, 9) == (3, 7)


@given(st.lists(PARTS, max_size=12).map("".join), st.data())
def test_a_stretch_within_what_was_asked_for_last_is_cut_as_if_it_were_asked_for_first(
    text: str, data: st.DataObject
) -> None:
    start, end = sorted((data.draw(st.integers(0, len(text))), data.draw(st.integers(0, len(text)))))
    tokenise(text, 0, len(text))
    within = tokenise(text, start, end)
    tokenise("", 0, 0)
    assert within == tokenise(text, start, end)
