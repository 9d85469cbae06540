"""Ways between boxes: straight where nothing is between, around what is, and never through a box."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from visualize.layout.labels import Box, Position
from visualize.layout.routes import route


def _on_border(place: Position, area: Box) -> bool:
    x, y = place
    within = area.left <= x <= area.right and area.top <= y <= area.bottom
    return within and (x in (area.left, area.right) or y in (area.top, area.bottom))


def _passes(path: tuple[Position, ...], area: Box) -> bool:
    """Whether a way has a point well inside a box."""
    for (ax, ay), (bx, by) in itertools.pairwise(path):
        for step in range(101):
            x, y = ax + (bx - ax) * step / 100, ay + (by - ay) * step / 100
            if area.left + 1 < x < area.right - 1 and area.top + 1 < y < area.bottom - 1:
                return True
    return False


def test_a_free_way_is_straight() -> None:
    assert route((0, 0), [Box(100, -50, 300, 50)], 0) == ((0, 0), (100, 0))
    assert route((0, 0), [Box(-100, 40, 100, 90)], 0) == ((0, 0), (0, 40))


def test_a_box_between_is_gone_around() -> None:
    boxes = [Box(50, -40, 90, 60), Box(150, -20, 300, 20)]
    path = route((0, 0), boxes, 1)
    assert len(path) > 2
    assert _on_border(path[-1], boxes[1])
    assert not _passes(path, boxes[0])


@given(st.lists(st.tuples(st.integers(-4, 4), st.integers(-4, 4)), min_size=1, max_size=12, unique=True))
def test_every_box_of_a_grid_is_reached_through_no_other(cells: list[tuple[int, int]]) -> None:
    boxes = [Box(x * 200 + 40, y * 200 + 40, x * 200 + 180, y * 200 + 180) for x, y in cells]
    for number, goal in enumerate(boxes):
        path = route((0, 0), boxes, number)
        assert path[0] == (0, 0)
        assert _on_border(path[-1], goal)
        assert not any(_passes(path, other) for other in boxes)


def test_where_no_way_is_free_it_is_straight() -> None:
    ring = [Box(-60, -60, 60, -40), Box(-60, 40, 60, 60), Box(-60, -40, -40, 40), Box(40, -40, 60, 40)]
    assert route((0, 0), [*ring, Box(100, -20, 200, 20)], 4) == ((0, 0), (100, 0))
