"""Words of a stretch of text with their places."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

__all__ = ["Token", "ends_list", "parenthesised", "tokenise", "trim"]

#: Short names of conditions that would be prepositions in small letters.
_SHORT_NAMES = frozenset(["AS", "AT"])
#: A token behind blanks; what is most frequent stands first.
_TOKEN = re.compile(
    r"\s*+([A-Za-z]{2,}+(?![\w'’/-])|[.,;](?!\w)|(?i:and/or)|(?<!\w)(?i:it|that|there|he|she|they|you|we|who)(?=['’](?i:s|re|ve|ll)\b)|"
    r"['’](?i:s|re|ve|ll)\b|\d+(?:,\d+)*(?:-[A-Za-z]\w+)+|\d+(?:[.,]\d+)*(?:%|\b)|(?:[A-Z]\.){2,}|\w+(?:[-'’/]\w+)*|--|[^\w\s])"
)
#: The verb in “it’s” and “they’ve”, and “doesn’t” where a copy has lost its apostrophe.
_CONTRACTED = {"'s": "is", "'re": "are", "'ve": "have", "'ll": "will"} | {
    word.replace("'", ""): word
    for word in ("aren't", "can't", "didn't", "doesn't", "don't", "isn't", "shouldn't", "won't")
}


class Token(NamedTuple):
    """One word or mark (code points of the entry, end exclusive); a named tuple, as an entry has thousands."""

    text: str
    low: str
    start: int
    end: int


class _Stretch(NamedTuple):
    """A stretch of a text with its tokens."""

    text: str
    start: int
    end: int
    tokens: list[Token]


#: The stretch that was asked for last and lay in none before, most often a sentence: what comes next lies within it.
_last = [_Stretch("", 0, 0, [])]


def tokenise(text: str, start: int, end: int) -> list[Token]:
    """The tokens of ``text[start:end]``, with offsets of the whole text."""
    known = _last[0]
    if known.text is text and known.start <= start and end <= known.end:
        tokens = known.tokens
        first, behind = bisect_left(tokens, start, key=_start), bisect_left(tokens, end, key=_start)
        is_torn = (first and tokens[first - 1].end > start) or (behind and tokens[behind - 1].end > end)
        return _tokens(text, start, end) if is_torn else tokens[first:behind]
    tokens = _tokens(text, start, end)
    _last[0] = _Stretch(text, start, end, tokens)
    return tokens.copy()


def _tokens(text: str, start: int, end: int) -> list[Token]:
    words = _TOKEN.findall(text, start, end)
    tokens = []
    for word, low in zip(words, map(_lowered, words), strict=True):
        start = text.find(word, start)  # only blanks stand before it
        tokens.append(_new(Token, (word, low, start, start := start + len(word))))
    return tokens


_start = attrgetter("start")
#: As ``Token(…)`` without the call of a Python function, as an entry has thousands.
_new = tuple.__new__


@lru_cache(maxsize=1 << 14)
def _lowered(word: str) -> str:
    if word in _SHORT_NAMES:
        return word
    if word == "Cant":
        return "cant"  # a name
    low = word.lower().replace("’", "'")
    return _CONTRACTED.get(low, low)


def trim(text: str, start: int, end: int, leading: str = "", trailing: str = ".,;: -–") -> tuple[int, int]:
    """Drop blanks and marks at both ends."""
    while start < end and (text[start].isspace() or text[start] in ",;:.-–•*" + leading):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in trailing):
        end -= 1
    return start, end


def parenthesised(tokens: list[Token]) -> list[bool]:
    """Of each word whether it stands in parentheses."""
    depth, hidden = 0, []
    for token in tokens:
        depth += token.text in "(["
        hidden.append(depth > 0)
        depth -= token.text in ")]"
        depth = max(depth, 0)
    return hidden


def ends_list(tokens: list[Token], start: int, comma: int) -> bool:
    """Whether the last member of a list stands behind a comma: “the liver, heart, or kidneys”."""
    return (
        tokens[comma].text == ","
        and tokens[comma + 1].low in ("and", "or")
        and any(token.text == "," for token in tokens[start:comma])
    )
