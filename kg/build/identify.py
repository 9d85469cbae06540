"""Put external identifiers in place of the concepts of a dataset."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pyoxigraph as ox

from kg.build.dataset import Dataset
from kg.link.identifiers import Identifier
from kg.rdf.index import node
from kg.rdf.namespaces import GRAPH
from kg.rdf.turtle import sort_key

__all__ = ["with_identifiers"]

_EXACT = node("skos:exactMatch")
_MAPPINGS = ox.NamedNode(GRAPH + "mappings")


def with_identifiers(dataset: Dataset, chosen: Mapping[str, Identifier]) -> Dataset:
    """The dataset with external IRIs in place of the concepts' own.

    Each replaced concept is kept as ``<external> skos:exactMatch <concept>`` in the graph of mappings, the way back.
    The match of the concept with that term becomes ``<external> skos:exactMatch <external>``, and its record tells of
    the term: questions that go by way of an exact match find what that vocabulary says. Associations keep their names.
    """
    new = {concept: ox.NamedNode(term.iri) for concept, term in chosen.items()}
    used = {
        term.value
        for quad in dataset.quads
        for term in (quad.subject, quad.object)
        if isinstance(term, ox.NamedNode) and term.value in new
    }
    quads = set()
    for quad in dataset.quads:
        subject, value = quad.subject, quad.object
        subject = new.get(subject.value, subject) if isinstance(subject, ox.NamedNode) else subject
        value = new.get(value.value, value) if isinstance(value, ox.NamedNode) else value
        quads.add(ox.Quad(subject, quad.predicate, value, quad.graph_name))
    quads |= {ox.Quad(new[concept], _EXACT, ox.NamedNode(concept), _MAPPINGS) for concept in used}
    return replace(dataset, quads=tuple(sorted(quads, key=sort_key)))
