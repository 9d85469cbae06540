"""Dashes that a copy has lost, with two words run into one: “jaundicewhen the skin turns yellow”.

Such a word is none, while what it begins with is a word of the entry and what it ends with opens an explanation. Rules
read the entry with the dash put back; where something stands is always told of the entry as it is.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from string import ascii_lowercase

from kg.entry.lexicon import VERB_FORMS, is_adjective
from kg.entry.read import Entry, Section, Unit

__all__ = ["DASH", "Parted", "joints_of", "parted"]

#: What is put where a dash is lost.
DASH = " – "
#: Words that open an explanation, or go on behind one.
_OPENING = (
    *(
        "a",
        "about",
        "also",
        "an",
        "and",
        "are",
        "but",
        "called",
        "especially",
        "even",
        "for",
        "if",
        "including",
        "is",
        "not",
    ),
    *("often", "or", "particularly", "such", "that", "the", "they", "those", "usually", "when", "which", "with"),
)
#: Short ones, which end many a word; what begins no joint before them.
_SHORT = frozenset(["a", "an", "and", "are", "but", "if", "is", "not", "or"])
_LEAST, _LEAST_BEFORE_SHORT = 4, 5
#: Times a joint stands in an entry: one that is more frequent is a word.
_MOST = 2
#: Ends of nouns, and what is said that they are.
_A_NOUN = re.compile(r"(?:er|gy|ing|ion|ism|ist|itis|ity|ment|ness|or|osis|py|scope|se|ure)$")
_KINDS = (
    "condition",
    "device",
    "disease",
    "disorder",
    "doctor",
    "form",
    "group",
    "layer",
    "procedure",
    "specialist",
    "test",
)
_ENDS = frozenset(each[-2:] for each in _OPENING) | {f"{letter}a" for letter in ascii_lowercase}
_ALONE = frozenset(_OPENING)
#: What stands before and behind words.
_MARKS = '.,;:?!()[]"“”'
_NO_NOUN = frozenset(["every", "here", "there", "where", "with"])


def joints_of(text: str) -> tuple[int, ...]:
    """Where two words meet in one, in code points, in order."""
    joints: list[int] = []
    said = set(text.split())
    words = {word.strip(_MARKS) for word in said}
    for word in said:
        if (
            word[-2:] in _ENDS
            and word.endswith(_OPENING)
            and word not in _ALONE
            and word.isalpha()
            and (first := _first(word, words, text))
            and text.count(word) <= _MOST
        ):
            joints += [start + first for start in _places(word, text)]
    return tuple(sorted(joints))


def _first(word: str, words: set[str], text: str) -> int:
    """How long the first of two words is, if the text has it as a word; else 0."""
    for opening in _OPENING:
        if not word.endswith(opening):
            continue
        first = word.removesuffix(opening)
        is_short = first.isupper() and len(first) > 1  # “GTTthe”
        if not (is_short or (word.islower() and len(first) >= _LEAST and first not in _NO_NOUN)):
            continue
        if opening == "a" and _A_NOUN.search(first) and any(f"{word} {kind}" in text for kind in _KINDS):
            return len(first)  # “a nursea specialist”
        if (
            opening in _SHORT
            and not is_short
            and (
                len(first) < _LEAST_BEFORE_SHORT
                or (opening == "a" and is_adjective(first))  # “optic”, “optica”
                or (opening == "or" and VERB_FORMS.get(first))  # “inhibit”, “inhibitor”
                or (opening == "is" and first.endswith("s"))  # “asbestos”, “asbestosis”
            )
        ):
            continue
        if first in words or first.capitalize() in words or (opening == "such" and f"{word} as" in text):
            return len(first)
    return 0


def _places(word: str, text: str) -> Iterator[int]:
    """Where a word stands by itself."""
    at = text.find(word)
    while at >= 0:
        if not (text[max(0, at - 1) : at].isalpha() or text[at + len(word) : at + len(word) + 1].isalpha()):
            yield at
        at = text.find(word, at + 1)


@dataclass(frozen=True, slots=True)
class Parted:
    """An entry with the dashes put back.

    Args:
        entry: It, with its sections and units where they stand then.
        joints: Where the dashes are lost in the entry as it is.
        dashes: Where they stand in the other.
    """

    entry: Entry
    joints: tuple[int, ...]
    dashes: tuple[int, ...]

    def covers(self, start: int, end: int) -> bool:
        """Whether a dash that was put back stands in a stretch of the entry as it is."""
        return bisect_right(self.joints, start) < bisect_left(self.joints, end)

    def back(self, span: tuple[int, int]) -> tuple[int, int]:
        """Where a stretch stands in the entry as it is."""
        return self._at(span[0]), self._at(span[1])

    def _at(self, place: int) -> int:
        """The same place without the dashes before it."""
        count = bisect_left(self.dashes, place)
        return place - (count - 1) * len(DASH) - min(len(DASH), place - self.dashes[count - 1]) if count else place


def parted(entry: Entry, joints: tuple[int, ...]) -> Parted:
    """An entry with a dash at each joint, its digest and path unchanged."""

    def on(start: int, end: int) -> tuple[int, int]:
        return start + len(DASH) * bisect_left(joints, start), end + len(DASH) * bisect_left(joints, end)

    text = DASH.join(
        entry.text[first:last] for first, last in zip((0, *joints), (*joints, len(entry.text)), strict=True)
    )
    units = []
    for unit in entry.units:
        start, end = on(unit.start, unit.end)
        units.append(Unit(unit.kind, start, end, text[start:end], unit.section, unit.items))
    sections = tuple(
        Section(each.kind, *on(each.start, each.end), each.heading, each.inferred) for each in entry.sections
    )
    dashes = tuple(joint + number * len(DASH) for number, joint in enumerate(joints))
    return Parted(Entry(entry.path, text, entry.sha256, sections, tuple(units)), joints, dashes)
