"""The page's corrections are those of Python."""

from __future__ import annotations

import random
from collections.abc import Callable

from playwright.sync_api import Page
from rapidfuzz.distance import OSA

from kg.claims.near import RULES, NearNames

WORDS = (
    "hypertension",
    "hypotension",
    "antibodies",
    "antibody",
    "muscle",
    "muscles",
    "fever",
    "lever",
    "nerve",
    "cancer",
)


def _misspelled() -> list[str]:
    """Words of which letters are changed, left out, doubled, or changed places; always the same."""
    rng = random.Random(5)  # noqa: S311 - letters, no secret
    found = []
    for word in WORDS * 12:
        letters = list(word)
        for _ in range(rng.randint(1, 2)):
            at = rng.randrange(len(letters) - 1)
            kind = rng.randrange(4)
            if kind == 0:
                letters[at] = rng.choice("aeiort")
            elif kind == 1:
                del letters[at]
            elif kind == 2:
                letters.insert(at, letters[at])
            else:
                letters[at : at + 2] = letters[at : at + 2][::-1]
        found.append("".join(letters))
    return found


def test_words_are_corrected_as_in_python(module: Callable[[str], Page]) -> None:
    page = module("base/misspelled")
    texts = [*WORDS, *_misspelled(), "xyzzyx", "type 2", "canc", "muscle nerv", "nrve cancer", "hyper tension"]
    near = NearNames({word: word for word in WORDS}, WORDS)
    expected = [[each for each in near.corrected(text) if each != text] for text in texts]
    ask = "([words, texts, rules]) => texts.map((text) => [...m.corrector(words, words, rules)(text.split(' '))])"
    found = page.evaluate(ask, [list(WORDS), texts, RULES])
    assert [sorted(set(each)) for each in found] == [sorted(set(each)) for each in expected]
    assert sum(map(bool, found)) > 60


def test_distances_are_those_of_optimal_string_alignment(module: Callable[[str], Page]) -> None:
    page = module("base/misspelled")
    pairs = [(one, other) for one in (*WORDS, "", "ab") for other in (*_misspelled()[:40], "ba")]
    found = page.evaluate("(pairs) => pairs.map(([one, other]) => m.distance(one, other, 99))", pairs)
    assert found == [OSA.distance(one, other) for one, other in pairs]
