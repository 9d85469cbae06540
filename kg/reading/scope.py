"""Which of the limits that a sentence names are those of one object."""

from __future__ import annotations

import re

from kg.reading.phrase import Phrase
from kg.reading.qualifiers import Limit

__all__ = ["holds", "says"]

#: Characters of the word that opens a condition: “when a child inherits it”.
_LINK = 10


def says(limit: Limit, phrase: Phrase) -> bool:
    """Whether a limit is what the claim says: “It occurs when the heart fails”."""
    return (
        limit.kind in ("condition", "population")
        and limit.start <= phrase.start
        and (phrase.end <= limit.end or phrase.start - limit.start < _LINK)
    )


#: What tells more of a thing: which one it is, and how it is called.
_THAT = re.compile(r"\b(?:that|which|who)\b")
_CALLED = re.compile(r"\b(?:called|known as|named|termed)\b")


#: That a limit stands in what is told besides of what is named before; characters before it.
_WHICH, _NEAR = re.compile(r",\s(?:which|who|whose)\s[^,.;]*$"), 60


def _is_of_what_follows(text: str, limit: Limit, end: int) -> bool:
    """Whether how often something is stands in a relative clause behind, and is of that: “… causes a form that usually …”."""
    return limit.kind == "frequency" and limit.start >= end and _THAT.search(text, end, limit.start) is not None


def holds(text: str, limit: Limit, phrase: Phrase, start: int, end: int, before: int, following: int) -> bool:
    """Whether a limit is one of an object: one that stands between objects is of one of them alone.

    “Pain in children, and often fever”: a population follows what it limits, an adverb of frequency stands before it.
    """
    if not start <= limit.start < end:
        is_of_aside = limit.end <= start and _WHICH.search(text, max(0, limit.start - _NEAR), limit.start)
        return limit.kind != "severity" and not is_of_aside and not _is_of_what_follows(text, limit, end)
    if limit.kind == "population" and _CALLED.search(text, phrase.end, limit.start):
        return False
    if limit.kind == "frequency" or limit.value.lower() == "in severe cases":
        return limit.start == start or before <= limit.start < phrase.end  # “affects mainly the hands and feet”
    if limit.kind == "condition" and limit.end < end and limit.start <= following < limit.end:
        return False  # that holds the next object, too: “pain when walking or trouble sleeping, and fever”
    return phrase.start <= limit.start < following and (limit.kind != "severity" or limit.end <= phrase.end)
