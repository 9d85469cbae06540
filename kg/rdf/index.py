"""Statements by subject and predicate, with labels: how the code reads a graph where SPARQL would be too much."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache

import pyoxigraph as ox

from kg.rdf.namespaces import PREFIXES, local_name

__all__ = ["Index", "Resource", "StoreIndex", "Value", "node"]

Resource = ox.NamedNode | ox.BlankNode
Value = ox.NamedNode | ox.BlankNode | ox.Literal


def node(curie: str) -> ox.NamedNode:
    """The IRI of a CURIE with one of our prefixes.

    >>> node("rdf:type").value
    'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'
    """
    prefix, local = curie.split(":", 1)
    return ox.NamedNode(PREFIXES[prefix] + local)


_DEFINITIONS = tuple(map(node, ("skos:definition", "obo:IAO_0000115", "dcterms:description", "rdfs:comment")))
#: Classes that say nothing of what a thing is; they count only when there is no other.
_BLAND = {
    *map(node, ("skos:Concept", "ck:Concept", "owl:NamedIndividual", "owl:Thing", "rdfs:Resource", "void:Dataset")),
}
#: Subjects that an index of a store keeps at hand.
_KEPT = 20_000
_TYPE, _LABEL, _PREF_LABEL = node("rdf:type"), node("rdfs:label"), node("skos:prefLabel")


class Index:
    """An index of triples or quads, whatever their graphs; statements about statements are passed over.

    Args:
        statements: Triples, quads, or a store.
    """

    def __init__(self, statements: Iterable[ox.Triple] | Iterable[ox.Quad]) -> None:
        self._by_subject: dict[Resource, dict[ox.NamedNode, list[Value]]] = {}
        for statement in statements:
            subject, value = statement.subject, statement.object
            if not isinstance(subject, ox.Triple) and not isinstance(value, ox.Triple):
                self._by_subject.setdefault(subject, {}).setdefault(statement.predicate, []).append(value)

    def properties(self, subject: Resource) -> Mapping[ox.NamedNode, list[Value]]:
        """All predicates of a subject with their values."""
        return self._by_subject.get(subject, {})

    def values(self, subject: Resource, predicate: ox.NamedNode) -> list[Value]:
        """The values of a predicate, in the order given."""
        return self._by_subject.get(subject, {}).get(predicate, [])

    def pointing(self, thing: Resource) -> Iterator[tuple[Resource, ox.NamedNode]]:
        """The subjects that have a thing as a value, each with the predicate."""
        return iter(self._by_value.get(thing, ()))

    def using(self, predicate: ox.NamedNode) -> Iterator[Resource]:
        """The subjects that have a predicate."""
        return (subject for subject, properties in self._by_subject.items() if predicate in properties)

    @cached_property
    def _by_value(self) -> dict[Resource, list[tuple[Resource, ox.NamedNode]]]:
        found: dict[Resource, list[tuple[Resource, ox.NamedNode]]] = {}
        for subject, properties in self._by_subject.items():
            for predicate, values in properties.items():
                for value in values:
                    if not isinstance(value, ox.Literal):
                        found.setdefault(value, []).append((subject, predicate))
        return found

    def value(self, subject: Resource, predicate: ox.NamedNode) -> Value | None:
        """One value, the least where there are several, so that every run takes the same."""
        return min(self.values(subject, predicate), key=str, default=None)

    def resources(self, subject: Resource, predicate: ox.NamedNode) -> list[Resource]:
        """The values that are no literals."""
        return [value for value in self.values(subject, predicate) if not isinstance(value, ox.Literal)]

    def text(self, subject: Resource, predicate: ox.NamedNode) -> str:
        """The characters of one value; empty when there is none."""
        value = self.value(subject, predicate)
        return value.value if value is not None else ""

    def number(self, subject: Resource, predicate: ox.NamedNode) -> int | None:
        """One value as a whole number from 0; None when there is none or it is something else (validation tells)."""
        text = self.text(subject, predicate)
        return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None

    def of_type(self, *types: ox.NamedNode) -> Iterator[Resource]:
        """Subjects of any of the types, each once."""
        for subject, properties in self._by_subject.items():
            if any(kind in types for kind in properties.get(_TYPE, ())):
                yield subject

    def subjects(self) -> Iterator[Resource]:
        """Every subject."""
        return iter(self._by_subject)

    def label(self, term: Value) -> str:
        """What a term is called: rdfs:label, else skos:prefLabel, in English or no language; else the end of its IRI.

        A literal is called by its characters.
        """
        if isinstance(term, ox.Literal):
            return term.value
        for predicate in (_LABEL, _PREF_LABEL):
            names = [
                value.value
                for value in self.values(term, predicate)
                if isinstance(value, ox.Literal) and value.language in (None, "en")
            ]
            if names:
                return min(names)
        return local_name(term.value) or term.value

    def definition(self, term: Resource) -> str:
        """What a term means, in English or no language; empty when nothing tells."""
        for predicate in _DEFINITIONS:
            texts = [
                value.value
                for value in self.values(term, predicate)
                if isinstance(value, ox.Literal) and value.language in (None, "en")
            ]
            if texts:
                return min(texts)
        return ""

    def kinds(self, term: Resource) -> list[ox.NamedNode]:
        """The classes of a term, sorted; those that every thing has only when it has no other."""
        kinds = {kind for kind in self.values(term, _TYPE) if isinstance(kind, ox.NamedNode)}
        return sorted(kinds - _BLAND or kinds, key=str)


class StoreIndex(Index):
    """The same over a store, by the look-ups of the store: it starts at once, and reads only what is asked for.

    For a few things of a graph, or for a graph that is large. The store must not change meanwhile.
    """

    def __init__(self, store: ox.Store) -> None:
        super().__init__(())
        self._store = store
        self._known = lru_cache(_KEPT)(self._read)

    def _read(self, subject: Resource) -> dict[ox.NamedNode, list[Value]]:
        found: dict[ox.NamedNode, list[Value]] = {}
        for quad in self._store.quads_for_pattern(subject, None, None):
            if not isinstance(quad.object, ox.Triple):
                found.setdefault(quad.predicate, []).append(quad.object)
        return found

    def properties(self, subject: Resource) -> Mapping[ox.NamedNode, list[Value]]:
        """All predicates of a subject with their values."""
        return self._known(subject)

    def values(self, subject: Resource, predicate: ox.NamedNode) -> list[Value]:
        """The values of a predicate, in the order of the store."""
        return self._known(subject).get(predicate, [])

    def pointing(self, thing: Resource) -> Iterator[tuple[Resource, ox.NamedNode]]:
        """The subjects that have a thing as a value, each with the predicate."""
        for quad in self._store.quads_for_pattern(None, None, thing):
            if not isinstance(quad.subject, ox.Triple):
                yield quad.subject, quad.predicate

    def using(self, predicate: ox.NamedNode) -> Iterator[Resource]:
        """The subjects that have a predicate, once for each value."""
        for quad in self._store.quads_for_pattern(None, predicate, None):
            if not isinstance(quad.subject, ox.Triple):
                yield quad.subject

    def of_type(self, *types: ox.NamedNode) -> Iterator[Resource]:
        """Subjects of any of the types, each once."""
        found = (quad.subject for kind in types for quad in self._store.quads_for_pattern(None, _TYPE, kind))
        return iter(dict.fromkeys(subject for subject in found if not isinstance(subject, ox.Triple)))

    def subjects(self) -> Iterator[Resource]:
        """Every subject: reads the whole store."""
        found = (quad.subject for quad in self._store)
        return iter(dict.fromkeys(subject for subject in found if not isinstance(subject, ox.Triple)))
