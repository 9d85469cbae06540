"""Which documents hold which words, as the search asks: whole texts gone through one by one say the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

WORDS = ("a", "an", "ab", "ban", "banana", "anaemia", "nan", "4", "47", "ж")
ASK = """([wholes, asked]) => asked.map((words) => {
    const { isKnown, all } = m.holders(wholes);
    return [words.map(isKnown), all(words, 3)];
})"""


def _holds(whole: str, word: str) -> bool:
    return any(one.startswith(word) if len(word) <= 2 else word in one for one in whole.split())


def test_documents_hold_words_that_begin_so_or_of_three_letters_that_stand_within(
    module: Callable[[str], Page],
) -> None:
    page = module("base/holders")
    lines = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join), max_size=3)
    asked = st.lists(st.sampled_from([*WORDS, "nana", "na", "zzz"]), min_size=1, max_size=3, unique=True)

    @settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(st.lists(lines.map(lambda texts: f"\n{chr(10).join(texts)}\n"), max_size=6), st.lists(asked, max_size=8))
    @example(["\nbanana\n"] * 5, [["nan"], ["ban", "banana"]])
    def check(wholes: list[str], queries: list[list[str]]) -> None:
        found: list[Any] = page.evaluate(ASK, [wholes, queries])
        for words, (known, places) in zip(queries, found, strict=True):
            assert known == [any(word in whole for whole in wholes) for word in words]
            holding = [at for at, whole in enumerate(wholes) if all(_holds(whole, word) for word in words)]
            assert places == holding[:3]

    check()
