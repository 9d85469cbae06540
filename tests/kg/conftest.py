"""What the tests of the code share: the shipped graph with a second source beside it."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.build import Dataset

LAYERED = Path(__file__).with_name("layered.ttl")


@pytest.fixture(scope="session")
def layered(dataset: Dataset) -> ox.Store:
    """The shipped graph and the claims of ``layered.ttl``."""
    store = ox.Store()
    store.extend(dataset.quads)
    store.load(path=LAYERED, format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode("http://test/layered"))
    return store
