"""What the server answers for an IRI: the description of a thing, in a form for machines or as a page for people."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from itertools import islice

import pyoxigraph as ox

from kg.errors import InputError
from kg.rdf.forms import GRAPHS, RDF_XML, TURTLE
from kg.rdf.index import node
from kg.rdf.namespaces import GRAPH, ONTOLOGY, PREFIXES
from kg.rdf.turtle import sort_key, write_turtle
from kg.rdf.write import write_triples

__all__ = ["MOST", "is_described", "resource_triples", "write_resource"]

#: The triples given of each kind: with a thing as their subject, and pointing at it.
MOST = 2_000

_LABEL = node("rdfs:label")
_VOCABULARY = ox.NamedNode(ONTOLOGY.removesuffix("#"))


def is_described(store: ox.Store, iri: str) -> bool:
    """Whether the data says something of an IRI."""
    thing = _named(iri)
    return thing is not None and next(_about(store, thing), None) is not None


def resource_triples(store: ox.Store, iri: str) -> list[ox.Triple]:
    """The description of a thing, in canonical order; empty when the data says nothing of it.

    It holds what has the thing as its subject, what points at it, both with blank nodes followed, and the labels of all
    that is mentioned, so that who reads it needs no second request. At most :data:`MOST` triples of each kind; where
    there are more, a note says so. The description of the vocabulary, also under the IRI of its version, is the whole
    of it; that of a layer does not hold what is in the layer.

    Args:
        store: The data.
        iri: The thing; what is no IRI is nothing.
    """
    thing = _named(iri)
    if thing is None:
        return []
    whole = _vocabulary(store, thing)
    found = whole or set(islice((quad.triple for quad in store.quads_for_pattern(thing, None, None)), MOST + 1))
    incoming = set(islice((quad.triple for quad in store.quads_for_pattern(None, None, thing)), MOST + 1))
    is_cut = not whole and max(len(found), len(incoming)) > MOST
    if not whole:
        found |= incoming
        found |= set(islice(_beyond_blank_nodes(store, found), MOST))
    found |= set(_labels(store, found))
    if is_cut:
        text = f"There is more of this than the {MOST:,} triples of each kind given here: ask the SPARQL endpoint."
        found.add(ox.Triple(thing, node("skos:note"), ox.Literal(text, language="en")))
    return sorted(found, key=sort_key)


def write_resource(triples: Iterable[ox.Triple], form: str) -> bytes:
    """Triples in one of :data:`kg.rdf.forms.GRAPHS`, by its name.

    Raises:
        InputError: when the form is none of them.
        FormError: when it cannot hold a triple, as RDF/XML some predicates and characters.
    """
    ordered = sorted(set(triples), key=sort_key)
    if form == TURTLE.name:
        return write_turtle(ordered).encode()
    found = next((each for each in GRAPHS if each.name == form), None)
    if found is None:
        raise InputError(f"there is no form {form!r}", hint=f"There are: {', '.join(each.name for each in GRAPHS)}")
    output = io.BytesIO()
    write_triples(ordered, found, output, PREFIXES if found == RDF_XML else None)
    return output.getvalue()


def _named(iri: str) -> ox.NamedNode | None:
    try:
        return ox.NamedNode(iri)
    except ValueError:
        return None


def _about(store: ox.Store, thing: ox.NamedNode) -> Iterator[ox.Quad]:
    yield from store.quads_for_pattern(thing, None, None)
    yield from store.quads_for_pattern(None, None, thing)


def _vocabulary(store: ox.Store, thing: ox.NamedNode) -> set[ox.Triple]:
    """The vocabulary, if the thing is it or its version."""
    graph = ox.NamedNode(GRAPH + "ontology")
    version = ox.Quad(_VOCABULARY, node("owl:versionIRI"), thing, graph)
    if thing != _VOCABULARY and version not in store:
        return set()
    return {quad.triple for quad in store.quads_for_pattern(None, None, None, graph)}


def _beyond_blank_nodes(store: ox.Store, triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    """What is said of the blank nodes that triples lead to, and of those that this leads to."""
    waiting = [triple.object for triple in triples if isinstance(triple.object, ox.BlankNode)]
    seen = set(waiting)
    while waiting:
        for quad in store.quads_for_pattern(waiting.pop(), None, None):
            yield quad.triple
            if isinstance(quad.object, ox.BlankNode) and quad.object not in seen:
                seen.add(quad.object)
                waiting.append(quad.object)


def _labels(store: ox.Store, triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    """The labels of all that triples mention."""
    mentioned = {term for triple in triples for term in triple if isinstance(term, ox.NamedNode)}
    for term in mentioned:
        for quad in store.quads_for_pattern(term, _LABEL, None):
            yield quad.triple
