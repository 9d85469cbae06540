"""Witnesses: third vocabularies that know both names, and say whether they mean one concept or two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kg.claims.normal import Bag, bag
from kg.link.match.concepts import Concept
from kg.link.match.words import is_abbreviation

__all__ = ["Witness", "hear"]


class Witness:
    """The names of one vocabulary, by their words.

    Args:
        title: What it is called.
        concepts: Its concepts.
    """

    def __init__(self, title: str, concepts: Sequence[Concept]) -> None:
        self.title = title
        self._names = [
            tuple(dict.fromkeys(bag(text) for text, _ in each.names() if not is_abbreviation(text)))
            for each in concepts
        ]
        self._bearers: dict[Bag, set[int]] = defaultdict(set)
        for number, names in enumerate(self._names):
            for name in names:
                self._bearers[name].add(number)

    def other_names(self, name: Bag) -> Iterator[Bag]:
        """What else the concept of a name is called, if that name belongs to one concept only."""
        bearers = self._bearers.get(name, set())
        if len(bearers) == 1:
            for number in bearers:
                yield from self._names[number]

    def verdict(self, subject: Iterable[Bag], label: Bag, names: Iterable[Bag]) -> int:
        """1: one concept bears a name of both; -1: subject and label of the object are two; 0: not known."""
        mine = {number for name in subject for number in self._bearers.get(name, ())}
        if not mine:
            return 0
        labelled = self._bearers.get(label, set())
        if mine & {number for name in names for number in self._bearers.get(name, ())}:
            return -1 if labelled and not labelled & mine else 1
        return -1 if labelled else 0


def hear(
    witnesses: Iterable[Witness], subject: Sequence[Bag], label: Bag, names: Sequence[Bag]
) -> tuple[list[str], list[str]]:
    """The titles of the witnesses for and against."""
    said = [(witness.title, witness.verdict(subject, label, names)) for witness in witnesses]
    return [title for title, verdict in said if verdict > 0], [title for title, verdict in said if verdict < 0]
