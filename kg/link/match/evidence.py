"""How likely two names mean the same, given the words in which they differ: the best chain of rewrites between them."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from operator import mul
from typing import TypeVar

from rapidfuzz.distance import Levenshtein

from kg.claims.normal import Bag
from kg.link.match.rewrites import LONGEST, NOTHING, Rewrites, rule
from kg.link.match.words import is_number

__all__ = ["FEATURES", "Evidence", "Step"]

#: What is known of a rewrite; the weights of a logistic model stand in the same order.
FEATURES = (
    "bias", "same", "different", "background same", "background different", "unrewritten", "drop", "add", "digit",
    "letter", "more left", "more right", "one edit", "two edits", "prefix", "unknown word", "opposites",
    "word frequency", "unseen", "seen once", "share",
)  # fmt: skip
_OPPOSITES = frozenset(
    frozenset(pair.split("/"))
    for pair in str.split(
        "acquired/congenital acquired/hereditary active/inactive acute/chronic adult/childhood adult/infantile "
        "adult/juvenile anterior/posterior ascending/descending autosomal/x benign/malignant childhood/infantile "
        "closed/open complete/incomplete complete/partial decreased/increased deletion/duplication distal/proximal "
        "dominant/recessive dorsal/ventral early/late efferent/afferent elevated/reduced external/internal "
        "female/male gain/loss hereditary/sporadic high/low hot/cold inferior/superior inner/outer large/small "
        "lateral/medial left/right long/short lower/upper major/minor maternal/paternal mild/severe "
        "monosomy/trisomy negative/positive primary/secondary symptomatic/asymptomatic wet/dry with/without"
    )
)
#: Most words on one side of a chain.
_WIDEST = 4
#: Most words that count as one when names are looked for.
_CLASS = 6
#: From this chance on a rewrite of several words is looked up.
_LIKELY = 0.2
#: What a concept of the background counts beside one of the vocabularies at hand.
_FAR = 0.3
#: Most results of a kind that are remembered.
_KEPT = 1 << 17

_Chain = tuple[float, tuple["Step", ...]]
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Step:
    """One rewrite of a chain: these words of the subject's name, those of the object's, and how sure that is."""

    left: Bag
    right: Bag
    chance: float

    def __str__(self) -> str:
        left, right = (" ".join(sorted(side)) for side in (self.left, self.right))
        return f"“{left}” dropped" if not right else f"“{right}” added" if not left else f"“{left}” for “{right}”"


class Evidence:
    """What speaks for a rewrite: counts of the vocabularies at hand, and of others (background).

    Args:
        own: Rewrites of the vocabularies that are linked.
        weights: Weights of a rewrite, by :data:`FEATURES`.
        background: Rewrites of other vocabularies.
        known: The words of the names that are linked.
    """

    def __init__(
        self,
        own: Rewrites,
        weights: Sequence[float],
        background: Rewrites | None = None,
        known: AbstractSet[str] = frozenset(),
    ) -> None:
        self.own, self.background, self._known = own, background or Rewrites(), known
        self.weights = tuple(weights)
        self._chances: dict[tuple[Bag, Bag], float] = {}
        self._chains: dict[tuple[Bag, Bag], _Chain] = {}
        self._phrases: dict[str, list[tuple[float, Bag, Bag]]] | None = None
        self._partners: dict[Bag, set[Bag]] = defaultdict(set)
        for rules in (own.same, self.background.same):
            for left, right in rules:
                self._partners[left].add(right)
                self._partners[right].add(left)

    def chain(self, left: Bag, right: Bag) -> _Chain:
        """The likeliest way to turn some words into others, and how likely they then mean the same."""
        if not left and not right:
            return 1.0, ()
        if len(left) > _WIDEST or len(right) > _WIDEST or len(left) + len(right) > _WIDEST + 2:
            return 0.0, ()
        key = (left, right)
        found = self._chains.get(key)
        if found is None:
            found = self._search(left, right)
            _keep(self._chains, key, found)
        return found

    def _search(self, left: Bag, right: Bag) -> _Chain:
        best: _Chain = (0.0, ())
        # Every chain has to say what becomes of the longest word: only rules that do are tried.
        pivot = max(left or right, key=_length)
        starts = [start for start in _subsets(left, LONGEST) if pivot in start] if left else [NOTHING]
        for start in starts:
            for end in self._ends(start, right, pivot):
                chance = self.chance(start, end)
                if chance <= best[0]:
                    continue
                rest, steps = self.chain(left - start, right - end)
                if chance * rest > best[0]:
                    best = (chance * rest, (Step(start, end, chance), *steps))
        return best

    def _ends(self, start: Bag, right: Bag, pivot: str) -> list[Bag]:
        """What some words can become: by a known rewrite, or a single word by nothing or by any other."""
        partners = self._partners.get(start)
        if not start:
            known = self._partners[NOTHING]
            return [end for end in _subsets(right, LONGEST) if pivot in end and (len(end) == 1 or end in known)]
        ends = [end for end in _subsets(right, LONGEST) if end in partners] if partners else []
        if len(start) == 1:
            ends += [end for end in _subsets(right, 1) if end not in ends]
        return ends

    def classes(self, *, least: float = 0.4) -> dict[str, str]:
        """Words that mostly stand for each other, by one of them: *ovarian*, *ovary*. For finding, not for judging."""
        head: dict[str, str] = {}
        size: Counter[str] = Counter()

        def root(word: str) -> str:
            while head.get(word, word) != word:
                word = head[word]
            return word

        swaps = (
            (self.chance(one, other), min(one), min(other))
            for one, others in self._partners.items()
            if len(one) == 1 and one <= self._known
            for other in others
            if len(other) == 1 and other <= self._known and min(one) < min(other)
        )
        for _, one, other in sorted((swap for swap in swaps if swap[0] >= least), reverse=True):
            first, second = root(one), root(other)
            if first != second and size[first] + size[second] < _CLASS:
                head[second] = first
                size[first] += size[second] + 1
        return {word: root(word) for word in head}

    def variants(self, side: Bag, *, most: int = 8) -> list[Bag]:
        """What else a name could be called, by the likeliest rewrites of several words.

        *Premature ovarian failure* is *primary ovarian insufficiency*.
        """
        if self._phrases is None:
            self._phrases = self._likely_phrases()
        phrases = self._phrases
        found = [rewrite for word in side for rewrite in phrases.get(word, ()) if rewrite[1] <= side]
        found.sort(key=lambda rewrite: (-rewrite[0], sorted(rewrite[1]), sorted(rewrite[2])))
        return [(side - left) | right for _, left, right in found[:most]]

    def _likely_phrases(self) -> dict[str, list[tuple[float, Bag, Bag]]]:
        """Rewrites of several words, by the rarest word that they start from."""
        phrases: dict[str, list[tuple[float, Bag, Bag]]] = defaultdict(list)
        for left, ends in self._partners.items():
            for right in ends if left <= self._known else ():
                if left and right <= self._known and len(left) + len(right) > 2 and self.support(left, right)[0] > 1:
                    chance = self.chance(left, right)
                    if chance >= _LIKELY:
                        phrases[min(sorted(left), key=self._uses)].append((chance, left, right))
        return phrases

    def chance(self, left: Bag, right: Bag) -> float:
        """How likely names that differ by this rewrite alone mean the same (0 to 1)."""
        key = (left, right)
        known = self._chances.get(key)
        if known is None:
            score = sum(map(mul, self.weights, self.features(left, right)))
            known = 1 / (1 + math.exp(-max(-12.0, min(12.0, score))))
            _keep(self._chances, key, known)
        return known

    def support(self, left: Bag, right: Bag) -> tuple[int, int]:
        """Concepts for, pairs of concepts against, wherever they were seen."""
        own, other = self.own.counts(left, right), self.background.counts(left, right)
        return own[0] + other[0], own[1] + other[1]

    def features(self, left: Bag, right: Bag) -> list[float]:
        """What is known of a rewrite (see :data:`FEATURES`)."""
        key = rule(left, right)
        same, different = self.own.same[key], self.own.different[key]
        far_same, far_different = self.background.same[key], self.background.different[key]
        uses = min(min(map(self._uses, side)) for side in key if side)
        seen, against = same + _FAR * far_same, different + _FAR * far_different
        unrewritten = max(0.0, uses - same - different)
        one_edit, two_edits, prefix, opposites = _spelling(left, right)
        unknown = len(left) <= 1 and len(right) <= 1 and not all(self.own.uses[word] for word in left | right)
        log = math.log1p
        return [
            1, log(same), log(different), log(far_same), log(far_different),
            log(unrewritten), not right, not left,
            any(word.isdigit() for word in left | right), any(len(w) == 1 and w.isalpha() for w in left | right),
            max(0, len(left) - 1), max(0, len(right) - 1), one_edit, two_edits, prefix, unknown, opposites,
            math.log((uses + 1) / (self.own.names + 1)), not seen, 0 < same + far_same < 2,
            seen / (seen + against + 0.03 * unrewritten + 0.5),
        ]  # fmt: skip

    def _uses(self, word: str) -> float:
        return self.own.uses[word] + _FAR * self.background.uses[word]


def _keep(found: dict[tuple[Bag, Bag], _Result], key: tuple[Bag, Bag], result: _Result) -> None:
    """Remember a result, and of others no more than fit in some 100 MiB: neighbours in a file ask for the same."""
    if len(found) >= _KEPT:
        found.clear()
    found[key] = result


def _spelling(left: Bag, right: Bag) -> tuple[bool, bool, bool, bool]:
    """Of two single words: whether one letter differs, or two, whether they start alike, and are opposites."""
    if not len(left) == len(right) == 1:
        return False, False, False, False
    (one,), (other,) = left, right
    opposites = frozenset((one, other)) in _OPPOSITES
    longest = max(len(one), len(other))
    if longest <= 4 or is_number(one) or is_number(other):
        return False, False, False, opposites
    edits = Levenshtein.distance(one, other, score_cutoff=2)
    shared = _shared_start(one, other)
    prefix = shared >= 4 and shared >= 0.6 * min(len(one), len(other))
    return edits == 1, edits == 2 and longest > 6, prefix, opposites


@lru_cache(maxsize=1 << 13)
def _subsets(side: Bag, longest: int) -> tuple[Bag, ...]:
    ordered = sorted(side)
    sizes = range(min(longest, len(ordered)) + 1)
    return tuple(frozenset(some) for size in sizes for some in combinations(ordered, size))


def _length(word: str) -> tuple[int, str]:
    return len(word), word


def _shared_start(one: str, other: str) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
