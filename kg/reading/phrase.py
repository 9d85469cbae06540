"""One object of a claim: the stretches of the entry that make it up, and their words."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.entry.lexicon import POSS
from kg.reading.tokens import tokenise, trim

__all__ = ["Phrase", "made_of", "without_no"]

#: Words that begin no object.
_WEAK = frozenset(
    [
        *("a", "an", "the", "and", "or", "also", "some", "on", "by", "with", "from", "for"),
        *(
            "in",
            "at",
            "least",
            "of",
            "then",
            "chiefly",
            "largely",
            "mainly",
            "mostly",
            "predominantly",
            "primarily",
            "principally",
            "sometimes",
            "usually",
            "often",
            "most",
            "commonly",
            "such",
            "certain",
            "having",
            "has",
            "have",
            "display",
            "exhibit",
            "experience",
            "experiencing",
        ),
    ]
)


class Phrase(NamedTuple):
    """Characters that make up one object: one span, or several where a head is shared."""

    spans: tuple[tuple[int, int], ...]
    text: str
    role: str = "main"  # main, example, result

    @property
    def start(self) -> int:
        """Where its first character stands."""
        return min(start for start, _ in self.spans)

    @property
    def end(self) -> int:
        """Behind its last character."""
        return max(end for _, end in self.spans)


_IN_THE_GENE = ("in", "the", "gene")
_TWO_LETTERS = re.compile(r"[A-Za-z0-9]{2}")


def made_of(text: str, *spans: tuple[int, int]) -> Phrase | None:
    """The object that stretches of a text make up, without what begins none; none where no word is left."""
    cut = []
    for span in spans:
        start, end = trim(text, *span)
        if start < end:
            cut.append((start, end))
    if not cut:
        return None
    start, end = cut[0]
    words = tokenise(text, start, end)
    if len(words) > 1 and words[0].low == "any" and words[1].low.endswith("s"):
        words = words[1:]
    behind = len(words) - len(_IN_THE_GENE)
    if behind > 0 and words[0].low == "new" and tuple(word.low for word in words[behind:]) == _IN_THE_GENE:
        words = words[:behind]  # “new mutations in the gene”, which is named elsewhere
    while len(words) > 1 and words[0].low in _WEAK and not (words[0].low == "have" and words[1].low in POSS):
        words = words[1:]
    while len(words) > 1 and (
        words[-1].text == "(" or (words[-1].low in ("long", "soon", "well") and words[-2].low == "as")
    ):
        words = words[: -1 if words[-1].text == "(" else -2]
    if len(cut) == 1 and words and words[-1].end < end:
        end = trim(text, words[0].start, words[-1].end)[1]
    if not words:
        return None
    cut[0] = (words[0].start, end)
    value = " ".join(" ".join(text[start:end].split()) for start, end in cut)
    if not _TWO_LETTERS.search(value):
        return None
    return Phrase(tuple(cut), value)


_NO = re.compile(
    r"(?:but |and |or )?(?:no\s+(?!longer\b|more\b|only\b)|(?:not|never)\s+(?!only\b|enough\b|all\b|[a-z]+ing\b))",
    re.IGNORECASE,
)


def without_no(text: str, phrase: Phrase) -> tuple[Phrase, bool]:
    """A phrase without the word that denies it, and whether it had one."""
    start, end = phrase.spans[0]
    denial = _NO.match(text, start, end)
    if denial is None or denial.end() >= end:
        return phrase, False
    spans = ((denial.end(), end), *phrase.spans[1:])
    return phrase._replace(spans=spans, text=" ".join(" ".join(text[a:b].split()) for a, b in spans)), True
