"""Identifiers that two concepts share: each is mapped to the same third term, or one to the other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from kg.link.match.concepts import Concept

__all__ = ["Sharing"]

#: How likely two concepts are the same if one names the other; if both alone name a third; if more than they name it.
_NAMED, _ALONE, _CROWD = 0.95, 0.85, 0.5
#: What more than so many concepts name says nothing.
_MOST = 10


class Sharing:
    """Which terms have an identifier in common with a subject.

    Args:
        subjects: What is linked.
        objects: The terms of the vocabulary.
    """

    def __init__(self, subjects: Sequence[Concept], objects: Sequence[Concept]) -> None:
        self._objects: dict[str, list[int]] = defaultdict(list)
        wanted = {iri for subject in subjects for iri in (subject.iri, *subject.identifiers)}
        for number, term in enumerate(objects):
            for iri in dict.fromkeys((term.iri, *term.identifiers)):
                if iri in wanted:
                    self._objects[iri].append(number)
        self._subjects = Counter(iri for subject in subjects for iri in {subject.iri, *subject.identifiers})

    def of(self, subject: Concept) -> dict[int, tuple[str, ...]]:
        """By the number of a term, the identifiers that it shares with a subject."""
        found: dict[int, list[str]] = defaultdict(list)
        for iri in dict.fromkeys((subject.iri, *subject.identifiers)):
            numbers = self._objects.get(iri, ())
            if len(numbers) <= _MOST:
                for number in numbers:
                    found[number].append(iri)
        return {number: tuple(iris) for number, iris in found.items()}

    def chance(self, subject: Concept, term: Concept, shared: tuple[str, ...]) -> float:
        """How likely the two are the same, by what they share alone."""
        if subject.iri in shared or term.iri in shared:
            return _NAMED
        alone = any(self._subjects[iri] == 1 and len(self._objects[iri]) == 1 for iri in shared)
        return _ALONE if alone else _CROWD
