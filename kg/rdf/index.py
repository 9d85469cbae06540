"""Statements by subject and predicate, and the one chooser of labels, definitions, names and classes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property, lru_cache
from typing import Any, TypeVar, cast

import pyoxigraph as ox

from kg.errors import InputError
from kg.rdf.namespaces import HTTP_SCHEMA, ONTOLOGY, PREFIXES, VOCABULARIES, check_iri, local_name, shrink

__all__ = [
    "BLAND",
    "DEFINITIONS",
    "LABELS",
    "NAMES",
    "SYNONYMS",
    "Index",
    "Resource",
    "StoreIndex",
    "Value",
    "in_words",
    "language_rank",
    "node",
    "reified_parts",
    "resource",
    "telling",
]

Resource = ox.NamedNode | ox.BlankNode
Value = ox.NamedNode | ox.BlankNode | ox.Literal


def node(curie: str) -> ox.NamedNode:
    """The IRI of a CURIE with one of our prefixes.

    >>> node("rdf:type").value
    'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'
    """
    prefix, local = curie.split(":", 1)
    return ox.NamedNode(PREFIXES[prefix] + local)


def resource(text: str) -> ox.NamedNode | None:
    """The resource of an absolute IRI; None for any other text."""
    try:
        return ox.NamedNode(check_iri(text))
    except (InputError, ValueError):
        return None


#: Predicates that give a label, in the order in which they count where the languages are alike.
LABELS = (
    *map(node, ("rdfs:label", "skos:prefLabel", "dcterms:title", "dc:title", "schema:name")),
    *(ox.NamedNode(HTTP_SCHEMA + "name"), node("foaf:name")),
)
#: Predicates that give a definition, in the order in which they count.
DEFINITIONS = (
    *map(node, ("skos:definition", "obo:IAO_0000115", "dcterms:description", "rdfs:comment", "dc:description")),
    *(node("schema:description"), ox.NamedNode(HTTP_SCHEMA + "description")),
    ox.NamedNode(VOCABULARIES["efo"] + "definition"),
)
#: Predicates that give a further name, the more exact first; a name that several give stands under the first.
SYNONYMS = (
    *map(node, ("oboInOwl:hasExactSynonym", "oboInOwl:hasBroadSynonym", "oboInOwl:hasNarrowSynonym")),
    *map(node, ("oboInOwl:hasRelatedSynonym", "skos:altLabel", "skos:hiddenLabel", "schema:alternateName")),
    *(node("obo:IAO_0000118"), ox.NamedNode(VOCABULARIES["efo"] + "alternative_term")),
)
#: Every predicate that gives a name, labels first.
NAMES = (*LABELS, *SYNONYMS)
#: Classes that say nothing of what a thing is; they count only where there is no other.
BLAND = frozenset(
    map(
        node,
        (
            *("skos:Concept", "ck:Concept", "owl:NamedIndividual", "owl:Thing", "owl:Class", "rdfs:Resource"),
            "void:Dataset",
        ),
    )
)
#: Datatypes whose values tell by themselves what they are.
_PLAIN = frozenset(
    map(
        node,
        (
            *("xsd:string", "xsd:boolean", "xsd:integer", "xsd:decimal", "xsd:double", "xsd:float", "xsd:date"),
            *("xsd:dateTime", "xsd:gYear", "xsd:int", "xsd:nonNegativeInteger", "xsd:anyURI", "rdf:langString"),
        ),
    )
)
#: How XML Schema writes the truth.
_TRUE = ("true", "1")
#: Subjects that an index of a store keeps at hand.
_CACHED = 20_000
_TYPE, _REIFIES = node("rdf:type"), node("rdf:reifies")
_PARTS = tuple(map(node, ("rdf:subject", "rdf:predicate", "rdf:object")))
_Made = TypeVar("_Made")


def language_rank(tag: str | None) -> int:
    """How a text's language counts for an English reader, lower is better: none or ``en``, ``en-…``, any other.

    Tags are compared as RFC 4647 has it: ``enm`` is no English.
    """
    language = (tag or "en").lower()
    return 0 if language == "en" else 1 if language.startswith("en-") else 2


def in_words(literal: ox.Literal) -> str:
    """A literal as it is shown: its language or datatype stands after it where that tells something.

    >>> in_words(ox.Literal("Muskel", language="de"))
    'Muskel (de)'
    """
    if literal.language:
        return f"{literal.value} ({literal.language})" if language_rank(literal.language) == 2 else literal.value
    return literal.value if literal.datatype in _PLAIN else f"{literal.value} ({shrink(literal.datatype.value)})"


def reified_parts(predicate: ox.NamedNode, triple: ox.Triple) -> Iterator[tuple[ox.NamedNode, Value]]:
    """What a reifier of RDF 1.2 says of its triple, in the properties of RDF 1.1; nothing for other predicates."""
    if predicate == _REIFIES:
        for part, value in zip(_PARTS, (triple.subject, triple.predicate, triple.object), strict=True):
            if not isinstance(value, ox.Triple):
                yield part, value


def telling(kinds: AbstractSet[ox.NamedNode]) -> list[ox.NamedNode]:
    """Classes in the order in which they count, ours first; those of :data:`BLAND` only where there are no others."""
    return sorted(kinds - BLAND or kinds, key=lambda kind: (not kind.value.startswith(ONTOLOGY), kind.value))


class Index:
    """An index of triples or quads, whatever their graphs.

    A reifier of RDF 1.2 has the parts of its triple as the properties of RDF 1.1 (rdf:subject, …); other statements
    about statements are passed over.

    Args:
        statements: Triples, quads, or a store.
        prefixes: What the documents of the statements declare, so that what is named by them is understood.
    """

    def __init__(
        self, statements: Iterable[ox.Triple] | Iterable[ox.Quad], prefixes: Mapping[str, str] | None = None
    ) -> None:
        self.prefixes: Mapping[str, str] = prefixes or {}
        self._by_subject: dict[Resource, dict[ox.NamedNode, list[Value]]] = {}
        self._labels: dict[Resource, str] = {}
        self._made: dict[Callable[..., Any], Any] = {}
        reified: list[tuple[Resource, ox.NamedNode, ox.Triple]] = []
        for statement in statements:
            subject, value = statement.subject, statement.object
            if isinstance(subject, ox.Triple):
                continue
            if isinstance(value, ox.Triple):
                reified.append((subject, statement.predicate, value))
            else:
                self._by_subject.setdefault(subject, {}).setdefault(statement.predicate, []).append(value)
        for subject, predicate, triple in reified:
            for part, value in reified_parts(predicate, triple):
                values = self._by_subject.setdefault(subject, {}).setdefault(part, [])
                values += [value] if value not in values else []

    def properties(self, subject: Resource) -> Mapping[ox.NamedNode, list[Value]]:
        """All predicates of a subject with their values."""
        return self._by_subject.get(subject, {})

    def values(self, subject: Resource, predicate: ox.NamedNode) -> list[Value]:
        """The values of a predicate, in the order given."""
        return self._by_subject.get(subject, {}).get(predicate, [])

    def pointing(self, thing: Resource, *by: ox.NamedNode) -> Iterator[tuple[Resource, ox.NamedNode]]:
        """The subjects that have a thing as a value, each with the predicate; by any, or by some predicates alone."""
        return (pair for pair in self._by_value.get(thing, ()) if not by or pair[1] in by)

    def using(self, predicate: ox.NamedNode) -> Iterator[Resource]:
        """The subjects that have a predicate, each once."""
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
        text = self.text(subject, predicate).removeprefix("+")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None

    def is_true(self, subject: Resource, predicate: ox.NamedNode) -> bool:
        """Whether one of the values is true, as XML Schema writes it."""
        return any(value.value in _TRUE for value in self.values(subject, predicate))

    def of_type(self, *types: ox.NamedNode) -> Iterator[Resource]:
        """Subjects of any of the types, each once, in the order of the statements."""
        if len(types) == 1:
            return iter(self._by_type.get(types[0], {}))
        found = {subject: number for kind in types for subject, number in self._by_type.get(kind, {}).items()}
        return iter(sorted(found, key=found.__getitem__))

    @cached_property
    def _by_type(self) -> dict[Value, dict[Resource, int]]:
        """The subjects of each type, with their place among all."""
        found: dict[Value, dict[Resource, int]] = {}
        for number, (subject, properties) in enumerate(self._by_subject.items()):
            for kind in properties.get(_TYPE, ()):
                found.setdefault(kind, {})[subject] = number
        return found

    def subjects(self) -> Iterator[Resource]:
        """Every subject."""
        return iter(self._by_subject)

    def label(self, term: Value) -> str:
        """What a term is called: the best of its labels by language, then by :data:`LABELS`; else the end of its IRI.

        A label in another language than English has its tag behind it. The label of a literal is its text.
        """
        if isinstance(term, ox.Literal):
            return term.value
        if term not in self._labels:
            self._labels[term] = self._label(term)
        return self._labels[term]

    def _label(self, term: Resource) -> str:
        best = self._best(term, LABELS)
        return in_words(best) if best else local_name(term.value) or term.value

    def definition(self, term: Resource) -> str:
        """What a term means, chosen as :meth:`label` is, from :data:`DEFINITIONS`; empty when nothing tells."""
        best = self._best(term, DEFINITIONS)
        return in_words(best) if best else ""

    def names(self, term: Resource) -> list[tuple[ox.NamedNode, ox.Literal]]:
        """What else a term is called, each name once, with the predicate that gives it; labels in other words last."""
        seen = {self.label(term)}
        found = []
        for predicate in (*SYNONYMS, *LABELS):
            for value in sorted(set(self.values(term, predicate)), key=str):
                if isinstance(value, ox.Literal) and value.value.strip() and in_words(value) not in seen:
                    seen |= {value.value, in_words(value)}
                    found.append((predicate, value))
        return found

    def curie(self, iri: str) -> str:
        """An IRI as a CURIE with a prefix of ours, else with one that the documents declare; others stay."""
        short = shrink(iri)
        return shrink(iri, self.prefixes) if short == iri and self.prefixes else short

    def kinds(self, term: Resource) -> list[ox.NamedNode]:
        """The classes of a term, ours first, then by IRI; those of :data:`BLAND` only when it has no other."""
        return telling({kind for kind in self.values(term, _TYPE) if isinstance(kind, ox.NamedNode)})

    def chosen(self, term: Resource, *predicates: ox.NamedNode) -> str:
        """The text of the best language that any of the predicates gives, the first ones before others; else empty."""
        best = self._best(term, predicates)
        return best.value if best else ""

    def once(self, make: Callable[[Index], _Made]) -> _Made:
        """What a function makes from this index, made when first asked for: claims, names, mappings."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("_Made", self._made[make])

    def _best(self, term: Resource, predicates: Iterable[ox.NamedNode]) -> ox.Literal | None:
        """The text of the best language, of the first predicate that has one; of several the least."""
        of_term = self.properties(term)
        found = [
            (language_rank(value.language), order, value.value, value)
            for order, predicate in enumerate(predicates)
            for value in of_term.get(predicate, ())
            if isinstance(value, ox.Literal) and value.value.strip()
        ]
        return min(found, key=lambda item: item[:3])[3] if found else None


class StoreIndex(Index):
    """The same over a store, by the look-ups of the store: it starts at once, and reads only what is asked for.

    For a few things of a graph, or for a graph that is large. The store must not change meanwhile.
    """

    def __init__(self, store: ox.Store, prefixes: Mapping[str, str] | None = None) -> None:
        super().__init__((), prefixes)
        self._store = store
        self._known = lru_cache(_CACHED)(self._read)

    def _read(self, subject: Resource) -> dict[ox.NamedNode, list[Value]]:
        found: dict[ox.NamedNode, list[Value]] = {}
        reified: list[tuple[ox.NamedNode, Value]] = []
        for quad in self._store.quads_for_pattern(subject, None, None):
            if not isinstance(quad.object, ox.Triple):
                found.setdefault(quad.predicate, []).append(quad.object)
            else:
                reified += reified_parts(quad.predicate, quad.object)
        for part, value in reified:
            values = found.setdefault(part, [])
            values += [value] if value not in values else []
        return found

    def properties(self, subject: Resource) -> Mapping[ox.NamedNode, list[Value]]:
        """All predicates of a subject with their values."""
        return self._known(subject)

    def label(self, term: Value) -> str:
        """As of an index, but not remembered: a store may name more things than fit into memory."""
        return term.value if isinstance(term, ox.Literal) else self._label(term)

    def values(self, subject: Resource, predicate: ox.NamedNode) -> list[Value]:
        """The values of a predicate, in the order of the store."""
        return self._known(subject).get(predicate, [])

    def pointing(self, thing: Resource, *by: ox.NamedNode) -> Iterator[tuple[Resource, ox.NamedNode]]:
        """As of an index."""
        for predicate in by or (None,):
            for quad in self._store.quads_for_pattern(None, predicate, thing):
                if not isinstance(quad.subject, ox.Triple):
                    yield quad.subject, quad.predicate

    def using(self, predicate: ox.NamedNode) -> Iterator[Resource]:
        """The subjects that have a predicate, each once."""
        seen = set()
        for quad in self._store.quads_for_pattern(None, predicate, None):
            if not isinstance(quad.subject, ox.Triple) and quad.subject not in seen:
                seen.add(quad.subject)
                yield quad.subject

    def of_type(self, *types: ox.NamedNode) -> Iterator[Resource]:
        """Subjects of any of the types, each once."""
        found = (quad.subject for kind in types for quad in self._store.quads_for_pattern(None, _TYPE, kind))
        return iter(dict.fromkeys(subject for subject in found if not isinstance(subject, ox.Triple)))

    def subjects(self) -> Iterator[Resource]:
        """Every subject: reads the whole store."""
        found = (quad.subject for quad in self._store)
        return iter(dict.fromkeys(subject for subject in found if not isinstance(subject, ox.Triple)))
