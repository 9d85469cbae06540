"""A pattern with the words of which it needs one, so that a text without them costs a glance."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Sought"]


@dataclass(frozen=True, slots=True)
class Sought:
    """A pattern that is looked for only where a word of it stands.

    Args:
        pattern: The pattern, which ignores case.
        words: Parts of words in lower case; whatever the pattern finds holds one of them.
    """

    pattern: re.Pattern[str]
    words: tuple[str, ...]

    def search(self, text: str) -> re.Match[str] | None:
        """The first match, as the pattern finds it.

        >>> Sought(re.compile(r"risk of", re.IGNORECASE), ("risk",)).search("The risk of gout") is not None
        True
        """
        low = text.lower()
        for word in self.words:
            if word in low:
                return self.pattern.search(text)
        return None
