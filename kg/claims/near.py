"""Names near a text that is none: that hold its words, that stand within it, that a few wrong letters tell from it.

Words are compared as :mod:`kg.claims.normal` has them, too. Wrong letters are counted as optimal string alignment does
(Damerau 1964): one left out, put in, changed, or two that changed places. Numbers are never corrected, nor is a word of
three letters; one of four only beside others: too many are near. An abbreviation takes the first letter of each word
that it stands for, and may take those of the parts of a word (SCLC, EMG, 3,4-DAP).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import islice, product
from typing import Any

from kg.claims import normal
from kg.claims.normal import Bag, bag

__all__ = ["RULES", "NearNames"]

#: Words that stand together in what a name is looked for in, and combinations of corrections, at most.
_WINDOW, _TRIED = 8, 12
#: Letters that a word must have for one of them to be wrong, beside other words and alone, and for two.
_BESIDE, _ONE, _TWO = 4, 5, 8
#: Up to so many letters, the first one is not taken for wrong.
_SHORT = 5
#: Beginnings that turn a word into its opposite: no slip of the hand.
_OPPOSITES = (("hyper", "hypo"), ("inter", "intra"), ("pre", "pro"), ("endo", "exo"))
#: What an abbreviation is; what may stand between two of its letters: the rest of a word and small words, or, of one in
#: capitals, a part of a word with its vowel (electr*o*|my*o*|graphy).
_SHORTENED = re.compile("[a-z]{3,7}")
_WORD = "[a-z]* (?:(?:{small}) )*".format(small="|".join(sorted(normal.RULES["stop"])))
_PART = "[a-z]*[io](?=[a-z]{4})"
#: The rules for the page, whose search has the same (``templates/js/base/misspelled.js`` and ``abbreviated.js``).
RULES: dict[str, Any] = {
    "wrong": [_BESIDE, _ONE, _TWO, _SHORT, _TRIED],
    "opposites": _OPPOSITES,
    "shortened": _SHORTENED.pattern,
    "between": [_WORD, f"(?:{_PART}|{_WORD})"],
}


class NearNames:
    """Names by their words.

    Args:
        texts: Forms of names (:func:`kg.claims.names.normalise`), each with the name as it is written.
        right: Those whose words are never taken for misspelled.
    """

    def __init__(self, texts: Mapping[str, str], right: Iterable[str]) -> None:
        self._texts = texts
        self._right = frozenset(word for form in right for word in form.split())

    @cached_property
    def _bags(self) -> dict[str, Bag]:
        return {form: bag(text) for form, text in self._texts.items()}

    @cached_property
    def _forms(self) -> dict[Bag, list[str]]:
        found: dict[Bag, list[str]] = {}
        for form, words in self._bags.items():
            if not _is_abbreviation(self._texts[form]):
                found.setdefault(words, []).append(form)
        return found

    @cached_property
    def _vocabulary(self) -> tuple[str, ...]:
        return tuple(sorted({word for form in self._texts for word in form.split() if len(word) >= _BESIDE}))

    def alike(self, text: str) -> list[str]:
        """The forms of names with the same normalised words in any order; an abbreviation is no word."""
        return self._forms.get(bag(text), [])

    def holding(self, text: str) -> list[str]:
        """The forms of names that hold all the words."""
        words = bag(text)
        return [form for form, other in self._bags.items() if words and words <= other]

    def within(self, text: str) -> list[str]:
        """The forms of names that stand within a text, the long ones first; none of one or two letters.

        None that stands within another one that was found.
        """
        words = text.split()
        found: dict[str, range] = {}
        for size in range(min(len(words), _WINDOW), 0, -1):
            for at in range(len(words) - size + 1):
                part = " ".join(words[at : at + size])
                forms = [part] if part in self._texts else self.alike(part)
                covered = any(at in place and at + size - 1 in place for place in found.values())
                found |= {form: range(at, at + size) for form in forms if len(form) > 2 and not covered}
        return list(found)

    def corrected(self, text: str) -> list[str]:
        """A text as it may be meant, where words of it are in no name, likeliest first; empty when nothing is near.

        A word that nothing is near stays as it is.
        """
        words = text.split()
        least = _ONE if len(words) == 1 else _BESIDE
        choices = [[word] if word in self._right else self._near(word, least) or [word] for word in words]
        respelled = (" ".join(words) for words in islice(product(*choices), _TRIED))
        return [*(each for each in respelled if each != text), *self._divided(text)]

    def abbreviated(self, term: str) -> tuple[list[str], list[str]]:
        """The forms of names for which an abbreviation stands, and, of one in capitals, of those that hold them."""
        words = re.findall(r"[a-z]+|\d+", term.lower())
        text, is_capital = " ".join(words), term.upper() == term or any(map(str.isdigit, term))
        letters = [word for word in words if _SHORTENED.fullmatch(word)]
        if len(letters) != 1 or not all(word.isdigit() for word in words if word != letters[0]):
            return [], []
        meant = " ".join(
            f"{RULES['between'][is_capital].join(word)}[a-z]*" if word in letters else word for word in words
        )
        pattern = re.compile(f"(?<![^ ]){meant}(?![^ ])")
        found = [form for form in self._texts if text not in form and pattern.search(form)]
        whole = [form for form in found if pattern.fullmatch(form)]
        return whole, [form for form in found if is_capital and form not in whole]

    def _near(self, word: str, least: int) -> list[str]:
        """The words of names that are nearest to one of so many letters at least that is in none."""
        if len(word) < least or not word.isalpha():
            return []
        others = tuple(other for other in self._vocabulary if other != word)
        return [other for other in _nearest(word, others) if not _is_slipless(word, other)]

    def _divided(self, text: str) -> list[str]:
        """The forms of names whose letters are near, wherever blanks stand."""
        joined = {form.replace(" ", ""): form for form in self._texts if any(letter.isalpha() for letter in form)}
        whole = text.replace(" ", "")
        if len(whole) < _TWO or not whole.isalpha():
            return []
        return [joined[other] for other in _nearest(whole, tuple(joined)) if not _is_slipless(whole, other)]


def _nearest(word: str, others: tuple[str, ...]) -> list[str]:
    """Those of the fewest wrong letters, if there are few enough of these."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    most = 2 if len(word) >= _TWO else 1
    found = extract(word, others, scorer=OSA.distance, score_cutoff=most, limit=_TRIED)
    near = [(distance, other) for other, distance, _ in found if len(word) > _SHORT or other[0] == word[0]]
    return [other for distance, other in sorted(near) if distance == min(near)[0]]


def _is_slipless(word: str, other: str) -> bool:
    """Whether two words are told apart by more than a slip: by opposites, or in their figures."""
    pairs = (pair for opposites in _OPPOSITES for pair in (opposites, opposites[::-1]))
    is_opposite = any(word.startswith(one) and other.startswith(another) for one, another in pairs)
    return is_opposite or _figures(word) != _figures(other)


def _figures(text: str) -> list[str]:
    return [letter for letter in text if letter.isdigit()]


def _is_abbreviation(text: str) -> bool:
    """Whether a name is an acronym or a symbol, whose letters are no plural: LEMS."""
    return " " not in text and len(text) <= 10 and text.upper() == text
