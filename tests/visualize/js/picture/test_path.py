"""Shortest paths: the same ways along the same claims as kg.claims.network finds in the shipped graph."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import networkx as nx
import pytest
from playwright.sync_api import Page

from kg.claims.network import network, paths
from kg.rdf.index import Index
from kg.rdf.namespaces import expand

Module = Callable[[str], Page]

FIND = """([claims, start, end, most]) => {
  const nodes = new Map();
  const node = (id) => nodes.get(id) || nodes.set(id, { id }).get(id);
  const end_ = (id) => id && node(id);
  const all = claims.map((claim) => ({ ...claim, subject: node(claim.subject), object: end_(claim.object) }));
  const { paths, more } = m.shortestPaths(node(start), node(end), all, most);
  const ids = (all) => all.map(({ id }) => id);
  return { more, paths: paths.map((path) => [ids(path.nodes), path.steps.map(ids)]) };
}"""
PAIRS = [
    ("concept:fatigue", "concept:lung-cancer"),
    ("concept:smokers", "concept:acetylcholine"),
    ("concept:albumin", "concept:men"),
    ("concept:dry-mouth", "concept:amifampridine"),
    ("concept:sox1-antibodies", "concept:muscle-weakness"),
    ("concept:lems", "concept:fatigue"),
    ("concept:us-veterans", "concept:lems"),
    ("concept:lems", "concept:unheard-of"),
]


@pytest.fixture(scope="module")
def graph(index: Index) -> nx.MultiDiGraph:
    """The claims of the shipped graph."""
    return network(index)


@pytest.fixture
def path(module: Module) -> Page:
    """The module."""
    return module("picture/path")


def _claims(graph: nx.MultiDiGraph) -> list[dict[str, Any]]:
    return [
        {
            "id": key,
            "subject": start,
            "object": end,
            "negated": claim["negated"],
            "rejected": claim["status"] == expand("ck:rejected"),
        }
        for start, end, key, claim in graph.edges(keys=True, data=True)
    ]


def _find(page: Page, claims: list[dict[str, Any]], start: str, end: str, most: int = 5) -> Any:  # noqa: ANN401 - what the page gives back
    return page.evaluate(FIND, [claims, start, end, most])


@pytest.mark.parametrize(("start", "end"), PAIRS)
def test_the_ways_are_those_of_the_command_line(path: Page, graph: nx.MultiDiGraph, start: str, end: str) -> None:
    ours = _find(path, _claims(graph), expand(start), expand(end), 1000)
    theirs = paths(graph, start, end, most=1000)
    assert not ours["more"]
    assert not theirs.more
    assert sorted(sorted(claim for step in steps for claim in step) for _, steps in ours["paths"]) == sorted(
        sorted(step.iri for steps in way.steps for step in steps) for way in theirs.paths
    )
    assert sorted([graph.nodes[iri]["label"] for iri in way] for way, _ in ours["paths"]) == sorted(
        list(way.concepts) for way in theirs.paths
    )


def test_some_pair_has_a_way_of_several_steps(path: Page, graph: nx.MultiDiGraph) -> None:
    lengths = [
        len(steps)
        for start, end in PAIRS
        for _, steps in _find(path, _claims(graph), expand(start), expand(end))["paths"]
    ]
    assert max(lengths) >= 3


def test_at_most_five_ways_and_whether_there_are_more(path: Page) -> None:
    claims = [
        {"id": f"{one} {other}", "subject": one, "object": other, "negated": False, "rejected": False}
        for number in range(8)
        for one, other in pairwise(["a", f"m{number}", "z"])
    ]
    found = _find(path, claims, "a", "z")
    assert len(found["paths"]) == 5
    assert found["more"] is True
    assert _find(path, claims, "a", "a")["paths"] == []


def test_no_way_along_what_is_negated_or_rejected_and_none_through_a_literal(path: Page) -> None:
    claims: list[dict[str, Any]] = [
        {"id": "1", "subject": "a", "object": "b", "negated": True, "rejected": False},
        {"id": "2", "subject": "a", "object": "b", "negated": False, "rejected": True},
        {"id": "3", "subject": "a", "object": None, "negated": False, "rejected": False},
        {"id": "4", "subject": "a", "object": "c", "negated": False, "rejected": False},
        {"id": "5", "subject": "b", "object": "c", "negated": False, "rejected": False},
        {"id": "6", "subject": "c", "object": "b", "negated": False, "rejected": False},
    ]
    assert _find(path, claims, "a", "b")["paths"] == [[["a", "c", "b"], [["4"], ["5", "6"]]]]
