"""A neighbourhood's layout: no label on another, the same on every run, neighbours near what they hang on."""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from visualize.layout.labels import box, wrap

Module = Callable[[str], Page]

ARRANGE = """([ids, lines, pairs]) => {
  const nodes = ids.map((id, i) => ({ id, label: id, lines: lines[i], kind: { id: `class ${i % 3}` } }));
  const edges = pairs.map(([a, b], i) => ({ source: nodes[a], target: nodes[b], label: `predicate ${i % 4}` }));
  return [...m.arrange(nodes[0], nodes, edges)].map(([id, { x, y }]) => [id, x, y]);
}"""


@pytest.fixture
def arrangement(module: Module) -> Page:
    """The module."""
    return module("picture/arrangement")


def _graph(size: int, hubs: int) -> list[Any]:
    """A centre, some neighbours, and the rest on these, with labels of one to four lines."""
    rng = random.Random(size)  # noqa: S311 - a graph to try, not a secret
    words = ["weakness", "nerve", "antibodies", "of", "the", "calcium", "channels", "in", "a", "tumor"]
    ids = [f"{number:03d} " + " ".join(rng.choices(words, k=rng.randint(1, 8))) for number in range(size)]
    pairs = [(0 if number <= hubs else rng.randint(1, hubs), number) for number in range(1, size)]
    pairs += [(rng.randrange(size), rng.randrange(size)) for _ in range(size // 2)]
    return [ids, [list(wrap(name)) for name in ids], pairs]


def _places(page: Page, graph: list[Any]) -> dict[str, tuple[int, int]]:
    return {name: (x, y) for name, x, y in page.evaluate(ARRANGE, graph)}


@pytest.mark.parametrize(("size", "hubs"), [(1, 1), (2, 1), (12, 11), (78, 77), (120, 10), (300, 30), (300, 299)])
def test_labels_never_collide_and_every_node_has_a_place(arrangement: Page, size: int, hubs: int) -> None:
    graph = _graph(size, hubs)
    places = _places(arrangement, graph)
    assert set(places) == set(graph[0])
    assert places[graph[0][0]] == (0, 0)
    boxes = [box(places[name], lines) for name, lines in zip(graph[0], graph[1], strict=True)]
    assert not [pair for pair in itertools.combinations(boxes, 2) if pair[0].overlaps(pair[1])]


def test_the_same_graph_has_the_same_places(arrangement: Page) -> None:
    graph = _graph(90, 12)
    assert _places(arrangement, graph) == _places(arrangement, graph)


def test_what_hangs_on_a_neighbour_stands_on_its_side(arrangement: Page) -> None:
    ids = ["centre", "east", "west", *(f"{side} {number}" for side in ("east", "west") for number in range(5))]
    pairs = [(0, 1), (0, 2), *((1, 3 + number) for number in range(5)), *((2, 8 + number) for number in range(5))]
    places = _places(arrangement, [ids, [[name] for name in ids], pairs])
    for side in ("east", "west"):
        x, y = places[side]
        for number in range(5):
            other = places[f"{side} {number}"]
            assert x * other[0] + y * other[1] > 0
            assert math.hypot(*other) > math.hypot(x, y)


def test_what_nothing_joins_has_a_place_too(arrangement: Page) -> None:
    places = _places(arrangement, [["a", "b", "c"], [["a"], ["b"], ["c"]], [(1, 2), (1, 1)]])
    assert len(set(places.values())) == 3
