"""Which things count as one: those that accepted exact matches join, directly or through one term that both have.

Labels decide nothing, nor do close, broad, rejected or undecided matches. Whoever counts two things as one says so.
"""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox

from kg.claims.mappings import EXACT, links
from kg.rdf.index import Index, Resource
from kg.rdf.prefix_map import canonical

__all__ = ["same_things"]


def same_things(index: Index) -> Mapping[Resource, Resource]:
    """Of each thing that is the same as another, the one that stands for all of them: the first by IRI.

    What stands for itself alone is not in it. It is read once for an index.
    """
    return index.once(_same_things)


def _same_things(index: Index) -> dict[Resource, Resource]:
    ends: dict[str, list[str]] = {}
    for link in links(index):
        if link.accepted and link.predicate == EXACT.value:
            ends.setdefault(canonical(link.object), []).append(link.subject)
    first: dict[str, str] = {}

    def find(name: str) -> str:
        while (above := first.get(name, name)) != name:
            name = above
        return name

    for term, subjects in ends.items():
        # A term of a vocabulary with one subject joins nothing, unless claims are about it, too.
        for one in (*subjects, term):
            low, high = sorted((find(subjects[0]), find(one)))
            first[high] = low
    return {ox.NamedNode(name): ox.NamedNode(top) for name in list(first) if (top := find(name)) != name}
