"""Arrows as vis-network runs them: they touch the border of a node, and bend apart."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualize.drawing.arrows import between, head_of, loop, spread
from visualize.explorer.model import Edge

FAR = st.integers(-2000, 2000)


@given(FAR, FAR, st.sampled_from((0.0, 0.2, -0.2)))
def test_a_tip_touches_the_border_of_the_square_around_a_node(x: int, y: int, bend: float) -> None:
    if math.hypot(x, y) < 80:
        return
    tip = between((x, y), (0, 0), 1.3, bend=bend).head[0]
    assert max(map(abs, tip)) == pytest.approx(16, abs=2 if not bend else 5)


def test_a_line_without_direction_has_no_head() -> None:
    line = between((0, 0), (100, 0), 1.3, is_arrow=False)
    assert line.head == ()
    assert line.line == ((0, 0), (100, 0))


def test_a_bent_line_leaves_the_straight_one_to_its_side() -> None:
    one, other = (between((0, 0), (100, 0), 1.3, bend=bend).line[1][1] for bend in (0.2, -0.2))
    assert one == pytest.approx(-other)
    assert one


def test_arrows_between_the_same_nodes_stand_apart_and_a_single_one_is_straight() -> None:
    ends = {"1": ("a", "b"), "2": ("b", "a"), "3": ("a", "c")}
    edges = [Edge(name, source, target, "triple", "p") for name, (source, target) in ends.items()]
    found = spread(edges)
    assert found["3"] == (0, 0)
    assert found["1"][1] == found["2"][1] != 0  # each bends to its own left, which are two sides


def test_loops_of_a_node_grow() -> None:
    rings = [loop((0, 0), place, 1.3).ring for place in (0, 1)]
    assert all(rings)
    assert [ring[1] for ring in rings if ring] == [18, 27]


def test_a_head_points_where_its_way_leads() -> None:
    tip, left, right = head_of((100, 0), (0, 0), 1)
    assert tip == (100, 0)
    assert left[0] == right[0] < 100
    assert left[1] == pytest.approx(-right[1])
