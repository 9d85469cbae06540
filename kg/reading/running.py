"""Names in the form that they have in running text: “surgery” for the “Surgery” of a list, “eyes” for “your eyes”.

English spelling alone decides: whether a word is a proper noun or an abbreviation is told by how the text, or a label of
ours, has it elsewhere. A plural stays a plural.
"""

from __future__ import annotations

import re
from functools import cache

from kg.reading.known import our_concepts

__all__ = ["RunningNames"]

#: Words before a noun that are no part of its name.
_LEADING = re.compile(
    r"(?:(?:a (?:few|number of|variety of)|the|an?|your|their|his|her|its|our|my|some|several|many|various) +)+"
    r"(?!of\b)(?=\w)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
#: What stands before a word inside a sentence.
_INSIDE = re.compile(r"[a-z,;] ")
_LOWER = re.compile(r"\b[a-z]\w+(?:[’'-]\w+)*")
#: One capital, then small letters, each part of a compound alike.
_CAPITALISED = re.compile(r"[A-Z][a-z]+(?:[’'-][a-z]+)*")
_POSSESSIVE = re.compile(r"[’']s?$")
#: What is named after somebody or some place bears the name before one of these.
_NAMED_AFTER = re.compile(r" (?:cells?|disease|disorder|palsy|phenomenon|sign|syndrome|test)s?\b")


_NEXT_NAME = re.compile(r" [A-Z][a-z]")


class RunningNames:
    """Brings names of one text into running form.

    Args:
        text: The text, which shows which words it writes small.
    """

    def __init__(self, text: str = "") -> None:
        self._text = text
        self._known: dict[str, bool] = {}

    def of(self, words: str, *, is_group: bool = False) -> str:
        """A name without articles, possessives and quantities before it, and with a small letter where it has one.

        Args:
            words: The name as it stands.
            is_group: Whether it names people: “the elderly”, “many women” stay what they are.
        """
        start = 0 if is_group else self.leading(words)
        name = words[start:]
        first = _WORD.match(name)
        if first is None or not self._is_common(first[0], name[first.end() :]):
            return name
        return name[0].lower() + name[1:]

    @staticmethod
    def leading(words: str) -> int:
        """How many characters before a name are no part of it."""
        match = _LEADING.match(words)
        return match.end() if match else 0

    def _is_common(self, word: str, rest: str) -> bool:
        """Whether a capital is there only because a sentence or an item begins with the word."""
        if not _CAPITALISED.fullmatch(word):
            return False
        small = word[0].lower() + word[1:]
        if self._stands_small(small) or small in _our_words():
            return True
        if word in _our_words() or _POSSESSIVE.search(word) or self._stands_inside(word):
            return False
        return not _NAMED_AFTER.match(rest) and not _NEXT_NAME.match(rest)

    def _stands_small(self, word: str) -> bool:
        """Whether the text has a word with a small letter somewhere."""
        if word not in self._known:
            at = self._text.find(word)
            while at >= 0 and not self._is_whole(word, at):
                at = self._text.find(word, at + 1)
            self._known[word] = at >= 0
        return self._known[word]

    def _is_whole(self, word: str, at: int) -> bool:
        found = _LOWER.match(self._text, at)
        is_behind = at > 1 and self._text[at - 1] in "’'-" and self._text[at - 2].isalnum()  # “mail” of “e-mail”
        return found is not None and found.group() == word and not is_behind

    def _stands_inside(self, word: str) -> bool:
        """Whether the text has a word with its capital inside a sentence."""
        at = self._text.find(word)
        while at >= 0:
            whole = _WORD.match(self._text, at)
            if at > 1 and _INSIDE.match(self._text, at - 2) and whole is not None and whole.group() == word:
                return True
            at = self._text.find(word, at + 1)
        return False


@cache
def _our_words() -> frozenset[str]:
    """The words of the labels of our concepts, as these have them."""
    return frozenset(word for concept in our_concepts().values() for word in _WORD.findall(concept.words))
