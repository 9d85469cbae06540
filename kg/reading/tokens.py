"""Words of a stretch of text with their places."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

__all__ = ["Token", "ends_list", "parenthesised", "tokenise", "trim"]

_TOKEN = re.compile(
    r"[a-z]{2,}+(?![\w'’/-])|and/or|\b(?:it|that|there|he|she|they|you|we|who)(?=['’](?:s|re|ve|ll)\b)|['’](?:s|re|ve|ll)\b|\d+(?:,\d+)*(?:-[A-Za-z]\w+)+|\d+(?:[.,]\d+)*(?:%|\b)|(?-i:[A-Z]\.){2,}|\w+(?:[-'’/]\w+)*|--|[^\w\s]",
    re.IGNORECASE,
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


def tokenise(text: str, start: int, end: int) -> list[Token]:
    """The tokens of ``text[start:end]``, with offsets of the whole text."""
    return list(_tokens(text, start, end))


#: A third of all stretches are asked for again, while a claim is looked at from several sides.
@lru_cache(maxsize=1 << 9)
def _tokens(text: str, start: int, end: int) -> list[Token]:
    return [
        _new(Token, (word := found.group(), _lowered(word), *found.span()))
        for found in _TOKEN.finditer(text, start, end)
    ]


#: As ``Token(…)`` without the call of a Python function, as an entry has thousands.
_new = tuple.__new__


@lru_cache(maxsize=1 << 14)
def _lowered(word: str) -> str:
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
