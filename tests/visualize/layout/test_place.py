"""Positions: committed for what the entry speaks of, no label on another, the chain of causes in order."""

from __future__ import annotations

import itertools
import json

import pyoxigraph as ox
import pytest

from visualize import page_model
from visualize.explorer.model import Node, PageModel
from visualize.layout.labels import box
from visualize.layout.place import POSITIONS, place, read_positions, regions
from visualize.layout.themes import entry_alone

AGAIN = "run: python -m visualize.layout"


def _collisions(nodes: tuple[Node, ...], positions: dict[str, tuple[int, int]]) -> list[tuple[str, str]]:
    boxes = [(node.id, box(positions[node.id], node.lines)) for node in nodes]
    return [(a, b) for (a, one), (b, two) in itertools.combinations(boxes, 2) if one.overlaps(two)]


def test_every_node_of_the_entry_has_a_committed_position(model: PageModel) -> None:
    assert set(read_positions()) == {node.id for node in entry_alone(model).nodes}, AGAIN
    assert place(model).items() >= read_positions().items()


def test_committed_positions_are_whole_numbers_in_canonical_form() -> None:
    text = POSITIONS.read_text(encoding="utf-8")
    content = json.loads(text)
    assert list(content) == sorted(content)
    assert all(type(number) is int for place in content.values() for number in place)


def test_no_two_labels_collide_on_the_shipped_graph(model: PageModel) -> None:
    positions = place(model)
    assert set(positions) == {node.id for node in model.nodes}
    assert _collisions(model.nodes, positions) == [], AGAIN


def test_no_edge_runs_through_the_shape_of_another_node(model: PageModel) -> None:
    """But for those from the condition in the middle, which lead everywhere: few of them may."""
    model = entry_alone(model)
    positions = {node.id: read_positions()[node.id] for node in model.nodes}
    hits = []
    for edge in model.edges:
        (ax, ay), (bx, by) = positions[edge.source], positions[edge.target]
        square = (bx - ax) ** 2 + (by - ay) ** 2
        for name, (x, y) in positions.items():
            along = (x - ax) * (bx - ax) + (y - ay) * (by - ay)
            across = abs((bx - ax) * (y - ay) - (by - ay) * (x - ax))
            if name not in (edge.source, edge.target) and 0 < along < square and across < 12 * square**0.5:
                hits.append((edge.source, edge.target, name))
    assert [hit for hit in hits if model.focus not in hit] == [], AGAIN
    assert len(hits) <= 6, AGAIN


def test_themes_have_regions_of_their_own(model: PageModel) -> None:
    headings = [heading for heading, *_ in regions(model, place(model))]
    assert headings[:4] == ["How it comes about", "Symptoms", "Tests, referral and contact", "Treatment"]
    assert {"Symptoms, other sources", "Treatment, other sources", "Antibodies and genes, other sources"} < set(
        headings
    )


def test_causes_stand_left_of_their_effects(model: PageModel) -> None:
    positions = place(model)
    chain = [
        "concept:immune-attack-on-healthy-tissue",
        "concept:antibody-attack-on-nerve-cells",
        "concept:reduced-acetylcholine-release",
        "concept:muscle-weakness",
    ]
    places = [positions[name][0] for name in chain]
    assert places == sorted(set(places)), AGAIN
    assert model.focus is not None
    assert max(positions[name][1] for name in chain) < positions[model.focus][1]


def test_other_graphs_are_spread_without_collisions() -> None:
    store = ox.Store()
    lines = [f"<http://e/{n}> <http://e/p> <http://e/{n // 3}> ." for n in range(1, 60)]
    store.load("\n".join(lines).encode(), ox.RdfFormat.N_TRIPLES)
    model = page_model(store)
    positions = place(model)
    assert _collisions(model.nodes, positions) == []
    assert place(model) == positions


def test_nodes_with_a_committed_position_keep_it_beside_others() -> None:
    store = ox.Store()
    base = "https://w3id.org/condition-kg/concept/"
    store.load(f"<{base}lems> <http://e/p> <{base}unheard-of> .".encode(), ox.RdfFormat.N_TRIPLES)
    positions = place(page_model(store))
    assert positions["concept:lems"] == read_positions()["concept:lems"]
    assert "concept:unheard-of" in positions


@pytest.mark.parametrize(("nodes", "placed"), [(600, 600), (1500, 0)])
def test_a_large_graph_is_placed_and_a_very_large_one_is_not(nodes: int, placed: int) -> None:
    store = ox.Store()
    lines = (f"<http://e/{number}> <http://e/p> <http://e/{number // 3}> ." for number in range(nodes))
    store.load("\n".join(lines).encode(), ox.RdfFormat.N_TRIPLES)
    model = page_model(store)
    positions = place(model)
    assert len(positions) == placed
    assert regions(model, positions) == []
    assert placed == 0 or _collisions(model.nodes, positions) == []
