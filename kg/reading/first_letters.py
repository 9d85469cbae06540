"""Patterns of many words that pass over most of a text by the first letters of the words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

__all__ = ["by_first_letter", "looking_ahead"]


def by_first_letter(alternatives: Iterable[str]) -> str:
    """A pattern that finds any of some, and passes over most words by their first letter.

    >>> by_first_letter(["risk of", "^see", "rare"])
    'r(?:isk of|are)|^see'

    Args:
        alternatives: Patterns; those that begin with no letter stay whole, behind the others.
    """
    by_letter: dict[str, list[str]] = {}
    whole = []
    for each in alternatives:
        if each[:1].isalpha() and each[1:2] not in ("?", "*", "+", "{"):
            by_letter.setdefault(each[0], []).append(each[1:])
        else:
            whole.append(each)
    return "|".join([*(f"{letter}(?:{'|'.join(rests)})" for letter, rests in by_letter.items()), *whole])


def looking_ahead(alternatives: str) -> str:
    r"""A pattern that finds any of some words, and passes over most others by their first two letters.

    >>> looking_ahead("risks?|(?:lower|less) (?:likely|often)|rare")
    '\\b(?=l[eo]|r[ai])(?:risks?|(?:lower|less) (?:likely|often)|rare)'

    Args:
        alternatives: A pattern whose alternatives begin words, each with a letter or a figure.

    Raises:
        ValueError: when one begins with something else.
    """
    by_first: dict[str, set[str]] = {}
    for each in _beginnings(alternatives):
        if each in ("", _ANY):
            raise ValueError(f"may begin with anything: {alternatives}")
        by_first.setdefault(each[0], set()).add(each[1:])
    begins = (
        first if "" in then else f"{first}[{re.escape(''.join(sorted(then)))}]"
        for first, then in sorted(by_first.items())
    )
    return rf"\b(?={'|'.join(begins)})(?:{alternatives})"


#: What stands for a letter that may be any.
_ANY = "*"


def _beginnings(pattern: str, count: int = 2) -> set[str]:
    """The first letters of what a pattern finds, as many as are the same whatever follows; empty where nothing need stand."""
    return {begins for part in _parts(pattern) for begins in _beginning(part, count)}


def _beginning(part: str, count: int) -> set[str]:
    """The same of one alternative."""
    if not part:
        return {""}
    if part.startswith(("^", "$")):
        return _beginning(part[1:], count)
    if part.startswith(("(?<", "(?!", "(?=")):
        return _beginning(part[_closing(part) + 1 :], count)
    if part.startswith("("):
        end = _closing(part)
        rest, found = part[end + 1 :], _beginnings(part[1:end].removeprefix("?:"), count)
    elif part[0].isalnum() or part[0] in " -":
        rest = part[1:]
        then = _beginning(rest, count - 1) if count > 1 and not _TIMES.match(rest) else {""}
        found = {part[0]} if _ANY in then else {part[0] + each for each in then}
    else:
        return {_ANY}  # a class of letters
    times = _TIMES.match(rest)
    if times:
        rest = rest[times.end() :]
        found = found if times[0].startswith(("+", "{1", "{2")) else found | {""}
    return found - {""} | (_beginning(rest, count) if "" in found else set())


#: How often something stands; but for a few of these it need not stand at all.
_TIMES = re.compile(r"(?:[?*+]|\{[^{}]*\})[?+]?")


def _parts(pattern: str) -> Iterator[str]:
    """The alternatives of a pattern, outside its groups and classes."""
    start = at = 0
    while at < len(pattern):
        if pattern[at] == "|":
            yield pattern[start:at]
            start = at + 1
        at = (_closing(pattern, at) if pattern[at] in "([" else at + (pattern[at] == "\\")) + 1
    yield pattern[start:]


def _closing(pattern: str, start: int = 0) -> int:
    """Where the group or class ends that begins somewhere."""
    if pattern[start] == "[":
        return pattern.index("]", start + 2)
    at = start + 1
    while pattern[at] != ")":
        at = (_closing(pattern, at) if pattern[at] in "([" else at + (pattern[at] == "\\")) + 1
    return at
