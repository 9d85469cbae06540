"""Boxes on shelves: none on another, none wider than the room, as low as can be."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from visualize.layout.labels import box, wrap
from visualize.layout.packing import Packer, heading_width
from visualize.layout.themes import Group

LABELS = ("ache", "muscle weakness", "transmission of impulses between nerves and muscles")


def packer(*sizes: int, heading: str = "Symptoms") -> tuple[Packer, dict[str, tuple[str, ...]]]:
    """Boxes with so many nodes each, and the labels of these."""
    lines = {f"{at} {n}": wrap(LABELS[n % 3]) for at, size in enumerate(sizes) for n in range(size)}
    groups = [
        Group(str(at), heading, tuple(f"{at} {n}" for n in range(size)), beyond=False) for at, size in enumerate(sizes)
    ]
    return Packer(groups, lines), lines


@given(st.lists(st.integers(1, 30), min_size=1, max_size=6), st.integers(200, 2500))
def test_no_node_is_on_another_and_all_are_in_the_block(sizes: list[int], room: int) -> None:
    found, lines = packer(*sizes)
    block = found.block(tuple(range(len(sizes))), room)
    places = found.places(block, 0, 0)
    assert set(places) == set(lines)
    boxes = [box(place, lines[name]) for name, place in places.items()]
    assert not any(one.overlaps(other) for one, other in itertools.combinations(boxes, 2))
    assert all(one.left >= 0 and one.top >= 0 for one in boxes)
    assert max(one.right for one in boxes) <= block.width
    assert max(one.bottom for one in boxes) <= block.height
    assert block.width <= room or len({at.top for at in block.boxes}) == len(sizes)


def test_a_wide_room_has_one_low_shelf_and_a_narrow_one_a_stack() -> None:
    found, _ = packer(6, 3)
    wide, narrow = found.block((0, 1), 2000), found.block((0, 1), 200)
    assert [(at.columns, at.top) for at in wide.boxes] == [(6, 0), (3, 0)]
    assert [(at.columns, at.left) for at in narrow.boxes] == [(1, 0), (1, 0)]
    assert wide.height < narrow.height
    assert found.block((), 500).boxes == ()


def test_a_box_has_room_for_its_heading() -> None:
    heading = "What it is, what it occurs with"
    found, _ = packer(1, heading=heading)
    assert found.block((0,), 100).width >= heading_width(heading) > 200
