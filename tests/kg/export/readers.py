"""Flat files, read back by others' readers."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from typing import Any

import networkx as nx

from kg.claims.claim import Claim
from kg.export.divide import Division
from kg.export.flat import EDGE_COLUMNS, node_ids, term_id
from kg.rdf.index import Index
from kg.rdf.namespaces import shrink
from tests.cells import separate

FORMS = ("graphml", "cytoscape", "csv")


Rows = dict[str, dict[str, Any]]


def read_graphml(files: Mapping[str, str]) -> tuple[Rows, Rows]:
    graph = nx.parse_graphml(files["condition-kg.graphml"], force_multigraph=True)
    nodes = {name: {"id": name} | data for name, data in graph.nodes(data=True)}
    edges = {
        key: {"id": key, "subject_id": start, "object_id": end} | data
        for start, end, key, data in graph.edges(keys=True, data=True)
    }
    return nodes, edges


def read_cytoscape(files: Mapping[str, str]) -> tuple[Rows, Rows]:
    graph = nx.cytoscape_graph(json.loads(files["condition-kg.cyjs"]))
    return dict(graph.nodes(data=True)), {key: data for *_, key, data in graph.edges(keys=True, data=True)}


def read_csv(files: Mapping[str, str]) -> tuple[Rows, Rows]:
    def rows(name: str) -> Iterable[dict[str, Any]]:
        for row in csv.DictReader(io.StringIO(files[name], newline="")):
            cells: dict[str, Any] = {key: cell.removeprefix("'") for key, cell in row.items()}
            yield cells | ({"negated": {"true": True, "false": False}[cells["negated"]]} if "negated" in cells else {})

    nodes, edges = ({row["id"]: row for row in rows(f"{name}.csv")} for name in ("nodes", "edges"))
    return nodes, edges


READERS = {"graphml": read_graphml, "cytoscape": read_cytoscape, "csv": read_csv}


def claim_of(edge: Mapping[str, Any]) -> dict[str, Any]:
    """What an edge says, from its cells."""
    qualifiers = {
        name.removesuffix("_id"): separate(cell)
        for name, cell in edge.items()
        if name.endswith("_id") and name not in EDGE_COLUMNS and cell
    }
    parts = {name: edge.get(name, "") for name in ("subject_id", "predicate_id", "object_id", "status_id", "layer_id")}
    lists = {name: separate(edge.get(name, "")) for name in ("source_document", "evidence")}
    return parts | lists | {"negated": edge["negated"], "note": edge.get("note", ""), "qualifiers": qualifiers}


def expected(claim: Claim, ids: Mapping[Any, str]) -> dict[str, Any]:
    return {
        "subject_id": term_id(claim.subject),
        "predicate_id": claim.predicate.value,
        "object_id": ids[claim.object],
        "status_id": term_id(claim.status) if claim.status else "",
        "layer_id": term_id(claim.layer) if claim.layer else "",
        "source_document": [term_id(source) for source in claim.sources],
        "evidence": [term_id(piece) for piece in claim.evidence],
        "negated": claim.negated,
        "note": claim.note,
        "qualifiers": {
            shrink(key.value).removeprefix("ck:"): [term_id(value) for value in values]
            for key, values in claim.qualifiers.items()
        },
    }


def assert_whole(files: Mapping[str, str], division: Division, form: str, index: Index) -> None:
    nodes, edges = READERS[form](files)
    assert edges.keys() == {claim.iri for claim in division.held}
    ids = node_ids({term for claim in division.held for term in (claim.subject, claim.object)})
    for claim in division.held:
        edge = edges[claim.iri]
        assert claim_of(edge) == expected(claim, ids)
        for term in (claim.subject, claim.object):
            assert nodes[ids[term]].get("label", "") == index.label(term)
        for key, values in claim.qualifiers.items():
            cell = edge.get(shrink(key.value).removeprefix("ck:"), "")
            if isinstance(cell, int | float):
                assert [cell] == [float(value.value) for value in values]
            else:
                labels = [index.label(value) for value in values]
                if form == "csv" and separate(cell) != labels:  # a number has no other form than its own there
                    assert [float(cell)] == [float(value.value) for value in values]
                    continue
                assert separate(cell) == (labels if cell else [])
