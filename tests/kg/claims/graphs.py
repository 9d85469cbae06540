"""Small graphs with our prefixes."""

from __future__ import annotations

import pyoxigraph as ox

from kg.rdf.index import Index
from kg.rdf.namespaces import PREFIXES

_HEAD = "".join(f"@prefix {name}: <{space}> .\n" for name, space in PREFIXES.items()) + "@prefix : <http://e/> .\n"


def store_of(turtle: str) -> ox.Store:
    """A store of Turtle; ``:`` is ``http://e/``."""
    store = ox.Store()
    store.load((_HEAD + turtle).encode(), ox.RdfFormat.TURTLE)
    return store


def index_of(turtle: str) -> Index:
    """The index of it."""
    return Index(store_of(turtle))
