"""The names of a vocabulary, found by their words. Columns of numbers, so that a million names fit in memory."""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.claims.normal import Bag, bag, words
from kg.link.match.concepts import Concept

__all__ = ["Index", "Name"]

#: Names that hold the rarer words of a query are looked at until there are so many.
_POSTINGS = 6000
#: Up to so many names for each that is looked at, to add up over all of them is faster than to sort.
_DENSE = 30


class Name(NamedTuple):
    """One name of a term: the number of the term, the text, and ``label`` or the scope of the synonym."""

    term: int
    text: str
    field: str

    @property
    def words(self) -> Bag:
        """Its words without their order."""
        return bag(self.text)


class _Codes:
    """Numbers of names by a 64-bit code."""

    def __init__(self, codes: array[int]) -> None:
        found: NDArray[np.uint64] = np.frombuffer(codes, dtype=np.uint64)
        order = np.argsort(found, kind="stable").astype(np.int32)
        # arrays of Python: to look up one number takes numpy several times as long
        self._order, self._sorted = array("i", order.tobytes()), array("Q", found[order].tobytes())

    def find(self, code: int) -> list[int]:
        first = last = bisect_left(self._sorted, code)
        while last < len(self._sorted) and self._sorted[last] == code:
            last += 1
        return self._order[first:last].tolist()


class Index:
    """Names by their words, by their run-together letters, and by likeness.

    Args:
        terms: Whose names.
        classes: Words that count as one when names are looked for by likeness: each by the one that stands for all.
    """

    def __init__(self, terms: Sequence[Concept], classes: Mapping[str, str] | None = None) -> None:
        self.terms = terms
        self._classes = classes or {}
        self._texts: list[str] = []
        self._fields: list[str] = []
        self._known: set[str] = set()
        self._heads: dict[str, int] = {}
        self._starts, self._owner = array("i"), array("i")
        by_words, by_letters, head_of, name_of = array("Q"), array("Q"), array("i"), array("i")
        for number, term in enumerate(terms):
            self._starts.append(len(self._texts))
            for text, field in term.names():
                side = bag(text)
                for head in sorted({self._classes.get(word, word) for word in side}):
                    head_of.append(self._heads.setdefault(head, len(self._heads)))
                    name_of.append(len(self._texts))
                self._known |= side
                self._owner.append(number)
                by_words.append(_code_of(side))
                by_letters.append(_code("".join(words(text))))
                self._texts.append(text)
                self._fields.append(field)
        self._starts.append(len(self._texts))
        self._by_words, self._by_letters = _Codes(by_words), _Codes(by_letters)

        head_numbers: NDArray[np.int32] = np.frombuffer(head_of, np.int32)
        name_numbers: NDArray[np.int32] = np.frombuffer(name_of, np.int32)
        self._names_of = name_numbers[np.argsort(head_numbers, kind="stable")]
        uses = np.bincount(head_numbers, minlength=len(self._heads))
        self._ends = np.cumsum(uses)
        self.rarest = float(np.log(len(self._texts) + 1))
        self._weights = self.rarest - np.log(np.maximum(uses, 1))
        mass = np.bincount(name_numbers, self._weights[head_numbers], minlength=len(self._texts))
        self._mass = mass.astype(np.float32)

    def __len__(self) -> int:
        return len(self._texts)

    def __contains__(self, word: str) -> bool:
        return word in self._known

    def name(self, number: int) -> Name:
        """A name by its number."""
        return Name(self._owner[number], self._texts[number], self._fields[number])

    def names(self, term: int) -> list[Name]:
        """All names of a term, its label first."""
        return [self.name(number) for number in range(self._starts[term], self._starts[term + 1])]

    def size(self, term: int) -> int:
        """How many names a term has."""
        return self._starts[term + 1] - self._starts[term]

    def bearers(self, side: Bag) -> int:
        """How many terms bear a name of exactly these words."""
        return len({self._owner[number] for number in self.with_words(side)})

    def weight(self, side: Bag) -> float:
        """How telling some words are: the sum of their inverse document frequencies (nats)."""
        return math.fsum(self._weight(self._classes.get(word, word)) for word in side)

    def rarity(self, side: Bag) -> float:
        """How telling the rarest of some words is (nats)."""
        return max((self._weight(self._classes.get(word, word)) for word in side), default=0.0)

    def _weight(self, head: str) -> float:
        number = self._heads.get(head)
        return self.rarest if number is None else float(self._weights[number])

    def with_words(self, side: Bag) -> list[int]:
        """The names of exactly these words."""
        return self._by_words.find(_code_of(side))

    def same(self, text: str) -> list[int]:
        """The names with the same words, or the same letters."""
        return list(dict.fromkeys([*self.with_words(bag(text)), *self._by_letters.find(_code("".join(words(text))))]))

    def near(self, side: Bag, count: int, least: float = 0.5) -> list[int]:
        """The names that share the most telling words, best first: at least so much of both (Dice, 0 to 1)."""
        heads = sorted({self._classes.get(word, word) for word in side})
        known = [number for head in heads if (number := self._heads.get(head)) is not None]
        known.sort(key=lambda number: -self._weights[number])
        lists: list[NDArray[np.int32]] = []
        total = 0
        for head in known:
            first, last = (int(self._ends[head - 1]) if head else 0), int(self._ends[head])
            if lists and total + last - first > _POSTINGS:
                break
            lists.append(self._names_of[first:last])
            total += last - first
        if not lists:
            return []
        held = np.concatenate(lists)
        weights = np.repeat(self._weights[known[: len(lists)]], [len(each) for each in lists])
        if len(self) < _DENSE * len(held):
            total_weights = np.bincount(held, weights)
            found = np.flatnonzero(total_weights)
            shared = total_weights[found]
        else:
            found, where = np.unique(held, return_inverse=True)
            shared = np.bincount(where, weights)
        score = 2 * shared / (sum(map(self._weight, heads)) + self._mass[found])
        enough = score >= least
        found, score = found[enough], score[enough]
        if len(found) > count:
            best = np.argpartition(-score, count)[:count]
            found, score = found[best], score[best]
        return [int(number) for number in found[np.argsort(-score, kind="stable")]]


@lru_cache(maxsize=1 << 17)
def _code(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little")


def _code_of(side: Bag) -> int:
    """A code of some words that does not depend on their order: the sum of theirs."""
    return sum(map(_code, side)) & 0xFFFF_FFFF_FFFF_FFFF
