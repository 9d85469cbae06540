"""Sentences said in another way: what they say more plainly, word for word, before they are read.

Only English is rewritten here; whether anything has the names that are left is found out in reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.check.words import ARTICLES, Token, tokens

__all__ = ["Exclusive", "denied", "exclusive", "progressed"]

_BE = frozenset(("is", "are", "was", "were"))
_THAT = frozenset(("that", "which", "who", "to"))
_WHILE = frozenset(("as", "when", "while", "once"))
_WITH = frozenset(("with", "during", "upon"))
_PROGRESS = frozenset(("progress", "advance"))
#: What joins something to what is denied beside it.
_BUT_NOT = (("but", "not"), ("and", "not"), ("rather", "than"), ("instead", "of"))


class Exclusive(NamedTuple):
    """“Small cell lung cancer is the only cancer that occurs with LEMS”.

    Args:
        words: What is said of the one: “small cell lung cancer occurs with LEMS”.
        one: The one.
        kind: Of what it is the only one: “cancer”.
    """

    words: list[Token]
    one: list[Token]
    kind: list[Token]


def exclusive(words: Sequence[Token]) -> Exclusive | None:
    """What a sentence says that something is the only one of which it is so; None where it says no such thing.

    >>> [word.low for word in exclusive(tokens("Cancer is the only disease that occurs with LEMS")).words]
    ['cancer', 'occurs', 'with', 'lems']
    """
    low = [word.low for word in words]
    at = next((place for place in range(len(low) - 1) if low[place : place + 2] == ["the", "only"]), None)
    that = next((place for place in range(len(low)) if at is not None and place > at + 2 and low[place] in _THAT), None)
    if at is None or that is None:
        return None
    kind = list(words[at + 2 : that])
    if at == 0:  # “The only disease that occurs with LEMS is cancer”
        end = next((place for place in range(len(low) - 2, that + 1, -1) if low[place] in _BE), None)
        if end is None:
            return None
        one = list(words[end + 1 :])
        return Exclusive([*one, *words[that + 1 : end]], one, kind)
    one = list(words[: at - 1])
    return Exclusive([*one, *words[that + 1 :]], one, kind) if one and low[at - 1] in _BE else None


def progressed(words: Sequence[Token]) -> list[Token] | None:
    """“As the disease progresses” as “with progress of the disease”; None where nothing progresses."""
    for at, word in enumerate(words):
        if word.low in _WHILE:
            end = next((place for place in range(at + 2, min(len(words), at + 8)) if words[place].key in _PROGRESS), 0)
            what, after = list(words[at + 1 : end]), end + 1
        elif word.low in _WITH and [one.low for one in words[at + 1 : at + 3]] == ["progression", "of"]:
            end = next((place for place in range(at + 3, len(words)) if words[place].text == ","), len(words))
            what, after = list(words[at + 3 : end]), end
        else:
            continue
        if end and what:
            bare = [one.low for one in what if one.low not in ARTICLES]
            of = [] if bare == ["disease"] else [*tokens("in"), *what]
            return [*words[:at], *tokens("with progress of the disease"), *words[after:], *of]
    return None


def denied(words: Sequence[Token]) -> Iterator[list[Token]]:
    """What a sentence denies beside what it says, as if it said it: “affects the arms and not the legs”, the legs.

    Where the first ends is tried, from its last word on: it may be something that nobody knows.
    """
    low = [word.low for word in words]
    for at in range(2, len(low) - 2):
        if tuple(low[at : at + 2]) in _BUT_NOT:
            for start in range(at - 1, 1, -1):
                yield [*words[:start], *words[at + 2 :]]
