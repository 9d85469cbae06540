"""Mappings as they stand in a graph: records, and plain links without one."""

from __future__ import annotations

import pyoxigraph as ox

from kg.claims.mappings import links
from kg.rdf.index import Index


def test_mappings_of_the_graph(store: ox.Store) -> None:
    found = links(Index(store))
    assert [link for link in found if not link.iri] == []  # every direct link has its record
    none = [link for link in found if link.none_found]
    assert none
    assert all(link.source and not link.accepted for link in none)
    assert all(link.record()["modifier"] == "Not" for link in found if link.rejected)
