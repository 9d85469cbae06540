"""What the page needs to put conditions beside each other as ``kg compare`` does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from kg.claims.matrix import ORDER
from kg.claims.same import same_things
from kg.rdf.index import Index
from kg.rdf.namespaces import shrink
from visualize.explorer.model import Compared, Layer

__all__ = ["QUESTIONS", "compared"]

#: The questions of the library that give what two conditions share and what tells them apart.
QUESTIONS = ("shared-and-different", "what-tells-apart")


def compared(index: Index, layers: Iterable[Layer], nodes: Mapping[str, str]) -> Compared | None:
    """How conditions are compared; None where entries are about fewer than two.

    Args:
        index: The data.
        layers: The layers of the page.
        nodes: The IRIs of its nodes, by id.
    """
    if len({layer.about for layer in layers if layer.about in nodes}) < 2:
        return None
    same = same_things(index)
    first: dict[str, str] = {}
    found: dict[str, str] = {}
    for name, iri in nodes.items():
        thing = ox.NamedNode(iri)
        other = first.setdefault(same.get(thing, thing).value, name) if ":" in iri else name
        if other != name:
            found[name] = other
    return Compared(tuple(shrink(one.value) for one in ORDER), found)
