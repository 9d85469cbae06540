"""Cytoscape.js JSON: elements as Cytoscape wants them, each edge between nodes that are there."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kg.claims.claim import Claim
from kg.export.cytoscape import cytoscape
from kg.rdf.index import Index
from kg.rdf.namespaces import expand


@pytest.fixture(scope="module")
def document(index: Index, all_claims: list[Claim]) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(cytoscape(index, all_claims)[0])
    return made


def test_edges_join_nodes_and_every_element_has_an_id_of_its_own(document: dict[str, Any]) -> None:
    nodes = [element["data"] for element in document["elements"]["nodes"]]
    edges = [element["data"] for element in document["elements"]["edges"]]
    names = [data["id"] for data in (*nodes, *edges)]
    assert len(set(names)) == len(names)
    assert {end for edge in edges for end in (edge["source"], edge["target"])} <= {node["id"] for node in nodes}
    assert (document["directed"], document["multigraph"]) == (True, True)


def test_the_source_of_a_claim_stands_beside_the_source_of_the_edge(document: dict[str, Any]) -> None:
    """``source`` is where an edge begins there."""
    edge = next(each["data"] for each in document["elements"]["edges"] if each["data"]["id"].endswith("/plain"))
    assert (edge["source"], edge["target"]) == (expand("concept:lems"), expand("concept:muscle-weakness"))
    assert edge["source_document"]
    assert edge["key"] == edge["id"]


def test_nodes_have_the_name_that_readers_show(document: dict[str, Any]) -> None:
    nodes = {element["data"]["id"]: element["data"] for element in document["elements"]["nodes"]}
    lems = nodes[expand("concept:lems")]
    assert lems["name"] == lems["label"] == "Lambert-Eaton myasthenic syndrome"
    assert all(data["value"] == name for name, data in nodes.items())


def test_all_sound_claims_are_held(index: Index, all_claims: list[Claim]) -> None:
    _, division = cytoscape(index, all_claims)
    assert {claim.iri for claim in division.held} == {claim.iri for claim in all_claims if not claim.problem}
    empty, nothing = cytoscape(index, [])
    assert json.loads(empty)["elements"] == {"nodes": [], "edges": []}
    assert nothing.held == ()
