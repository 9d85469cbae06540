"""Boxes of lists: none on another, none wider than the room, read column by column."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from tests.visualize.layout.test_packing import LABELS
from visualize.layout.labels import LISTED, box, wrap
from visualize.layout.lists import ListPacker
from visualize.layout.packing import Packer, heading_width
from visualize.layout.themes import Group


def packer(*sizes: int, heading: str = "Symptoms") -> ListPacker:
    """Boxes with so many nodes each, whose names are two numbers."""
    names = [tuple(f"{at} {n}" for n in range(size)) for at, size in enumerate(sizes)]
    lines = {name: wrap(LABELS[at % 3], LISTED) for some in names for at, name in enumerate(some)}
    return ListPacker([Group(some[0], heading, some, beyond=False) for some in names], lines)


@given(st.lists(st.integers(1, 30), min_size=1, max_size=6), st.integers(250, 2500))
def test_no_node_is_on_another_and_all_are_in_the_block(sizes: list[int], room: int) -> None:
    found = packer(*sizes)
    block = found.block(tuple(range(len(sizes))), room)
    places = found.places(block, 7, 9)
    assert len(places) == sum(sizes)
    boxes = [box(place, found.lines[name], listed=True) for name, place in places.items()]
    assert not any(one.overlaps(other) for one, other in itertools.combinations(boxes, 2))
    assert min(one.left for one in boxes) == 7
    assert min(one.top for one in boxes) == 9
    assert max(one.right for one in boxes) <= 7 + block.width
    assert max(one.bottom for one in boxes) <= 9 + block.height
    assert block.width <= room or len({at.top for at in block.boxes}) == len(sizes)


def test_a_box_is_read_column_by_column_and_is_as_wide_as_its_heading() -> None:
    found = packer(5)
    places = found.places(found.block((0,), 500), 0, 0)
    assert len({x for x, _ in places.values()}) == 2
    assert sorted(places, key=places.__getitem__) == [f"0 {n}" for n in range(5)]
    heading = "What it is, what it occurs with"
    assert packer(1, heading=heading).block((0,), 100).width == heading_width(heading)


def test_a_list_takes_less_room_than_labels_under_shapes() -> None:
    found = packer(30)
    under = Packer(found.groups, {name: wrap(LABELS[at % 3]) for at, name in enumerate(found.groups[0].nodes)})
    areas = [block.width * block.height for block in (found.block((0,), 800), under.block((0,), 800))]
    assert areas[0] < 0.7 * areas[1]
