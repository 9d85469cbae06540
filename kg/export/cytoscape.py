"""Cytoscape.js JSON (https://js.cytoscape.org/#notation/elements-json), as Cytoscape and networkx read it, too.

Every claim is an edge with its qualifiers as data. ``name`` and ``value`` are what networkx takes a node's name and
identity from, ``key`` an edge's.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from kg.claims.claim import Claim
from kg.export.divide import Division, divide, notice
from kg.export.flat import network
from kg.rdf.index import Index

__all__ = ["cytoscape"]


def cytoscape(index: Index, claims: Iterable[Claim]) -> tuple[str, Division]:
    """The claims as the text of a Cytoscape.js file, and what it does not hold."""
    division = divide(claims, lambda _: "")
    flat = network(index, division.held)
    nodes = [{"data": {**row, "name": row["label"], "value": row["id"]}} for row in flat.nodes]
    edges = [
        {"data": {**row, "source_document": row["source"], "source": row["subject_id"], "target": row["object_id"]}}
        for row in flat.edges
    ]
    for edge in edges:
        edge["data"]["key"] = edge["data"]["id"]
    document = {
        "data": {"notice": notice(index, division.held)},
        "directed": True,
        "multigraph": True,
        "elements": {"nodes": nodes, "edges": edges},
    }
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n", division
