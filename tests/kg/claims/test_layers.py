"""Layers by name."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.claims.network import network
from kg.errors import UnknownNameError
from kg.rdf.index import Index
from kg.rdf.namespaces import expand

ENTRY = ["adam-000710"]  # other layers come and go


def test_layers_are_chosen_by_any_of_their_names(layered: ox.Store) -> None:
    whole = network(Index(layered)).number_of_edges()
    for name in ("test-papers", "layer:test-papers", expand("layer:test-papers"), "Test papers"):
        assert network(Index(layered), [name]).number_of_edges() == 3
    entry = network(Index(layered), ENTRY).number_of_edges()
    assert entry + 3 == network(Index(layered), [*ENTRY, "test-papers"]).number_of_edges() <= whole
    with pytest.raises(UnknownNameError, match="There are: adam-000710"):
        network(Index(layered), ["nonsense"])
