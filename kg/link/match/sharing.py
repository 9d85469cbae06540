"""Identifiers that two concepts share: each is mapped to the same third term, or one to the other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kg.link.match.concepts import Concept
from kg.rdf.prefix_map import canonical, identify, tail

__all__ = ["Rejected", "Sharing"]

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
        # to understand a spelling takes time: only those are that the other side may have, too
        here, there = ({key for each in some for key in map(tail, _written(each))} for some in (subjects, objects))
        self._common = here & there
        self._objects: dict[str, list[int]] = defaultdict(list)
        for number, term in enumerate(objects):
            for iri in self._identifiers(term):
                self._objects[iri].append(number)
        self._subjects = Counter(iri for subject in subjects for iri in self._identifiers(subject))
        found = ((subject, self._share(subject)) for subject in subjects)
        self._shared = {subject.iri: shared for subject, shared in found if shared}
        self._chances: dict[tuple[str, int], float] = {}
        self._bearers: dict[int, list[str]] = defaultdict(list)
        for subject in subjects:
            for number, iris in self._shared.get(subject.iri, {}).items():
                self._chances[subject.iri, number] = self._chance(subject, objects[number], iris)
                self._bearers[number].append(subject.iri)

    def _identifiers(self, concept: Concept) -> tuple[str, ...]:
        found = (text for text in _written(concept) if tail(text) in self._common)
        return tuple(dict.fromkeys(identify(text) or text for text in found))

    def of(self, subject: Concept) -> dict[int, tuple[str, ...]]:
        """By the number of a term, the IRIs that it shares with a subject."""
        return self._shared.get(subject.iri, {})

    def weighed(self, confidence: float, subject: Concept, term: int) -> float:
        """What is left of a confidence by names, or comes to it, by what is shared.

        That a term is the same as another subject speaks against it, and so does that the subject is another term.
        """
        here = self._chances.get((subject.iri, term), 0.0)
        elsewhere = max(
            (chance for key, chance in self._near(subject.iri, term) if key != (subject.iri, term)), default=0.0
        )
        return 1 - (1 - confidence * (1 - max(0.0, elsewhere - here))) * (1 - here)

    def _near(self, subject: str, term: int) -> Iterator[tuple[tuple[str, int], float]]:
        keys = [*((subject, other) for other in self._shared.get(subject, ()))]
        keys += [(other, term) for other in self._bearers.get(term, ())]
        return ((key, self._chances[key]) for key in keys)

    def _share(self, subject: Concept) -> dict[int, tuple[str, ...]]:
        found: dict[int, list[str]] = defaultdict(list)
        for iri in self._identifiers(subject):
            numbers = self._objects.get(iri, ())
            if len(numbers) <= _MOST:
                for number in numbers:
                    found[number].append(iri)
        return {number: tuple(iris) for number, iris in found.items()}

    def _chance(self, subject: Concept, term: Concept, shared: Iterable[str]) -> float:
        """How likely the two are the same, by what they share alone."""
        own = {identify(iri) or iri for iri in (subject.iri, term.iri)}
        if own & set(shared):
            return _NAMED
        alone = any(self._subjects[iri] == 1 and len(self._objects[iri]) == 1 for iri in shared)
        return _ALONE if alone else _CROWD


class Rejected:
    """Pairs of terms that somebody has rejected, in either direction.

    Args:
        pairs: IRIs of subject and object.
    """

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self._pairs = {frozenset(map(canonical, pair)) for pair in pairs}
        self._keys = {tail(iri) for pair in self._pairs for iri in pair}

    def __contains__(self, pair: tuple[str, str]) -> bool:
        # a spelling is only looked into where the local name is one of a rejected term
        return all(tail(iri) in self._keys for iri in pair) and frozenset(map(canonical, pair)) in self._pairs


def _written(concept: Concept) -> tuple[str, ...]:
    return (concept.iri, *concept.identifiers)
