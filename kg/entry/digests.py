r"""Digests that tie a statement to the characters that say it, and the search for them in any copy.

Two digests, both SHA-256 in lower-case hexadecimal:

* of a span: the characters as they stand, encoded as UTF-8;
* of a sentence: its *normalised words*, so that any other copy can be checked. Normalisation:
  Unicode NFKC, then lower case, then every run of letters and numbers (``[\p{L}\p{N}]``), joined by one
  space, encoded as UTF-8. ``tests/data/normalisation.json`` holds test vectors for other implementations.

Offsets are Unicode code points, 0-based, end exclusive (W3C Web Annotation, oa:TextPositionSelector).
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

__all__ = ["Word", "digest", "find_sentences", "find_spans", "normalise", "sentence_digest", "words"]


_ASCII_WORDS = re.compile("[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Word:
    """One normalised word and where it stands in the text it came from (code points, end exclusive)."""

    text: str
    start: int
    end: int


def digest(text: str) -> str:
    """SHA-256 of the characters, as UTF-8, in lower-case hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _is_word(character: str) -> bool:
    return unicodedata.category(character)[0] in "LN"


def normalise(text: str) -> str:
    r"""The words of a text as the sentence digest sees them.

    >>> normalise("Eaton\u2013Lambert  syndrome (LES).")
    'eaton lambert syndrome les'
    """
    return _short_words(text) if len(text) < _SHORT else _words_of(text)


#: Characters of a name, which is asked for again and again.
_SHORT = 120


def _words_of(text: str) -> str:
    if text.isascii():  # the same, several times faster: these neither compose nor fold
        return " ".join(_ASCII_WORDS.findall(text.lower()))
    lowered = unicodedata.normalize("NFKC", text).lower()
    return " ".join("".join(run) for is_word, run in groupby(lowered, _is_word) if is_word)


_short_words = lru_cache(maxsize=1 << 13)(_words_of)


def sentence_digest(text: str) -> str:
    """SHA-256 of the normalised words."""
    return digest(normalise(text))


def words(text: str) -> list[Word]:
    """The normalised words of a text, each with its place in it.

    A run of characters is normalised as a whole, from one blank to the next, so that the words are those of
    :func:`normalise`; words of one run share its outer limits where normalisation changed its length.
    """
    found: list[Word] = []
    for start, end in _runs(text):
        run = text[start:end]
        lowered = unicodedata.normalize("NFKC", run).lower()
        exact = len(lowered) == len(run)
        place = 0
        for is_word, letters in groupby(lowered, _is_word):
            piece = "".join(letters)
            if is_word:
                limits = (start + place, start + place + len(piece)) if exact else (start, end)
                found.append(Word(piece, *limits))
            place += len(piece)
    return found


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Stretches without ASCII blanks; these neither compose with their neighbours nor change under NFKC."""
    place = 0
    for is_blank, run in groupby(text, lambda character: character in " \t\n\r\f\v"):
        length = sum(1 for _ in run)
        if not is_blank:
            yield place, place + length
        place += length


def find_sentences(copy: Sequence[Word], wanted: Mapping[str, int]) -> dict[str, list[tuple[int, int]]]:
    """Places of sentences in a copy.

    Args:
        copy: The words of the copy, from :func:`words`.
        wanted: Sentence digest to the number of words of that sentence.

    Returns:
        For each digest found, the places (start, end; code points) where that many words in a row have it.
    """
    texts = [word.text for word in copy]
    by_count: dict[int, set[str]] = {}
    for sentence, count in wanted.items():
        by_count.setdefault(count, set()).add(sentence)
    found: dict[str, list[tuple[int, int]]] = {}
    for count, sentences in by_count.items():
        for first in range(len(texts) - count + 1 if count > 0 else 0):
            sentence = digest(" ".join(texts[first : first + count]))
            if sentence in sentences:
                found.setdefault(sentence, []).append((copy[first].start, copy[first + count - 1].end))
    return found


def find_spans(text: str, wanted: Mapping[str, int]) -> dict[str, list[int]]:
    """Offsets of spans in a text; spans begin and end with a word or at a blank, which spares most of the hashing.

    Args:
        text: The text to search.
        wanted: Digest of a span to its length (code points).

    Returns:
        For each digest found, the offsets at which that many characters have it.
    """
    found: dict[str, list[int]] = {}
    limits = [*((word.start, word.end) for word in words(text)), *_runs(text)]
    starts, ends = sorted({start for start, _ in limits}), {end for _, end in limits}
    for length in set(wanted.values()):
        for start in starts:
            if start + length in ends:
                span = digest(text[start : start + length])
                if wanted.get(span) == length:
                    found.setdefault(span, []).append(start)
    return found
