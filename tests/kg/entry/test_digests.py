"""Digests and the search for them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.entry.digests import digest, find_sentences, find_spans, normalise, sentence_digest, words

VECTORS = json.loads((Path(__file__).parents[2] / "data" / "normalisation.json").read_text(encoding="utf-8"))
TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: repr(vector["text"]))
def test_normalisation_vectors(vector: dict[str, str]) -> None:
    assert normalise(vector["text"]) == vector["normalised"]


def test_digest_is_sha256_of_utf8() -> None:
    assert digest("é") == "4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c"
    assert sentence_digest("É!") == digest("é")


@given(TEXTS)
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(TEXTS)
def test_words_are_those_of_normalise_and_lie_in_the_text(text: str) -> None:
    found = words(text)
    assert " ".join(word.text for word in found) == normalise(text)
    assert all(0 <= word.start < word.end <= len(text) for word in found)


@given(st.lists(st.sampled_from(["one", "Two", "three,", "4", "—five"]), min_size=1, max_size=30), st.data())
def test_a_sentence_is_found_wherever_it_stands(tokens: list[str], data: st.DataObject) -> None:
    text = "  ".join(tokens)
    first = data.draw(st.integers(0, len(tokens) - 1))
    last = data.draw(st.integers(first, len(tokens) - 1))
    sentence = " ".join(tokens[first : last + 1])
    places = find_sentences(words(text), {sentence_digest(sentence): last - first + 1})
    assert any(normalise(text[start:end]) == normalise(sentence) for start, end in places[sentence_digest(sentence)])


@given(TEXTS, st.data())
def test_a_span_of_words_is_found_where_it_is(text: str, data: st.DataObject) -> None:
    there = words(text)
    if not there:
        return
    first = data.draw(st.integers(0, len(there) - 1))
    last = data.draw(st.integers(first, len(there) - 1))
    start, end = there[first].start, there[last].end
    assert start in find_spans(text, {digest(text[start:end]): end - start})[digest(text[start:end])]


def test_a_span_that_is_not_there_is_not_found() -> None:
    assert find_spans("one two three", {digest("one three"): 9, digest("one two"): 3}) == {}


def test_offsets_are_code_points() -> None:
    word = words("😀😀 may")[0]
    assert (word.text, word.start, word.end) == ("may", 3, 6)
