"""The concepts of a graph as the matcher sees them, with what they are mapped to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.claims.mappings import EXACT, links
from kg.link.match.concepts import Concept, Synonym
from kg.link.sssom import MappingSet, concept_labels
from kg.rdf.index import LABELS, Index, node
from kg.rdf.namespaces import expand, local_name, shrink

__all__ = ["accepted_pairs", "own_concepts", "rejected_pairs"]

#: What the proposals of an entry call things, before anyone has decided: they come without our vocabulary.
_STUB, _PROPOSED = "/concept/", node("ck:proposed")

_EXACT = (node("skos:altLabel"), node("oboInOwl:hasExactSynonym"))
_SCOPES = {"hasNarrowSynonym": "narrow", "hasBroadSynonym": "broad"}

#: Who rejects one of these says nothing of whether two are the same.
_OTHERS = ("broadMatch", "narrowMatch", "relatedMatch")


def own_concepts(index: Index) -> list[Concept]:
    """The concepts of a graph, proposed ones too: labels, synonyms, and the terms that they are accepted to be.

    Args:
        index: The graph.
    """
    same: dict[str, list[str]] = defaultdict(list)
    for link in links(index):
        if link.accepted and link.predicate == EXACT.value:
            same[link.subject].append(link.object)
    found = []
    for curie, label in sorted({**_proposed(index), **concept_labels(index)}.items()):
        iri = expand(curie)
        thing = ox.NamedNode(iri)
        names = dict[str, str]()
        for predicate, text in index.names(thing):
            if predicate not in LABELS and text.value != label:
                scope = "exact" if predicate in _EXACT else _SCOPES.get(local_name(predicate.value), "related")
                names.setdefault(" ".join(text.value.split()), scope)
        synonyms = tuple(Synonym(text, scope) for text, scope in names.items())
        parents = tuple(parent.value for parent in index.resources(thing, node("skos:broader")))
        found.append(Concept(iri, label, synonyms, parents, tuple(dict.fromkeys(same[iri]))))
    return found


def _proposed(index: Index) -> dict[str, str]:
    """Concepts that rules propose, as :func:`concept_labels` has those of a graph with its vocabulary."""
    stubs = (thing for thing, _ in index.pointing(_PROPOSED, node("ck:status")) if _STUB in thing.value)
    return {shrink(stub.value): index.label(stub) for stub in stubs}


def accepted_pairs(sets: Iterable[MappingSet]) -> dict[str, list[str]]:
    """What mapping sets accept as the same: by IRI of subject or object, the IRIs of the other."""
    same: dict[str, list[str]] = defaultdict(list)
    for row in (row for each in sets for row in each.rows):
        if row.is_accepted and local_name(row.iri("predicate_id")) == "exactMatch":
            subject, term = row.iri("subject_id"), row.iri("object_id")
            same[subject].append(term)
            same[term].append(subject)
    return same


def rejected_pairs(index: Index | None, sets: Iterable[MappingSet]) -> Iterator[tuple[str, str]]:
    """What was rejected as the same: IRIs of subject and object.

    Args:
        index: A graph with mappings; None when there is none.
        sets: Mapping sets.
    """
    for link in links(index) if index else ():
        if link.rejected and local_name(link.predicate) not in _OTHERS:
            yield link.subject, link.object
    for row in (row for each in sets for row in each.rows):
        if row.is_rejected and local_name(row.iri("predicate_id")) not in _OTHERS:
            yield row.iri("subject_id"), row.iri("object_id")
