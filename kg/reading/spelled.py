"""Names as an entry spells them: looked for by their letters, as to make a pattern for each entry takes longer."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from kg.reading.sought import small

__all__ = ["Spelled"]

#: All of a stretch.
_ALL = re.compile(r".*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Spelled:
    """Finds names whatever their case, as whole words, in the plural too.

    What it finds is in small letters, at the places where it stands in the text.

    Args:
        names: The names in small letters, of two that begin alike the longer first.
        parts: Parts of names, one of which stands in whatever is found.
        also: What else is found; behind the names where both begin at one place.
    """

    names: tuple[str, ...]
    parts: tuple[str, ...]
    also: re.Pattern[str] | None = None

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first name in a stretch of text.

        >>> Spelled(("gouty arthritis", "gout"), ("gout",)).search("Arthritis of Gout").span()
        (13, 17)
        """
        low, end = small(text), min(end, len(text))
        for part in self.parts:
            if low.find(part, start, end) >= 0:
                return self._first(low, start, end)
        return None

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The name at the start of a stretch of text."""
        low, end = small(text), min(end, len(text))
        for name in self.names:
            if low.startswith(name, start, end) and (behind := _behind(low, start, start + len(name), end)):
                return _ALL.match(low, start, behind)
        return self.also.match(low, start, end) if self.also else None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """All names in a stretch of text, in order, none within another."""
        found = self.search(text, start, end)
        while found is not None:
            yield found
            found = self.search(text, found.end(), end)

    def _first(self, low: str, start: int, end: int) -> re.Match[str] | None:
        first = self.also.search(low, start, end) if self.also else None
        until = first.start() + 1 if first else end
        for name in self.names:
            at = low.find(name, start, min(end, until - 1 + len(name)))
            while at >= 0:
                if behind := _behind(low, at, at + len(name), end):
                    first, until = _ALL.match(low, at, behind), at
                    break
                at = low.find(name, at + 1, min(end, until - 1 + len(name)))
        return first


def _behind(low: str, start: int, end: int, stop: int) -> int:
    """Where a name ends, with the “s” of a plural; 0 where it is a part of a longer word."""
    if start and _is_of_word(low[start - 1]):
        return 0
    end += low.startswith("s", end, stop)
    return 0 if end < stop and _is_of_word(low[end]) else end


def _is_of_word(character: str) -> bool:
    """Whether a character beside a name makes it a part of another word."""
    return character.isalnum() or character in "_-"
