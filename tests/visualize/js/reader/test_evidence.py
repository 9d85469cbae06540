"""The search for evidence in JavaScript against that in Python."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from kg.entry.digests import digest, find_sentences, find_spans, normalise, sentence_digest, words

VECTORS = json.loads((Path(__file__).parents[3] / "data" / "normalisation.json").read_text(encoding="utf-8"))
#: Letters that change their number, case or neighbours when they are normalised, and blanks of all kinds.
_HARD = (
    "ΣσςİıßŉǰﬁﬃℌⅣ½²Å\u212b\u0301\u0327\u0345\u00ad’.:—_aZ19 \t\n\r\x0b\x1c\x85\xa0\u2003\u3000\ufeff😀𝐀𝟗𐐀\u1100\u1161"
)
TEXTS = st.text(
    alphabet=st.one_of(
        st.sampled_from(_HARD),
        st.characters(exclude_categories=["Cs", "Cn"]),
    ),
    max_size=40,
)


def test_normalisation_vectors(module: Callable[[str], Page]) -> None:
    found = module("reader/evidence").evaluate("(texts) => texts.map(m.normalise)", [row["text"] for row in VECTORS])
    assert found == [row["normalised"] for row in VECTORS]


def test_every_character_is_normalised_as_in_python(module: Callable[[str], Page]) -> None:
    """But those that this Python's Unicode does not know yet."""
    codes = [code for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) not in ("Cn", "Cs", "Co")]
    # As one text each way: Playwright takes a second for every ten thousand values.
    normalised = "(texts) => JSON.stringify(JSON.parse(texts).map(m.normalise))"
    texts = json.dumps([f"a{chr(code)}b" for code in codes])
    found = json.loads(module("reader/evidence").evaluate(normalised, texts))
    assert [hex(code) for code, text in zip(codes, found, strict=True) if text != normalise(f"a{chr(code)}b")] == []


def test_words_and_their_places(module: Callable[[str], Page]) -> None:
    page = module("reader/evidence")

    @settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(TEXTS, min_size=60, max_size=60))
    def agree(texts: list[str]) -> None:
        found = page.evaluate(
            "(texts) => texts.map((one) => [m.normalise(one), m.findWords(one).map((w) => [w.text, w.start, w.end])])",
            texts,
        )
        assert found == [[normalise(one), [[word.text, word.start, word.end] for word in words(one)]] for one in texts]

    agree()


def test_a_sigma_is_final_as_in_python(module: Callable[[str], Page]) -> None:
    parts = ["Σ", "a", " ", ".", "'", "\u0345", "\u00ad", "1", "😀"]
    texts = ["".join((a, b, "Σ", c, d)) for a in parts for b in parts for c in parts for d in parts]
    assert module("reader/evidence").evaluate("(texts) => texts.map(m.normalise)", texts) == [*map(normalise, texts)]


def test_sentences_and_spans_are_found_where_python_finds_them(module: Callable[[str], Page]) -> None:
    text = "😀 One two, three. Two  three! ½ 𝐀b — two three; one TWO three\nfour"
    sentences = ["two three", "one two three", "1 2 ab", "four", "not there", "three two three"]
    wanted = {sentence_digest(one): len(normalise(one).split()) for one in sentences} | {digest(""): 0}
    spans = {digest(text[start:end]): end - start for start, end in ((2, 9), (0, 5), (31, 33), (2, len(text)))}
    spans[digest("absent")] = 6
    page = module("reader/evidence")
    found = page.evaluate(
        """([text, wanted]) => {
          const search = m.findSentences(m.findWords(text), new Map(wanted));
          for (;;) { const { done, value } = search.next(); if (done) return [...value]; }
        }""",
        [text, list(wanted.items())],
    )
    expected = find_sentences(words(text), wanted)
    assert {key: [tuple(place) for place in places] for key, places in found} == expected
    assert len(expected) == 5
    there = page.evaluate("([text, wanted]) => [...m.findSpans(text, new Map(wanted))]", [text, list(spans.items())])
    assert dict(there) == find_spans(text, spans)
    assert len(there) >= 3


def test_the_search_breathes(module: Callable[[str], Page]) -> None:
    """It pauses every so many words, so that a page stays usable: many pauses in a long text, rising shares."""
    shares = module("reader/evidence").evaluate(
        """() => {
          const words = m.findWords("toe ".repeat(20_000));
          return [...m.findSentences(words, new Map([["0".repeat(64), 5], ["1".repeat(64), 9]]))];
        }"""
    )
    assert len(shares) > 20
    assert shares == sorted(shares)
    assert 0 < shares[0] < shares[-1] <= 1
