"""Put external identifiers in place of the concepts of a dataset."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pyoxigraph as ox

from kg.build.dataset import Dataset
from kg.claims.mappings import EXACT
from kg.link.identifiers import Identifier
from kg.rdf.turtle import in_order

__all__ = ["with_identifiers"]


def with_identifiers(dataset: Dataset, chosen: Mapping[str, Identifier]) -> Dataset:
    """The dataset with external IRIs in place of the concepts' own.

    Each replaced concept is kept as ``<external> skos:exactMatch <concept>``, the way back, in the graph of mappings
    that holds the match. The match of the concept with that term becomes ``<external> skos:exactMatch <external>``,
    and its record tells of the term: questions that go by way of an exact match find what that vocabulary says.
    Associations keep their names.
    """
    new = {concept: ox.NamedNode(term.iri) for concept, term in chosen.items()}
    quads = set()
    for quad in dataset.quads:
        subject, value = quad.subject, quad.object
        subject = new.get(subject.value, subject) if isinstance(subject, ox.NamedNode) else subject
        value = new.get(value.value, value) if isinstance(value, ox.NamedNode) else value
        quads.add(ox.Quad(subject, quad.predicate, value, quad.graph_name))
    homes = {}
    for quad in dataset.quads:
        if (
            quad.predicate == EXACT
            and isinstance(quad.subject, ox.NamedNode)
            and new.get(quad.subject.value) == quad.object
        ):
            homes[quad.subject.value] = quad.graph_name
    quads |= {ox.Quad(new[concept], EXACT, ox.NamedNode(concept), home) for concept, home in homes.items()}
    return replace(dataset, quads=tuple(in_order(quads)))
