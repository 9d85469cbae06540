"""An object is made of the words that say it."""

from __future__ import annotations

import pytest

from kg.reading.phrase import made_of, without_no
from kg.reading.phrases import phrases


def test_the_word_that_denies_is_taken_off() -> None:
    text = "no fever"
    phrase, is_denied = without_no(text, phrases(text, 0, len(text))[0])
    assert (phrase.text, phrase.spans, is_denied) == ("fever", ((3, 8),), True)


def test_weak_words_before_it_are_no_part() -> None:
    text = "also some fever, in"
    phrase = made_of(text, (0, len(text)))
    assert phrase is not None
    assert (phrase.text, phrase.start) == ("fever, in", 10)


def test_of_punctuation_alone_none_is_made() -> None:
    assert made_of(" , ;", (0, 4)) is None


def test_no_object_begins_with_a_verb_of_showing() -> None:
    made = made_of("display problems with sleep", (0, 27))
    assert made is not None
    assert made.text == "problems with sleep"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("new mutations in the gene", "new mutations"),
        ("any lung in the body", "any lung in the body"),
        ("any symptoms", "symptoms"),
    ],
)
def test_what_is_named_elsewhere_is_no_part(text: str, words: str) -> None:
    made = made_of(text, (0, len(text)))
    assert made is not None
    assert made.text == words
