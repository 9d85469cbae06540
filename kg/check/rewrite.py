"""Sentences said in another way: what they say more plainly, word for word, before they are read.

Only English is rewritten here; whether anything has the names that are left is found out in reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.check.words import ARTICLES, PEOPLE, Token, number, tokens

__all__ = ["INTENSIFIERS", "Exclusive", "denied", "exclusive", "moderate", "plainer", "progressed"]

_BE = frozenset(("is", "are", "was", "were"))
_THAT = frozenset(("that", "which", "who", "to"))
_WHILE = frozenset(("as", "when", "while", "once"))
_WITH = frozenset(("with", "during", "upon"))
_PROGRESS = frozenset(("progress", "advance"))
#: What joins something to what is denied beside it.
_BUT_NOT = (("but", "not"), ("and", "not"), ("rather", "than"), ("instead", "of"))
#: Words that make a statement stronger than it is without them.
INTENSIFIERS = frozenset(
    ("especially", "exceptionally", "extremely", "greatly", "highly", "particularly", "strongly", "very")
)
#: What is said more shortly otherwise.
_SHORTER = (
    (("no", "known"), ("no",)),
    (("but", "no"), ("without",)),
    (("but", "without"), ("without",)),
    (("plus",), ("together", "with")),
)
_FIRST = ("the", "first", "symptom")
_SERIES = frozenset(("series", "study", "group", "cohort", "sample"))
_COUNTED = frozenset(("none", "all", "most", "half", "many", "some"))
_TAKING = (("take",), ("receive",), ("use",), ("be", "given"))


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


def moderate(words: Sequence[Token]) -> list[Token]:
    """A sentence without “very”, “especially” and their kin."""
    return [word for word in words if word.low not in INTENSIFIERS]


def plainer(words: Sequence[Token]) -> Iterator[list[Token]]:
    """A sentence more plainly, where it can be said so: “no known cure” as “no cure”, a cleft sentence as a plain one.

    >>> [[word.low for word in one] for one in plainer(tokens("It is the legs that LEMS affects"))]
    [['the', 'legs', 'lems', 'affects'], ['lems', 'affects', 'the', 'legs']]
    """
    plain = list(words)
    for change in (_shorter, _without_those, _of_series, _as_first, _at_most):
        plain = change(plain)
    low = [word.low for word in plain]
    that = next((at for at, word in enumerate(low) if word in _THAT and word != "to"), 0)
    if that > 2 and low[0] == "it" and low[1] in _BE:
        yield [*plain[2:that], *plain[that + 1 :]]
        yield [*plain[that + 1 :], *plain[2:that]]
    elif plain != list(words):
        yield plain


def _shorter(words: list[Token]) -> list[Token]:
    for said, meant in _SHORTER:
        for at in range(len(words) - len(said), -1, -1):
            if tuple(word.low for word in words[at : at + len(said)]) == said:
                words = [*words[:at], *tokens(" ".join(meant)), *words[at + len(said) :]]
    low = [word.low for word in words]
    return words[:-1] if "than" in low and low[-1] == "alone" else words


def _without_those(words: list[Token]) -> list[Token]:
    """“The same course as those without cancer” as “the same course as without cancer”."""
    for at in range(2, len(words)):
        start = at - 1 - (words[at - 2].low == "in")
        is_who = words[at].low == "without" and (words[at - 1].low == "those" or words[at - 1].key == PEOPLE)
        if is_who and start and words[start - 1].low in ("as", "than"):
            return [*words[:start], *words[at:]]
    return words


def _of_series(words: list[Token]) -> list[Token]:
    """“In a series of 35 people, none had pain” as “none of 35 people had pain”."""
    low = [word.low for word in words]
    comma = low.index(",") if "," in low else 0
    if comma < 5 or low[0] != "in" or low[2] not in _SERIES or low[3] != "of" or number(words[4]) is None:
        return words
    at = comma + 1
    if at >= len(words) or (low[at] not in _COUNTED and number(words[at]) is None):
        return words
    end = at + 1 + (low[at + 1 : at + 2] == ["%"])
    after = end + 2 * (low[end : end + 2] == ["of", "them"])
    return [*words[at:end], *words[3:comma], *words[after:]]


def _as_first(words: list[Token]) -> list[Token]:
    """“Limb weakness is the first symptom in LEMS” as “limb weakness as first symptom is present in LEMS”."""
    low = [word.low for word in words]
    for at in range(len(low) - 4):
        if tuple(low[at : at + 3]) != _FIRST or low[at + 3] not in ("in", "of"):
            continue
        if at > 1 and low[at - 1] in _BE:
            be, what, whom = words[at - 1], words[: at - 1], words[at + 4 :]
        elif at == 0 and (end := next((place for place, word in enumerate(low) if word in _BE), 0)) > 4:
            be, what, whom = words[end], words[end + 1 :], words[4:end]
        else:
            continue
        return [*what, *tokens("as first symptom"), be, *tokens("present in"), *whom]
    return words


def _at_most(words: list[Token]) -> list[Token]:
    """“Adults may take up to 60 mg of X a day” as “the highest dose of X is 60 mg a day for adults”."""
    low = [word.low for word in words]
    up = next((at for at in range(1, len(low) - 2) if low[at : at + 2] == ["up", "to"] and number(words[at + 2])), 0)
    of = next((at for at in range(up + 3, len(low)) if low[at] == "of"), 0) if up else 0
    taking = next((one for one in _TAKING if tuple(low[up - len(one) : up]) == one), ()) if of else ()
    start = up - len(taking)
    if not taking or start < 1 or low[start - 1] not in ("may", "can"):
        return words
    comma = low.index(",") + 1 if "," in low[:start] else 0
    day = next((at for at in range(of + 2, len(low) - 1) if low[at : at + 2] == ["a", "day"]), len(low))
    often = day + 2 if day < len(low) else day
    dose = [*words[up + 2 : of], *words[day:often]]
    whom, what = words[comma : start - 1], words[of + 1 : day]
    return [
        *words[:comma],
        *tokens("the highest dose of"),
        *what,
        *tokens("is"),
        *dose,
        *tokens("for"),
        *whom,
        *words[often:],
    ]
