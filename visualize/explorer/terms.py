"""Look things up in a store: label, definition, class and names of a term; the same answer on every run."""

from __future__ import annotations

import pyoxigraph as ox

from kg.rdf.index import Index, Value, node
from kg.rdf.namespaces import HTTP_SCHEMA, shrink
from visualize.explorer.model import Fact, Name

__all__ = ["BLAND", "LABELS", "NAMES", "TYPE", "Terms", "strangeness", "written"]

TYPE = node("rdf:type")

#: Predicates that give a name; the same name is told once, under the first of them.
NAMES = tuple(
    node(curie)
    for curie in (
        *("skos:prefLabel", "oboInOwl:hasExactSynonym", "oboInOwl:hasBroadSynonym", "oboInOwl:hasNarrowSynonym"),
        *("oboInOwl:hasRelatedSynonym", "skos:altLabel", "skos:hiddenLabel", "schema:alternateName"),
    )
)
#: Predicates that give a label, the usual ones first.
LABELS = (
    *map(node, ("rdfs:label", "skos:prefLabel", "dcterms:title", "dc:title", "schema:name")),
    *(ox.NamedNode(HTTP_SCHEMA + "name"), node("foaf:name")),
)
_DEFINITIONS = (
    *map(node, ("skos:definition", "obo:IAO_0000115", "rdfs:comment", "dcterms:description", "dc:description")),
    *(node("schema:description"), ox.NamedNode(HTTP_SCHEMA + "description")),
)
#: Datatypes whose values tell by themselves what they are.
_PLAIN = {
    *map(node, ("xsd:string", "xsd:boolean", "xsd:integer", "xsd:decimal", "xsd:double", "xsd:float", "xsd:date")),
    *map(node, ("xsd:dateTime", "xsd:gYear", "xsd:int", "xsd:nonNegativeInteger", "xsd:anyURI", "rdf:langString")),
}

#: Classes that say nothing of what a thing is; they count only when there is no other.
BLAND = {
    *map(node, ("skos:Concept", "ck:Concept", "owl:NamedIndividual", "owl:Thing", "rdfs:Resource", "owl:Class")),
}


def written(literal: ox.Literal) -> str:
    """A literal as a card shows it: its language or datatype stands after it where it tells something.

    >>> written(ox.Literal("Muskel", language="de"))
    'Muskel (de)'
    """
    if literal.language:
        return literal.value if literal.language.startswith("en") else f"{literal.value} ({literal.language})"
    return literal.value if literal.datatype in _PLAIN else f"{literal.value} ({shrink(literal.datatype.value)})"


def strangeness(text: ox.Literal) -> int:
    """Lower is better for the reader of an English page."""
    return 0 if text.language in (None, "en") else 1 if text.language.startswith("en-") else 2


class Terms:
    """Answers about the terms of one store."""

    def __init__(self, store: ox.Store) -> None:
        self.index = Index(store)
        self._labels: dict[Value, str] = {}

    def label(self, term: Value) -> str:
        """What a term is called: English before other languages, then by the usual predicates; else as the index."""
        if isinstance(term, ox.Literal):
            return term.value
        if term not in self._labels:
            found = [
                (strangeness(text), order, text.value)
                for order, predicate in enumerate(LABELS)
                for text in self.index.values(term, predicate)
                if isinstance(text, ox.Literal) and text.value.strip()
            ]
            self._labels[term] = min(found)[2] if found else self.index.label(term)
        return self._labels[term]

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
            texts.sort(key=lambda text: (strangeness(text), text.value))
            if texts:
                return texts[0].value
        return ""

    def kind(self, subject: Value) -> str:
        """IRI of the class: the first that says something; empty when there is none."""
        kinds = [value for value in self.values(subject, TYPE) if isinstance(value, ox.NamedNode)]
        telling = [kind for kind in kinds if kind not in BLAND]
        return next((kind.value for kind in (*telling, *kinds)), "")

    def names(self, subject: Value) -> list[Name]:
        """Names other than the label, that plain triples give; labels in other languages are names, too."""
        told = {self.label(subject)}
        found = []
        for predicate in (*NAMES, *LABELS):
            for value in self.values(subject, predicate):
                if isinstance(value, ox.Literal) and value.value not in told:
                    told.add(value.value)
                    language = f", {value.language}" if strangeness(value) else ""
                    found.append(Name(value.value, self.label(predicate) + language))
        return found

    def facts(self, subject: ox.NamedNode, skip: set[ox.NamedNode]) -> list[Fact]:
        """Literals of plain triples other than label, definition, names and the predicates to skip."""
        known = {*LABELS, *NAMES, *skip}
        definition = self.definition(subject)
        return sorted(
            {
                Fact(self.label(predicate), written(value))
                for predicate, values in self.index.properties(subject).items()
                for value in values
                if isinstance(value, ox.Literal)
                and predicate not in known
                and not (predicate in _DEFINITIONS and value.value == definition)
            },
            key=lambda fact: (fact.name, fact.value),
        )

    def of_type(self, *kinds: str) -> list[ox.NamedNode]:
        """IRIs of the given classes of our ontology (local names), sorted."""
        found = self.index.of_type(*(node(f"ck:{kind}") for kind in kinds))
        return sorted((subject for subject in found if isinstance(subject, ox.NamedNode)), key=str)
