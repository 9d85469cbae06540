"""Look things up for the page: values in order, the class that a thing is shown under, and the facts of its card."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pyoxigraph as ox

from kg.rdf.index import DEFINITIONS, LABELS, NAMES, Index, Resource, Value, in_words, language_rank, node
from visualize.explorer.model import Fact, Name

__all__ = ["TYPE", "Terms"]

TYPE = node("rdf:type")


class Terms:
    """Answers about the terms of one graph; how things are called, its index says."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._alike: set[str] = set()

    def tell_apart(self, things: Iterable[Value]) -> None:
        """Call things without a label, whose IRIs end alike, by their CURIEs where the data declare the prefixes."""
        unlabelled = (one for one in things if isinstance(one, ox.NamedNode) and not self.index.chosen(one, *LABELS))
        ends = Counter(map(self.index.label, unlabelled))
        self._alike = {end for end, number in ends.items() if number > 1}

    def label(self, term: Value) -> str:
        """What a term is called."""
        label = self.index.label(term)
        if label not in self._alike or not isinstance(term, ox.NamedNode) or self.index.chosen(term, *LABELS):
            return label
        short = self.index.curie(term.value)
        return short if short.endswith(f":{label}") else label

    def values(self, subject: Value, predicate: ox.NamedNode) -> list[Value]:
        """Every object, once and sorted."""
        if isinstance(subject, ox.Literal):
            return []
        return sorted(set(self.index.values(subject, predicate)), key=str)

    def one(self, subject: Value, predicate: ox.NamedNode) -> Value | None:
        """The first object in sorted order, if any."""
        return next(iter(self.values(subject, predicate)), None)

    def word(self, subject: Value, predicate: ox.NamedNode) -> str:
        """The label of the first object, or nothing."""
        value = self.one(subject, predicate)
        return self.label(value) if value is not None else ""

    def definition(self, subject: Value) -> str:
        """What a term means; empty when nothing tells."""
        return "" if isinstance(subject, ox.Literal) else self.index.definition(subject)

    def kind(self, subject: ox.NamedNode) -> str:
        """IRI of the class: the first that says something; empty when there is none."""
        return next((kind.value for kind in self.index.kinds(subject)), "")

    def names(self, subject: Resource) -> list[Name]:
        """Names other than the label, that plain triples give; labels in other languages are names, too."""
        return [
            Name(text.value, self.label(predicate) + (f", {text.language}" if language_rank(text.language) else ""))
            for predicate, text in self.index.names(subject)
        ]

    def facts(self, subject: Resource, skip: set[ox.NamedNode]) -> list[Fact]:
        """Literals of plain triples other than label, definition, names and the predicates to skip."""
        known = {*NAMES, *skip}
        definition = self.definition(subject)
        return sorted(
            {
                Fact(self.label(predicate), in_words(value))
                for predicate, values in self.index.properties(subject).items()
                for value in values
                if isinstance(value, ox.Literal)
                and predicate not in known
                and not (predicate in DEFINITIONS and in_words(value) == definition)
            },
            key=lambda fact: (fact.name, fact.value),
        )

    def of_type(self, *kinds: str) -> list[ox.NamedNode]:
        """IRIs of the given classes of our ontology (local names), sorted."""
        found = self.index.of_type(*(node(f"ck:{kind}") for kind in kinds))
        return sorted((subject for subject in found if isinstance(subject, ox.NamedNode)), key=str)
