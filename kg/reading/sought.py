"""A pattern that is looked for whatever the case of a text, and only where a word of it stands."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["Sought", "small"]


@lru_cache(maxsize=1 << 9)
def small(text: str) -> str:
    """A text in small letters, each at the place of its own."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)


@dataclass(frozen=True, slots=True)
class Sought:
    """A pattern that is looked for in small letters: one that ignores case takes up to three times as long.

    What it finds is in small letters, at the places where it stands in the text.

    Args:
        pattern: The pattern, in small letters.
        words: Parts of words in small letters; whatever the pattern finds holds one of them. Without any it is
            always looked for, which is best where there would be more than some forty.
    """

    pattern: re.Pattern[str]
    words: tuple[str, ...] = ("",)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match.

        >>> Sought(re.compile(r"risk of"), ("risk",)).search("The Risk of gout").span()
        (4, 11)
        """
        low = small(text)
        if start or end < len(low):  # a stretch of an entry
            return self.pattern.search(low, start, end) if self._stands(low, start, end) else None
        for word in self.words:
            if word in low:
                return self.pattern.search(low)
        return None

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The match at the start."""
        return self.pattern.match(small(text), start, end)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The match of all of a text."""
        return self.pattern.fullmatch(small(text))

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """All matches in a stretch in which a word of the pattern stands."""
        low = small(text)
        return self.pattern.finditer(low, start, end) if self._stands(low, start, end) else iter(())

    def _stands(self, low: str, start: int, end: int) -> bool:
        """Whether a word of the pattern stands in a stretch."""
        part = low[start:end]
        for word in self.words:  # noqa: SIM110 - any() takes twice as long
            if word in part:
                return True
        return False
