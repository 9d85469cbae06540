"""The rules of reading in JavaScript against those in Python."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from kg.entry.lexicon import VERB_FORMS
from kg.entry.rules import RULES

#: Where each pattern finds itself in each text, in UTF-16 units, or whether it does; ``isAtStart`` is tried, too.
FIND = """([patterns, texts]) => patterns.map((pattern) =>
  [false, true].map((isAtStart) => {
    if (pattern[0].includes("\\\\b")) {
      const one = m.testerOf(pattern, { isAtStart });
      return texts.map((text) => one.test(text));
    }
    const one = m.patternOf(pattern, { isAtStart });
    return texts.map((text) => {
      const found = one.exec(text);
      return found && [found.index, found.index + found[0].length];
    });
  }))"""


def _patterns() -> list[list[str]]:
    alone = [rule for rule in RULES.values() if isinstance(rule, list) and all(isinstance(one, str) for one in rule)]
    return [*alone, *(pattern for pattern, _ in RULES["byWord"])]


def _span(match: re.Match[str] | None) -> list[int] | None:
    return match and [len(match.string[:end].encode("utf-16-le")) // 2 for end in match.span()]


def test_verbs_are_those_of_the_lexicon(module: Callable[[str], Page]) -> None:
    found = module("reader/rules").evaluate(
        "(raw) => { const made = m.compileRules(raw); return [[...made.thirdPersons], [...made.firstVerbs]]; }",
        RULES,
    )
    forms = {kind: {form for form, (_, one) in VERB_FORMS.items() if one == kind} for kind in ("s", "base")}
    assert set(found[0]) == forms["s"] - set(RULES["nouns"].split())
    assert set(found[1]) == forms["base"] | {"have", "are", "be", "do"}


def test_patterns_find_what_they_find_in_python(module: Callable[[str], Page]) -> None:
    """Between blanks, digits and letters that the two languages class differently."""
    page = module("reader/rules")
    patterns = _patterns()
    assert len(patterns) > 20
    words = sorted({word for text, *_ in patterns for word in re.findall(r"(?<!\\)[A-Za-z]{2,}", text)})
    piece = st.one_of(
        st.sampled_from(words),
        st.sampled_from([word.upper().replace("I", "\u0130") for word in words]),
        st.sampled_from(
            [
                *" \t\r\x1c\u2028\x85\ufeff\u3000.:;!?,()[]\"'”’-•·▪_1٣½éİıſ\u212a😀𝐀",
                "\u017fymptom",
                "   ",
                "2001",
                "In: ",
                "review\xa0date",
                "when to call",
                "at\u2003risk",
            ]
        ),
    )
    text: Any = st.lists(piece, max_size=8).map("".join)

    @settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(text, min_size=100, max_size=100))
    def agree(texts: list[str]) -> None:
        for (source, *flags), rows in zip(patterns, page.evaluate(FIND, [patterns, texts]), strict=True):
            one = re.compile(source, re.IGNORECASE if flags else 0)
            for find, row in zip((one.search, one.match), rows, strict=True):
                for each, found in zip(texts, row, strict=True):
                    assert found == (bool(find(each)) if "\\b" in source else _span(find(each))), (source, each)

    agree()
