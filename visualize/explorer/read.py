"""From a store to the page's model, whatever the store holds."""

from __future__ import annotations

import pyoxigraph as ox

from visualize.explorer.claims import read_claims
from visualize.explorer.model import PageModel
from visualize.explorer.triples import read_triples

__all__ = ["page_model"]


def page_model(store: ox.Store) -> PageModel:
    """The model of a graph of associations and gaps, or else of plain RDF."""
    return read_claims(store) or read_triples(store)
