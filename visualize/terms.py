"""Look things up in a store: label, definition, class and names of a term; the same answer on every run."""

from __future__ import annotations

import pyoxigraph as ox

from kg.index import Index, Value, node
from visualize.model import Fact, Name

__all__ = ["NAMES", "TYPE", "Terms"]

TYPE = node("rdf:type")

#: Predicates that give a name; the same name is told once, under the first of them.
NAMES = tuple(
    node(curie)
    for curie in (
        *("skos:prefLabel", "oboInOwl:hasExactSynonym", "oboInOwl:hasBroadSynonym", "oboInOwl:hasNarrowSynonym"),
        *("oboInOwl:hasRelatedSynonym", "skos:altLabel", "skos:hiddenLabel", "schema:alternateName"),
    )
)
_LABELS = (node("rdfs:label"), node("skos:prefLabel"))
_DEFINITIONS = tuple(map(node, ("skos:definition", "obo:IAO_0000115", "rdfs:comment", "dcterms:description")))

#: Classes that say nothing of what a thing is; they count only when there is no other.
_BLAND = {
    *map(node, ("skos:Concept", "ck:Concept", "owl:NamedIndividual", "owl:Thing", "rdfs:Resource", "owl:Class")),
}


class Terms:
    """Answers about the terms of one store."""

    def __init__(self, store: ox.Store) -> None:
        self.index = Index(store)
        self.label = self.index.label

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
        """The definition: English or without a language before others."""
        for predicate in _DEFINITIONS:
            texts = [value for value in self.values(subject, predicate) if isinstance(value, ox.Literal)]
            texts.sort(key=lambda text: (text.language not in ("en", None), text.value))
            if texts:
                return texts[0].value
        return ""

    def kind(self, subject: Value) -> str:
        """IRI of the class: the first that says something; empty when there is none."""
        kinds = [value for value in self.values(subject, TYPE) if isinstance(value, ox.NamedNode)]
        telling = [kind for kind in kinds if kind not in _BLAND]
        return next((kind.value for kind in (*telling, *kinds)), "")

    def names(self, subject: Value) -> list[Name]:
        """Names other than the label, that plain triples give."""
        told = {self.label(subject)}
        found = []
        for predicate in NAMES:
            for value in self.values(subject, predicate):
                if isinstance(value, ox.Literal) and value.value not in told:
                    told.add(value.value)
                    found.append(Name(value.value, self.label(predicate)))
        return found

    def facts(self, subject: ox.NamedNode, skip: set[ox.NamedNode]) -> list[Fact]:
        """Literals of plain triples other than label, definition, names and the predicates to skip."""
        known = {*_LABELS, *_DEFINITIONS, *NAMES, *skip}
        return sorted(
            {
                Fact(self.label(predicate), value.value)
                for predicate, values in self.index.properties(subject).items()
                for value in values
                if isinstance(value, ox.Literal) and predicate not in known
            },
            key=lambda fact: (fact.name, fact.value),
        )

    def of_type(self, *kinds: str) -> list[ox.NamedNode]:
        """IRIs of the given classes of our ontology (local names), sorted."""
        found = self.index.of_type(*(node(f"ck:{kind}") for kind in kinds))
        return sorted((subject for subject in found if isinstance(subject, ox.NamedNode)), key=str)
