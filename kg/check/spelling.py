"""Misspelled words: read as the one long word of the graph's names that differs in one letter, and told.

Short words are left alone: one letter makes another word of them, such as dysphasia of dysphagia.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kg.check.words import Token, tokens

__all__ = ["corrected"]

#: Shortest word that is corrected, in letters.
_SHORTEST = 10


def corrected(words: Sequence[Token], known: Collection[str]) -> tuple[list[Token], tuple[str, ...]]:
    """Words with misspelled ones put right, and which these are: “written → read”.

    Args:
        words: The words of a statement.
        known: The words of all names, as they are compared.

    >>> corrected(tokens("Amifampridin and dysphasia"), {"amifampridine", "dysphagia"})[1]
    ('Amifampridin → amifampridine',)
    """
    found, told = list(words), []
    for place, word in enumerate(words):
        if len(word.key) < _SHORTEST or word.key in known or not word.key.isalpha():
            continue
        near = [one for one in known if len(one) >= _SHORTEST and _differs_in_one(word.key, one)]
        if len(near) == 1:
            found[place : place + 1] = tokens(near[0])
            told.append(f"{word.text} → {near[0]}")
    return found, tuple(told)


def _differs_in_one(one: str, other: str) -> bool:
    """Whether a letter was left out, added, changed, or two that stand side by side changed places."""
    if one[0] != other[0] or abs(len(one) - len(other)) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    left, right = one[start:], other[start:]
    return (
        left[1:] == right[1:]
        or left[1:] == right
        or left == right[1:]
        or (left[:2] == right[1::-1] and left[2:] == right[2:])
    )
