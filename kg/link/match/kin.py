"""Kin: whether what a subject is under, and what is under it, meets what a term is under, and what is under it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.link.match.concepts import Concept

__all__ = ["Kin"]

#: Levels above a concept, and most concepts in them, that are compared.
_LEVELS, _MOST = 4, 60
#: Levels above a subject whose counterparts are looked for, and most children of it.
_NEAR, _CHILDREN = 2, 40


class Kin:
    """The concepts above and below subjects and terms, and which of them have the same name.

    Args:
        subjects: What is linked.
        terms: The terms of the vocabulary.
        counterparts: By subject, the numbers of the terms that surely have a name of it.
    """

    def __init__(
        self, subjects: Sequence[Concept], terms: Sequence[Concept], counterparts: Mapping[str, Iterable[int]]
    ) -> None:
        self._counterparts = {subject: frozenset(some) for subject, some in counterparts.items()}
        self._known = any(subject.parents for subject in subjects) and any(term.parents for term in terms)
        if not self._known:
            return
        self._above = {subject.iri: subject.parents for subject in subjects}
        self._below: dict[str, list[str]] = defaultdict(list)
        for subject in subjects:
            for parent in subject.parents:
                self._below[parent].append(subject.iri)
        numbers = {term.iri: number for number, term in enumerate(terms)}
        self._over = [tuple(numbers[parent] for parent in term.parents if parent in numbers) for term in terms]
        self._ancestors: dict[int, frozenset[int]] = {}

    def verdicts(self, subject: str, term: int) -> tuple[int, int]:
        """What the concepts above say of the two, and those below: 1 they meet, -1 they do not, 0 not known."""
        if not self._known:
            return 0, 0
        above = [self._counterparts[each] for each in self._upwards(subject) if self._counterparts.get(each)]
        below = [
            self._counterparts[each]
            for each in self._below.get(subject, ())[:_CHILDREN]
            if self._counterparts.get(each)
        ]
        over = self._ancestors_of(term)
        meets = any(over & each for each in above)
        holds = any(term in self._ancestors_of(child) for each in below for child in each)
        return (1 if meets else -1 if above else 0), (1 if holds else -1 if below else 0)

    def _upwards(self, subject: str) -> list[str]:
        found: dict[str, None] = {}
        level: Iterable[str] = (subject,)
        for _ in range(_NEAR):
            level = [parent for each in level for parent in self._above.get(each, ()) if parent != subject]
            found.update(dict.fromkeys(level[:_MOST]))
        return list(found)

    def _ancestors_of(self, term: int) -> frozenset[int]:
        known = self._ancestors.get(term)
        if known is None:
            found: set[int] = set()
            level = {term}
            for _ in range(_LEVELS):
                level = {parent for each in sorted(level)[:_MOST] for parent in self._over[each]} - found - {term}
                found |= level
            known = self._ancestors[term] = frozenset(found)
        return known
