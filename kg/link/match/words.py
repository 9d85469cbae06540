"""What two names have in common besides their words: numbers, order; and which names and words are of a kind apart."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from kg.claims.normal import words

__all__ = ["is_abbreviation", "is_number", "numbers", "order"]


@lru_cache(maxsize=1 << 16)
def numbers(text: str) -> tuple[str, ...]:
    """The numbers of a name, in its order.

    >>> numbers("complex I deficiency, type 4")
    ('1', '4')
    """
    return tuple(word for word in words(text) if word.isdigit())


@lru_cache(maxsize=1 << 16)
def order(one: str, other: str) -> float:
    """How many neighbours two names share (Dice, 0 to 1): tells ``complex 1, type 4`` from ``complex 4, type 1``."""
    left, right = words(one), words(other)
    left_pairs, right_pairs = set(pairwise(left)), set(pairwise(right))
    total = len(left_pairs) + len(right_pairs)
    return 2 * len(left_pairs & right_pairs) / total if total else 1.0


def is_number(word: str) -> bool:
    """Whether a word tells members of a series apart: a number or a single letter."""
    return len(word) == 1 or word.isdigit()


def is_abbreviation(text: str) -> bool:
    """Whether a name is an acronym or a symbol such as ``CFS`` or ``MRD40``."""
    return len(text) <= 10 and " " not in text and 2 * sum(c.isupper() or c.isdigit() for c in text) > len(text)
