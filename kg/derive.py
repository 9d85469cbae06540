"""What follows from the source data and is therefore not written by hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

import pyoxigraph as ox

from kg.namespaces import BASE, CONCEPT, PREFIXES, local_name

__all__ = ["association_iri", "derive_direct", "derive_layer", "derive_names", "slug"]

Triples = Iterable[ox.Triple]
Node = ox.NamedNode


def _node(curie: str) -> Node:
    prefix, local = curie.split(":", 1)
    return ox.NamedNode(PREFIXES[prefix] + local)


TYPE = _node("rdf:type")
LABEL = _node("rdfs:label")
SUBJECT, PREDICATE, OBJECT = _node("rdf:subject"), _node("rdf:predicate"), _node("rdf:object")
ASSOCIATION, NEGATED = _node("ck:Association"), _node("ck:NegatedAssociation")
EVIDENCE, LAYER, SECTION = _node("ck:evidence"), _node("ck:layer"), _node("ck:section")
PREF_LABEL = _node("skos:prefLabel")
ALT_LABEL, EXACT = _node("skos:altLabel"), _node("oboInOwl:hasExactSynonym")
RECORDS = {ASSOCIATION, NEGATED, _node("ck:Gap"), _node("ck:NonClinicalUnit")}


class Index:
    """Triples by subject and predicate."""

    def __init__(self, triples: Triples) -> None:
        self.by_subject: dict[Node, dict[Node, list[ox.NamedNode | ox.Literal]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for triple in triples:
            self.by_subject[triple.subject][triple.predicate].append(triple.object)

    def all(self, subject: Node, predicate: Node) -> list[ox.NamedNode | ox.Literal]:
        """Every object, in the order given."""
        return self.by_subject[subject][predicate] if subject in self.by_subject else []

    def one(self, subject: Node, predicate: Node) -> ox.NamedNode | ox.Literal | None:
        """The first object, if any."""
        return next(iter(self.all(subject, predicate)), None)

    def of_type(self, *types: Node) -> Iterator[Node]:
        """Subjects of any of the types."""
        for subject, properties in self.by_subject.items():
            if any(kind in types for kind in properties.get(TYPE, ())):
                yield subject


def slug(text: str) -> str:
    """A text as part of a readable IRI.

    >>> slug("Eaton-Lambert syndrome")
    'eaton-lambert-syndrome'
    """
    words = "".join(letter if letter.isalnum() else " " for letter in text.lower()).split()
    return "-".join(words)


def association_iri(index: Index, association: Node, restricting: set[Node], layer: Node) -> str:
    """The IRI that an association must have: source, subject, predicate, object, negation, restricting qualifiers.

    Wording, evidence and strength of the hedge are no part of it, so that a claim said twice is one association.
    """

    def name(term: ox.NamedNode | ox.Literal | None) -> str:
        if isinstance(term, ox.Literal):
            return slug(term.value)
        return local_name(term.value) if term else "?"

    parts = [name(index.one(association, key)) for key in (SUBJECT, PREDICATE, OBJECT)]
    if NEGATED in index.all(association, TYPE):
        parts.append("not")
    for key in sorted(restricting, key=lambda node: local_name(node.value)):
        parts.extend(
            f"{local_name(key.value)}-{name(value)}"
            for value in sorted(index.all(association, key), key=lambda term: term.value)
        )
    source = layer.value.removeprefix(BASE + "graph/")
    return f"{BASE}{source}/{'_'.join(parts)}"


def derive_names(concepts: Triples) -> Iterator[ox.Triple]:
    """Make every concept a skos:Concept with a skos:prefLabel."""
    for triple in concepts:
        if triple.predicate == LABEL and triple.subject.value.startswith(CONCEPT):
            yield ox.Triple(triple.subject, PREF_LABEL, triple.object)
            yield ox.Triple(triple.subject, TYPE, _node("skos:Concept"))


def derive_layer(
    triples: list[ox.Triple], layer: Node, label_of: Callable[[ox.NamedNode | ox.Literal], str]
) -> Iterator[ox.Triple]:
    """Fill in what an entry's layer implies: layer, section, source, label, and the defaults given on the layer."""
    index = Index(triples)
    source = index.one(layer, _node("dcterms:source"))
    sections = [
        (int(start.value), int(end.value), kind)
        for section in index.of_type(_node("ck:Section"))
        if (start := index.one(section, _node("oa:start")))
        and (end := index.one(section, _node("oa:end")))
        and (kind := index.one(section, _node("ck:sectionKind")))
    ]
    for record in index.of_type(*RECORDS):
        yield ox.Triple(record, LAYER, layer)
        places = {
            int(start.value) for span in index.all(record, EVIDENCE) if (start := index.one(span, _node("oa:start")))
        }
        for kind in sorted({kind for start, end, kind in sections for place in places if start <= place < end}, key=str):
            yield ox.Triple(record, SECTION, kind)
    for association in index.of_type(ASSOCIATION, NEGATED):
        words = [label_of(term) for key in (SUBJECT, PREDICATE, OBJECT) if (term := index.one(association, key))]
        negation = [] if NEGATED not in index.all(association, TYPE) else ["not:"]
        yield ox.Triple(association, LABEL, ox.Literal(" ".join(negation + words), language="en"))
        if source:
            yield ox.Triple(association, _node("prov:hadPrimarySource"), source)
        for key in (_node("ck:knowledgeLevel"), _node("ck:agentType")):
            default = index.one(layer, key)
            if default and not index.one(association, key):
                yield ox.Triple(association, key, default)
    for span in index.of_type(_node("ck:Evidence"), _node("ck:Cue")):
        yield ox.Triple(span, TYPE, _node("oa:TextPositionSelector"))
        if source:
            yield ox.Triple(span, _node("oa:hasSource"), source)


def derive_direct(triples: Triples) -> Iterator[ox.Triple]:
    """The triples that associations stand for.

    None comes from an association that is negated, comparative, rare, bound to a disease context, not confirmed, or
    retired; none repeats a preferred name, which the concept carries itself. Exact names become skos:altLabel, too.
    """
    index = Index(triples)
    for association in index.of_type(ASSOCIATION):
        if (
            index.one(association, _node("ck:status")) != _node("ck:confirmed")
            or index.one(association, _node("ck:comparison"))
            or index.one(association, _node("ck:diseaseContext"))
            or index.one(association, _node("ck:frequency")) == _node("ck:rare")
            or index.one(association, _node("owl:deprecated"))
        ):
            continue
        subject, predicate, value = (index.one(association, key) for key in (SUBJECT, PREDICATE, OBJECT))
        if not subject or not predicate or not value or predicate == PREF_LABEL:
            continue
        yield ox.Triple(subject, predicate, value)
        ambiguous = index.one(association, _node("ck:ambiguous"))
        if predicate == EXACT and not (ambiguous and ambiguous.value == "true"):
            yield ox.Triple(subject, ALT_LABEL, value)
