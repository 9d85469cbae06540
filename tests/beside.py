"""Made-up conditions with an entry each, to be put beside each other: ``data/beside.ttl``."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kg.claims.claim import claims
from kg.claims.sentences import sentence
from kg.rdf.index import Index, node

__all__ = ["ANOSIS", "BOTULOSIS", "CYTOSIS", "FILE", "beside_index", "beside_store"]

FILE = Path(__file__).resolve().parent / "data" / "beside.ttl"
ANOSIS, BOTULOSIS, CYTOSIS = (f"https://example.org/kg/concept/{name}" for name in ("anosis", "botulosis", "cytosis"))


def beside_store() -> ox.Store:
    """The conditions in pyoxigraph, with what a build derives and questions ask for: denials as values, and words."""
    store = ox.Store()
    store.load(path=FILE)
    index = Index(store)
    for claim in claims(index):
        record = ox.NamedNode(claim.iri)
        store.add(ox.Quad(record, node("ck:negated"), ox.Literal(claim.negated)))
        if not claim.is_rejected:
            store.add(ox.Quad(record, node("ck:inWords"), ox.Literal(sentence(index, claim))))
    return store


def beside_index() -> Index:
    """The index of the conditions."""
    return Index(beside_store())
