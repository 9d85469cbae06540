"""The network that the page writes: read back, it holds every row with all that qualifies it."""

from __future__ import annotations

import networkx as nx

from tests.visualize.js.save.written import Written


def test_every_row_and_the_network_carry_the_notice(written: Written) -> None:
    rows, graph = written
    assert {row["notice"] for row in rows} == {"Not medical advice."}
    assert all(row["license"] for row in rows)
    assert "Not medical advice." in graph.graph["notice"]


def test_the_network_has_an_edge_for_each_row(written: Written) -> None:
    rows, graph = written
    edges = {(start, end, key): data for start, end, key, data in graph.edges(keys=True, data=True)}
    assert edges.keys() == {(row["subject_id"], row["object_id"], row["id"]) for row in rows}
    for row in rows:
        data = edges[row["subject_id"], row["object_id"], row["id"]]
        told = {key: value for key, value in row.items() if value and key not in ("subject_id", "object_id", "notice")}
        assert {key: data[key] for key in told} == told
    kinds = nx.get_node_attributes(graph, "kind")
    assert kinds["https://w3id.org/condition-kg/concept/pet-scan"] == "test"
    assert "lost list (gap)" in kinds.values()
    assert "literal" in kinds.values()
