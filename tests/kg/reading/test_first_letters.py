"""Patterns of many words find what they would find without what makes them fast."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.reading.first_letters import by_first_letter, looking_ahead


@given(
    st.text(st.sampled_from("abc ")), st.lists(st.sampled_from(["ab", "ac", "a?b", "(?:b|c)a", "b", "cab"]), min_size=1)
)
def test_patterns_by_first_letter_find_what_they_would_find_alone(text: str, alternatives: list[str]) -> None:
    def places(pattern: str) -> list[int]:
        return [at for at in range(len(text)) if re.compile(pattern).match(text, at)]

    assert places(by_first_letter(alternatives)) == places("|".join(alternatives))


@given(
    st.text(st.sampled_from("abc -")),
    st.lists(
        st.sampled_from(
            ["ab", "ac", "a?b", "(?:b|c)a", "b", "(?<!c )ca", "(?:a )?c", "(b|ab?)-?c", "ab{0,2}c", "a[bc]", r"b\w+"]
        ),
        min_size=1,
    ),
)
def test_patterns_that_look_ahead_find_what_they_would_find_at_the_head_of_a_word(
    text: str, alternatives: list[str]
) -> None:
    together = "|".join(alternatives)
    found = [each.span() for each in re.finditer(looking_ahead(together), text)]
    assert found == [each.span() for each in re.finditer(rf"\b(?:{together})", text)]


@pytest.mark.parametrize("pattern", [r"\w+", "a?", "(?:a|)", "[ab]c", "(?:a |b )*", ".a", "ab|", "(?:a){0,1}"])
def test_what_may_begin_with_anything_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="may begin with anything"):
        looking_ahead(pattern)


def test_what_is_looked_ahead_for_are_the_first_two_letters() -> None:
    assert looking_ahead("(?:the )?risks?|of [a-z]+|on").startswith(r"\b(?=o[fn]|r[i]|t[h])(?:")
