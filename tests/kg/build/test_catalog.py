"""What a dataset says of itself and of its graphs."""

from __future__ import annotations

import pyoxigraph as ox

from kg.build.dataset import Dataset
from kg.rdf.namespaces import GRAPH
from tests.kg.build.sources import holds


def test_every_named_graph_is_described(dataset: Dataset, store: ox.Store) -> None:
    for graph in {quad.graph_name for quad in dataset.quads}:
        if graph.value != GRAPH + "catalog":  # type: ignore[union-attr]
            assert holds(store, f"<{graph.value}> a ck:Layer ; dcterms:license ?l ; dcterms:description ?d")  # type: ignore[union-attr]
