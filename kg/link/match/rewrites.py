"""Rewrites: which words can stand for which, learnt from the names that one concept bears inside a vocabulary.

Two names of one concept that differ by little say what means the same: *hepatic cyst*, *liver cyst* gives
``hepatic ↔ liver``; *Meckel syndrome 4*, *Meckel syndrome type 4* gives ``type ↔ nothing``. Names of two different
concepts that differ by the same words speak against it.
"""

from __future__ import annotations

import gzip
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

from kg.claims.normal import Bag

__all__ = ["LONGEST", "NOTHING", "Rewrites", "Rule", "rule"]

#: Words on one side, and the words of the other that may stand for them.
Rule = tuple[Bag, Bag]
NOTHING: Bag = frozenset()
#: Most words on one side of a rule.
LONGEST = 3
#: Most names of one concept that are compared with each other.
_MOST_NAMES = 16


def rule(one: Bag, other: Bag) -> Rule:
    """The two sides in canonical order: a rewrite has no direction."""
    if len(one) == len(other) == 1:
        return (one, other) if min(one) <= min(other) else (other, one)
    if len(one) != len(other):
        return (one, other) if len(one) < len(other) else (other, one)
    return (one, other) if sorted(one) <= sorted(other) else (other, one)


class Rewrites:
    """Rules, each with the number of concepts that bear it out and of pairs of concepts that speak against it.

    Args:
        concepts: The names of each concept to learn from.

    >>> found = Rewrites([[frozenset({"renal", "cyst"}), frozenset({"kidney", "cyst"})]])
    >>> found.counts(frozenset({"renal"}), frozenset({"kidney"}))
    (1, 0)
    """

    def __init__(self, concepts: Iterable[Iterable[Bag]] = ()) -> None:
        self.same: Counter[Rule] = Counter()
        self.different: Counter[Rule] = Counter()
        #: Names that hold a word, and names in all.
        self.uses: Counter[str] = Counter()
        self.names = 0
        self.learn(concepts)

    def counts(self, one: Bag, other: Bag) -> tuple[int, int]:
        """How many concepts bear a rewrite out, and how many pairs of concepts speak against it."""
        key = rule(one, other)
        return self.same[key], self.different[key]

    def learn(self, concepts: Iterable[Iterable[Bag]]) -> None:
        """Add what the names of a vocabulary say, one iterable of names a concept."""
        names = [tuple(dict.fromkeys(each)) for each in concepts]
        found: Counter[Rule] = Counter()
        sides: dict[Bag, Bag] = {}  # the same object for the same words, so that memory holds them once
        for each in names:
            found.update({(sides.setdefault(one, one), sides.setdefault(two, two)) for one, two in _differences(each)})
            for name in each:
                self.uses.update(name)
            self.names += len(each)
        self.same.update(found)
        self.contradict(names, found)

    def contradict(self, concepts: Iterable[tuple[Bag, ...]], rules: Iterable[Rule] | None = None) -> None:
        """Count pairs of different concepts whose names differ by a rule, one of those given or all."""
        bearers: dict[Bag, list[int]] = defaultdict(list)
        for number, names in enumerate(concepts):
            for name in names:
                bearers[name].append(number)
        holding: dict[str, list[Bag]] = defaultdict(list)
        for name in bearers:
            for word in name:
                holding[word].append(name)
        for key in list(self.same if rules is None else rules):
            if against := _contradictions(key, bearers, holding):
                self.different[key] += against

    @classmethod
    def background(cls, parts: Iterable[Rewrites]) -> Rewrites:
        """What several vocabularies say, to be shipped: rules of two concepts or more, or of single words."""
        found = cls()
        for part in parts:
            found.same.update(part.same)
            found.different.update(part.different)
            found.uses.update(part.uses)
            found.names += part.names
        for key, same in list(found.same.items()):
            if same < 2 and max(map(len, key)) > 1:
                del found.same[key]
                found.different.pop(key, None)
        for word, uses in list(found.uses.items()):
            if uses < 3:
                del found.uses[word]
        return found

    def to_bytes(self) -> bytes:
        """The rules and the uses of words, the most frequent first, as packed text: the same bytes each time."""
        lines = [str(self.names)]
        for (left, right), same in sorted(self.same.items(), key=lambda item: (-item[1], *map(sorted, item[0]))):
            sides = f"{' '.join(sorted(left))}\t{' '.join(sorted(right))}"
            lines.append(f"{sides}\t{same}\t{self.different[left, right]}")
        lines.append("")
        lines += (f"{word}\t{uses}" for word, uses in sorted(self.uses.items(), key=lambda item: (-item[1], item[0])))
        return gzip.compress("\n".join([*lines, ""]).encode(), mtime=0)

    @classmethod
    def read(cls, path: Path) -> Rewrites:
        """What :meth:`to_bytes` has made."""
        found = cls()
        head, _, uses = gzip.decompress(path.read_bytes()).decode().partition("\n\n")
        names, *rules = head.split("\n")
        found.names = int(names)
        sides: dict[str, Bag] = {}
        for line in rules:
            left, right, same, different = line.split("\t")
            key = _side(left, sides), _side(right, sides)
            found.same[key] = int(same)
            if different != "0":
                found.different[key] = int(different)
        for line in uses.removesuffix("\n").split("\n"):
            word, count = line.split("\t")
            found.uses[word] = int(count)
        return found


def _side(text: str, known: dict[str, Bag]) -> Bag:
    """The words of a side: the same object for the same text, so that memory holds it once."""
    found = known.get(text)
    if found is None:
        found = known[text] = frozenset(text.split())
    return found


def _contradictions(key: Rule, bearers: dict[Bag, list[int]], holding: dict[str, list[Bag]]) -> int:
    """How many pairs of concepts have names that differ by a rule and nothing else."""
    left, right = key
    here = min((holding[word] for word in left), key=len) if left else None
    there = min((holding[word] for word in right), key=len)
    if here is None or len(there) < len(here):
        left, right, here = right, left, there
    against = {
        (min(one, two), max(one, two))
        for name in here
        if left <= name and not right & name
        for two in bearers.get((name - left) | right, ())
        for one in bearers[name]
        if one != two
    }
    return len(against)


def _differences(names: tuple[Bag, ...]) -> Iterator[Rule]:
    for one, other in combinations(names[:_MOST_NAMES], 2):
        left, right = one - other, other - one
        if len(left) <= LONGEST and len(right) <= LONGEST and ((left and right) or (left != one and right != other)):
            yield rule(left, right)
