"""Triples of pyoxigraph as a graph of rdflib, for what works on rdflib alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.rdf.index import node

if TYPE_CHECKING:
    import rdflib

__all__ = ["rdflib_graph"]

_STRING = node("xsd:string")


def rdflib_graph(triples: Iterable[ox.Triple]) -> rdflib.Graph:
    """An rdflib graph of triples; statements about statements, which rdflib does not have, are passed over.

    Each term is made once: to write the triples as text and let rdflib parse it takes more than twice as long.
    """
    import rdflib

    made: dict[ox.NamedNode | ox.BlankNode | ox.Literal, rdflib.term.Identifier] = {}

    def term(ours: ox.NamedNode | ox.BlankNode | ox.Literal) -> rdflib.term.Identifier:
        theirs = made.get(ours)
        if theirs is None:
            theirs = made[ours] = _made(ours)
        return theirs

    graph = rdflib.Graph()
    for triple in triples:
        if not isinstance(triple.subject, ox.Triple) and not isinstance(triple.object, ox.Triple):
            graph.add((term(triple.subject), term(triple.predicate), term(triple.object)))
    return graph


def _made(ours: ox.NamedNode | ox.BlankNode | ox.Literal) -> rdflib.term.Identifier:
    from rdflib import BNode, Literal, URIRef

    if isinstance(ours, ox.NamedNode):
        return URIRef(ours.value)
    if isinstance(ours, ox.BlankNode):
        return BNode(ours.value)
    if ours.language or ours.datatype == _STRING:
        return Literal(ours.value, lang=ours.language)
    return Literal(ours.value, datatype=URIRef(ours.datatype.value))
