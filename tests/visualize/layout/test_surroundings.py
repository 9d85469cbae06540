"""What only other sources mention stands around what the entry states."""

from __future__ import annotations

import itertools

import pytest

from tests.visualize.layout.pictures import picture
from visualize.explorer.model import PageModel
from visualize.layout import surroundings as surrounding
from visualize.layout.labels import Box, box
from visualize.layout.place import read_positions
from visualize.layout.surroundings import surroundings
from visualize.layout.themes import outsiders


def test_what_only_other_sources_tell_of_stands_around_the_entry(model: PageModel) -> None:
    positions, beyond = read_positions(), outsiders(model)
    assert 100 < len(beyond) < len(model.nodes)
    inside = [box(positions[node.id], node.lines) for node in model.nodes if node.id not in beyond]
    frame = Box(
        *(min(one[side] for one in inside) for side in (0, 1)), *(max(one[side] for one in inside) for side in (2, 3))
    )
    assert [n.id for n in model.nodes if n.id in beyond and box(positions[n.id], n.lines).overlaps(frame)] == []


def test_each_outsider_has_a_place_of_its_own_outside() -> None:
    others = (
        *(("lems", "hasSymptom", f"symptom with quite a long name {number}") for number in range(12)),
        *(("lems", "hasMedicine", f"medicine {number}") for number in range(9)),
        *(("medicine 1", "near", f"thing {number}") for number in range(4)),
    )
    inside = {"lems": (0, 0), "fatigue": (300, 0), "scan": (0, 300)}
    model = picture(("lems", "hasSymptom", "fatigue"), ("lems", "hasTest", "scan"), others=others)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(surrounding, "_STEPS", 500)  # enough for so few
        found = surroundings(model, inside)
        assert surroundings(model, inside) == found, "the same on every run"
    assert set(found) == outsiders(model)
    labels = {node.id: node.lines for node in model.nodes}
    boxes = [box(place, labels[name]) for name, place in (found | inside).items()]
    assert not [1 for one, two in itertools.combinations(boxes, 2) if one.overlaps(two)]
    assert all(x > 300 or y > 300 for x, y in found.values())
