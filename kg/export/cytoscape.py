"""Cytoscape.js JSON (https://js.cytoscape.org/#notation/elements-json), as Cytoscape and networkx read it, too.

Every claim is an edge with its qualifiers as data, numbers as JSON numbers; ``source`` and ``target`` are its ends and
nothing else. ``name`` and ``value`` are what networkx takes a node's name and identity from, ``key`` an edge's.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from kg.claims.claim import Claim
from kg.export.divide import Division, divide, notice
from kg.export.flat import OWN, Cell, Identities, network
from kg.rdf.index import Index

__all__ = ["cytoscape"]


def cytoscape(
    index: Index,
    claims: Iterable[Claim],
    identities: Identities = OWN,
) -> tuple[str, Division]:
    """The claims as the text of a Cytoscape.js file, and what it does not hold."""
    division = divide(claims, lambda _: "")
    flat = network(index, division.held, identities)
    nodes = [{"data": {**_there(row), "name": row["label"], "value": row["id"]}} for row in flat.nodes]
    edges = [
        {"data": {**_there(row), "source": row["subject_id"], "target": row["object_id"], "key": row["id"]}}
        for row in flat.edges
    ]
    document = {
        "data": {"notice": notice(index, division.held)},
        "directed": True,
        "multigraph": True,
        "elements": {"nodes": nodes, "edges": edges},
    }
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n", division


def _there(row: Mapping[str, Cell]) -> dict[str, Cell]:
    """A row without the numbers that it does not have: a text in a column of numbers makes it one of texts."""
    return {name: value for name, value in row.items() if name != "number" or value != ""}
