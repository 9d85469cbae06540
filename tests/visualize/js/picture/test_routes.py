"""Ways between boxes are those of Python."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import dist

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from visualize.layout.labels import Box
from visualize.layout.routes import route

ASK = """(cases) => cases.map(([boxes, goal]) => {
    const areas = boxes.map(([left, top, right, bottom]) => ({ left, top, right, bottom }));
    return m.route({ x: 0, y: 0 }, areas, areas[goal]).map(({ x, y }) => [x, y]);
})"""
SIDES = st.tuples(st.integers(-40, 40), st.integers(-40, 40))


def _length(way: Sequence[Sequence[float]]) -> float:
    return sum(dist(one, other) for one, other in pairwise(way))


@st.composite
def _boxes(draw: st.DrawFn) -> list[Box]:
    """Boxes that neither overlap nor hold the point where ways begin: some cells of a grid."""
    cells = draw(
        st.lists(SIDES, min_size=1, max_size=6, unique=True).map(lambda all_: [c for c in all_ if c != (0, 0)])
    )
    return [Box(x * 30 - 10, y * 30 - 10, x * 30 + 8, y * 30 + 9) for x, y in cells or [(1, 1)]]


@pytest.fixture
def routes(module: Callable[[str], Page]) -> Page:
    """The module of ways."""
    return module("picture/routes")


@given(st.lists(_boxes(), min_size=1, max_size=10))
@example([[Box(50, -40, 90, 60), Box(150, -20, 300, 20)], [Box(20, -90, 60, 90), Box(70, -30, 170, 4)]])
@settings(max_examples=20, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_ways_are_those_of_python(routes: Page, cases: list[list[Box]]) -> None:
    asked = [[list(map(list, boxes)), goal] for boxes in cases for goal in range(len(boxes))]
    expected = [route((0, 0), boxes, goal) for boxes in cases for goal in range(len(boxes))]
    for way, other in zip(routes.evaluate(ASK, asked), expected, strict=True):
        assert _length(way) == pytest.approx(_length(other))
        assert len(way) == len(other)
