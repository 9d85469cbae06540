"""The concepts that the graph has already, by their names, so that a claim speaks of ours where it can."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pyoxigraph as ox

from kg.entry.digests import normalise
from kg.files import read_text
from kg.rdf.index import LABELS, Index, node, telling
from kg.rdf.namespaces import CONCEPT, shrink
from kg.rdf.turtle import parse_turtle
from kg.reading.proposals import Mention
from kg.sources import sources

__all__ = ["concepts_by_name", "our_concepts"]

#: What tells the label of a concept and its classes; the rest of what is known of it is not needed to name it.
_LABEL, _TYPE = node("rdfs:label"), node("rdf:type")
_TELLING = frozenset([*LABELS, _TYPE])
#: The one prefix that a concept of ours has.
_OURS = {"concept": CONCEPT}


@cache
def our_concepts() -> Mapping[str, Mention]:
    """Every concept of ours by its CURIE, with its label and the first of its classes; read once.

    Raises:
        InputError: when a file cannot be read.
    """
    index = Index(
        triple
        for path in sorted(sources().concepts.glob("*.ttl"))
        for triple in parse_turtle(read_text(path), str(path))
        if triple.predicate in _TELLING
    )
    found = {}
    for concept in sorted(index.using(_LABEL), key=str):
        if isinstance(concept, ox.NamedNode) and concept.value.startswith(CONCEPT):
            kinds = {kind for kind in index.resources(concept, _TYPE) if isinstance(kind, ox.NamedNode)}
            kind = shrink(telling(kinds)[0].value) if kinds else "ck:Concept"
            curie = shrink(concept.value, _OURS)
            found[curie] = Mention(index.label(concept), concept=curie, kind=kind)
    return found


@cache
def concepts_by_name() -> Mapping[str, Mention]:
    """Every concept of ours by the normalised words of its label; one that shares them with another is left out."""
    found: dict[str, Mention] = {}
    twice = set()
    for concept in our_concepts().values():
        name = normalise(concept.words)
        if name in found:
            twice.add(name)
        found[name] = concept
    return {name: concept for name, concept in found.items() if name not in twice}
