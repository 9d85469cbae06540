"""What follows from the source data and is therefore not written by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.rdf.index import Index, Resource, Value, node
from kg.rdf.namespaces import BASE, GRAPH, local_name

__all__ = [
    "association_iri",
    "derive_direct",
    "derive_layer",
    "derive_names",
    "derive_subsets",
    "derive_supplements",
    "slug",
]

Triples = Iterable[ox.Triple]

TYPE = node("rdf:type")
LABEL = node("rdfs:label")
SUBJECT, PREDICATE, OBJECT = node("rdf:subject"), node("rdf:predicate"), node("rdf:object")
ASSOCIATION, NEGATED = node("ck:Association"), node("ck:NegatedAssociation")
EVIDENCE, LAYER, SECTION = node("ck:evidence"), node("ck:layer"), node("ck:section")
PREF_LABEL = node("skos:prefLabel")
ALT_LABEL, EXACT = node("skos:altLabel"), node("oboInOwl:hasExactSynonym")
RECORDS = (
    ASSOCIATION,
    NEGATED,
    node("ck:Gap"),
    node("ck:NonClinicalUnit"),
    node("ck:TermRecord"),
    node("ck:Conflict"),
)
SOURCE = node("dcterms:source")


def slug(text: str) -> str:
    """A text as part of a readable IRI.

    >>> slug("Eaton-Lambert syndrome")
    'eaton-lambert-syndrome'
    """
    words = "".join(letter if letter.isalnum() else " " for letter in text.lower()).split()
    return "-".join(words)


def association_iri(index: Index, association: Resource, restricting: Iterable[Resource], layer: ox.NamedNode) -> str:
    """The IRI that an association must have: source, subject, predicate, object, negation, restricting qualifiers.

    Wording, evidence and strength of the hedge are no part of it, so that a claim said twice is one association. In a
    layer of many papers the paper is the source, and therefore the last part of the name.
    """

    def name(term: Value | None) -> str:
        if isinstance(term, ox.Literal):
            return slug(term.value)
        return local_name(term.value) if term else "?"

    parts = [name(index.value(association, key)) for key in (SUBJECT, PREDICATE, OBJECT)]
    if NEGATED in index.values(association, TYPE):
        parts.append("not")
    for key in sorted(restricting, key=lambda key: local_name(key.value)):
        if isinstance(key, ox.NamedNode):
            values = sorted({name(value) for value in index.values(association, key)})
            parts.extend(f"{local_name(key.value)}-{value}" for value in values)
    if not index.resources(layer, SOURCE):
        parts.extend(sorted(local_name(paper.value) for paper in _citations(index, association)))
    source = layer.value.removeprefix(GRAPH)
    return f"{BASE}{source}/{'_'.join(parts)}"


def _citations(index: Index, record: Resource) -> list[Resource]:
    """What a record cites, in place of a span of an entry."""
    cited = index.resources(record, EVIDENCE)
    return [paper for paper in cited if node("ck:Citation") in index.values(paper, TYPE)]


def derive_names(concepts: Triples) -> Iterator[ox.Triple]:
    """Make every concept a skos:Concept with a skos:prefLabel."""
    for triple in concepts:
        if triple.predicate == LABEL:
            yield ox.Triple(triple.subject, PREF_LABEL, triple.object)
            yield ox.Triple(triple.subject, TYPE, node("skos:Concept"))


def derive_layer(triples: Triples, layer: ox.NamedNode, names: Index) -> Iterator[ox.Triple]:
    """Fill in what a layer implies: layer, section, source, label, and the defaults given on the layer.

    Args:
        triples: What is written in the layer.
        layer: Its IRI.
        names: An index that knows the labels of concepts and predicates.
    """
    index = Index(triples)
    sources = index.resources(layer, SOURCE)
    sections = [
        (start, end, kind)
        for section in index.of_type(node("ck:Section"))
        for kind in index.resources(section, node("ck:sectionKind"))
        if (start := index.number(section, node("oa:start"))) is not None
        and (end := index.number(section, node("oa:end"))) is not None
    ]
    for record in index.of_type(*RECORDS):
        yield ox.Triple(record, LAYER, layer)
        starts = [index.number(span, node("oa:start")) for span in index.resources(record, EVIDENCE)]
        for start, end, kind in sections:
            if any(place is not None and start <= place < end for place in starts):
                yield ox.Triple(record, SECTION, kind)
    for association in index.of_type(ASSOCIATION, NEGATED):
        terms = [term for key in (SUBJECT, PREDICATE, OBJECT) if (term := index.value(association, key))]
        negation = ["not:"] if NEGATED in index.values(association, TYPE) else []
        label = " ".join([*negation, *map(names.label, terms)])
        yield ox.Triple(association, LABEL, ox.Literal(label, language="en"))
        for source in sources or _citations(index, association):
            yield ox.Triple(association, node("prov:hadPrimarySource"), source)
        for key in (node("ck:knowledgeLevel"), node("ck:agentType")):
            default = index.value(layer, key)
            if default and not index.values(association, key):
                yield ox.Triple(association, key, default)
    yield from _next_steps(index)
    for span in index.of_type(node("ck:Evidence"), node("ck:Cue")):
        yield ox.Triple(span, TYPE, node("oa:TextPositionSelector"))
        for source in sources:
            yield ox.Triple(span, node("oa:hasSource"), source)


def _next_steps(index: Index) -> Iterator[ox.Triple]:
    """Join the arrows of a mechanism: one ends where the other begins, in the same disease context."""
    context = node("ck:diseaseContext")
    arrows = [
        arrow
        for arrow in index.of_type(ASSOCIATION)
        if node("ck:leadsTo") in index.values(arrow, PREDICATE)
        and node("ck:rejected") not in index.values(arrow, node("ck:status"))
        and not index.values(arrow, node("owl:deprecated"))
    ]
    for arrow in arrows:
        for following in arrows:
            if index.values(arrow, OBJECT) == index.values(following, SUBJECT) and set(
                index.values(arrow, context)
            ) == set(index.values(following, context)):
                yield ox.Triple(arrow, node("ck:nextStep"), following)


def derive_supplements(layers: Iterable[Triples], names: Index) -> Iterator[tuple[int, ox.Triple]]:
    """Say which claims of one layer stand beside a gap of another; what the lost list held stays unknown.

    They have the same subject, the predicate that the gap affects or one that ``ck:covers`` it, and an object of the
    kind that is missing. A gap with ``ck:missingUnder`` takes the forms of that alone, and they go to no other gap.

    Args:
        layers: The triples of each layer.
        names: An index that knows the predicates, the concepts and their classes.

    Yields:
        The position of the layer that the claim is of, and the triple.
    """
    indexes = [Index(triples) for triples in layers]
    gaps = [(place, gap) for place, index in enumerate(indexes) for gap in index.of_type(node("ck:Gap"))]
    for place, index in enumerate(indexes):
        for claim in index.of_type(ASSOCIATION):
            if index.values(claim, node("owl:deprecated")):
                continue
            fitting = [
                (gap, indexes[home].values(gap, node("ck:missingUnder")))
                for home, gap in gaps
                if home != place and _fits(index, claim, indexes[home], gap, names)
            ]
            forms = _forms(index, claim, names)
            special = [gap for gap, under in fitting if forms.intersection(under)]
            for gap in special or [gap for gap, under in fitting if not under]:
                yield place, ox.Triple(claim, node("ck:supplements"), gap)


def _fits(index: Index, claim: Resource, home: Index, gap: Resource, names: Index) -> bool:
    """Whether subject, predicate and kind of object are those that a gap speaks of."""
    stated = index.resources(claim, PREDICATE)
    stated += [covered for key in stated for covered in names.resources(key, node("ck:covers"))]
    kinds: set[Resource] = {node("ck:Concept")}
    for concept in index.resources(claim, OBJECT):
        kinds.update(names.resources(concept, TYPE))
    return (
        index.value(claim, SUBJECT) == home.value(gap, node("ck:gapOf"))
        and not set(stated).isdisjoint(home.values(gap, node("ck:affectsPredicate")))
        and not kinds.isdisjoint(home.resources(gap, node("ck:missingKind")))
    )


def _forms(index: Index, claim: Resource, names: Index) -> set[Value]:
    """The object of a claim, what it is an example of by its source, and all that is broader."""
    found: set[Value] = set()
    waiting = [*index.resources(claim, OBJECT), *index.resources(claim, node("ck:exampleOf"))]
    while waiting:
        concept = waiting.pop()
        if concept not in found:
            found.add(concept)
            waiting += names.resources(concept, node("skos:broader"))
    return found


def derive_subsets(graphs: Iterable[Triples]) -> Iterator[ox.Triple]:
    """Say that every layer is a part of the dataset (VoID)."""
    for triples in graphs:
        for layer in Index(triples).of_type(node("ck:Layer")):
            yield ox.Triple(ox.NamedNode(BASE), node("void:subset"), layer)


def derive_direct(triples: Triples) -> Iterator[ox.Triple]:
    """The triples that associations stand for.

    None comes from an association that is negated, comparative, rare, bound to a disease context, of a use without
    approval, a number with a unit, not confirmed, or retired; none repeats a preferred name, which the concept carries
    itself. Exact names become skos:altLabel, too.
    """
    index = Index(triples)
    for association in index.of_type(ASSOCIATION):
        if (
            index.value(association, node("ck:status")) != node("ck:confirmed")
            or index.values(association, node("ck:comparison"))
            or index.values(association, node("ck:diseaseContext"))
            or index.values(association, node("ck:unit"))
            or index.values(association, node("ck:approvalStatus"))
            or node("ck:rare") in index.values(association, node("ck:frequency"))
            or index.values(association, node("owl:deprecated"))
        ):
            continue
        subject, predicate, value = (index.value(association, key) for key in (SUBJECT, PREDICATE, OBJECT))
        if (
            not isinstance(subject, ox.NamedNode)
            or not isinstance(predicate, ox.NamedNode)
            or value is None
            or predicate == PREF_LABEL
        ):
            continue
        yield ox.Triple(subject, predicate, value)
        if predicate == EXACT and index.text(association, node("ck:ambiguous")) != "true":
            yield ox.Triple(subject, ALT_LABEL, value)
