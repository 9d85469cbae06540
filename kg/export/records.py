"""What the RDF forms take over of a claim's record: what it says, what supports it, and no text of a source.

A quotation has no place in them, whatever the licence of the layer: spans are offsets and digests, works are cited.
"""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.build.derive import derive_direct
from kg.claims.claim import Claim
from kg.rdf.index import Index, Resource, node

__all__ = ["curation", "direct_triples", "labels", "statement", "support"]

_TYPE, _LABEL, _NEGATED = node("rdf:type"), node("rdfs:label"), node("ck:negated")
_MODALITY, _OBTAINED = node("ck:modality"), node("ck:obtained")
_RESTRICTING = node("ck:RestrictingQualifier")
#: Properties whose value is text of a source.
_QUOTING = frozenset(
    map(node, ("oa:exact", "oa:prefix", "oa:suffix", "rdf:value", "schema:text", "biolink:supporting_text"))
)
#: How a claim was made and checked, and what supports it.
_CURATION = tuple(
    map(
        node,
        (
            *("ck:layer", "ck:section", "ck:evidence", "ck:context", "ck:supplements", "prov:hadPrimarySource"),
            *("ck:studyKind", "ck:knowledgeLevel", "ck:agentType", "ck:status", "ck:reviewer", "skos:scopeNote"),
        ),
    )
)
#: What is told of spans, citations, entries and layers.
_OF_SUPPORT = tuple(
    map(
        node,
        (
            *("rdf:type", "rdfs:label", "rdfs:seeAlso", "dcterms:title", "dcterms:identifier", "dcterms:date"),
            *("dcterms:license", "owl:versionInfo", "oa:start", "oa:end", "oa:hasSource", "ck:sha256"),
            *("ck:sentence", "ck:sentenceDigest", "ck:sentenceWords", "ck:layerKind", "ck:studyKind"),
            *("schema:url", "schema:datePublished", "schema:lastReviewed"),
        ),
    )
)


def direct_triples(index: Index, claim: Claim) -> tuple[ox.Triple, ...]:
    """The triples of the graph that a claim stands for, as the build derives them; none where the graph has none.

    Data that do not say which qualifiers restrict a claim are taken as though all did.
    """
    restricting = index.once(_restricting) or claim.qualifiers.keys() - {_MODALITY, _OBTAINED}
    derived = derive_direct(index, [ox.NamedNode(claim.iri)], restricting) if _is_named(claim.iri) else ()
    return tuple(one for one in derived if _is_stated(index, one))


def _is_stated(index: Index, triple: ox.Triple) -> bool:
    return not isinstance(triple.subject, ox.Triple) and triple.object in index.values(triple.subject, triple.predicate)


def _restricting(index: Index) -> frozenset[Resource]:
    return frozenset(index.of_type(_RESTRICTING))


def _is_named(iri: str) -> bool:
    return ":" in iri


def statement(index: Index, claim: Claim) -> Iterator[ox.Triple]:
    """That a claim affirms or denies, in words, and under which qualifiers; not its subject, predicate and object."""
    record = ox.NamedNode(claim.iri)
    for key in (_TYPE, _LABEL, _NEGATED):
        yield from (ox.Triple(record, key, value) for value in index.values(record, key))
    for key, values in claim.qualifiers.items():
        if key not in _QUOTING:
            yield from (ox.Triple(record, key, value) for value in values)


def curation(index: Index, claim: Claim) -> Iterator[ox.Triple]:
    """How a claim was made and checked, in which layer it is, and what supports it."""
    record = ox.NamedNode(claim.iri)
    for key in _CURATION:
        yield from (ox.Triple(record, key, value) for value in index.values(record, key))


def support(index: Index, claim: Claim) -> Iterator[ox.Triple]:
    """What the graph tells of the spans, works and entry that a claim rests on, and of its layer."""
    context = (ox.NamedNode(span.iri) for span in claim.context)
    found = (*claim.evidence, *context, *claim.sources, *filter(None, [claim.layer]))
    for place in dict.fromkeys(one for one in found if isinstance(one, ox.NamedNode)):
        for key in _OF_SUPPORT:
            yield from (ox.Triple(place, key, value) for value in index.values(place, key))


def labels(index: Index, claim: Claim) -> Iterator[ox.Triple]:
    """The labels of what a claim speaks of, its qualifiers and their values among them."""
    terms = {claim.subject, claim.predicate, claim.object, *claim.qualifiers}
    terms |= {value for values in claim.qualifiers.values() for value in values}
    for term in sorted((term for term in terms if isinstance(term, ox.NamedNode)), key=str):
        yield from (ox.Triple(term, _LABEL, value) for value in index.values(term, _LABEL))
