"""What has no committed place: boxes of themes around the condition, and around them those of other sources."""

from __future__ import annotations

import itertools
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.visualize.layout.pictures import picture
from visualize.explorer.model import Layer, PageModel, Statement
from visualize.layout.around import around_condition
from visualize.layout.labels import Box, Position, box
from visualize.layout.place import place, regions
from visualize.layout.surroundings import surroundings
from visualize.layout.themes import groups, outsiders

PREDICATES = ("hasSymptom", "hasTest", "hasTreatment", "hasMechanism", "occursIn", "isA", "hasRelatedTopic", "near")


def _boxes(model: PageModel, positions: dict[str, Position]) -> list[Box]:
    return [box(positions[node.id], node.lines) for node in model.nodes if node.id in positions]


def _collisions(boxes: list[Box]) -> int:
    return sum(one.overlaps(two) for one, two in itertools.combinations(boxes, 2))


def test_what_only_other_sources_tell_of_stands_around_the_entry(model: PageModel) -> None:
    positions, beyond = place(model), outsiders(model)
    assert 100 < len(beyond) < len(model.nodes)
    inside = [box(positions[node.id], node.lines) for node in model.nodes if node.id not in beyond]
    frame = Box(
        *(min(one[side] for one in inside) for side in (0, 1)), *(max(one[side] for one in inside) for side in (2, 3))
    )
    assert [n.id for n in model.nodes if n.id in beyond and box(positions[n.id], n.lines).overlaps(frame)] == []


def test_the_whole_has_about_the_shape_of_a_window(model: PageModel) -> None:
    boxes = _boxes(model, place(model))
    width = max(one.right for one in boxes) - min(one.left for one in boxes)
    height = max(one.bottom for one in boxes) - min(one.top for one in boxes)
    assert 1 < width / height < 2


def test_each_outsider_has_a_place_of_its_own_outside() -> None:
    others = (
        *(("lems", "hasSymptom", f"symptom with quite a long name {number}") for number in range(12)),
        *(("lems", "hasMedicine", f"medicine {number}") for number in range(9)),
        *(("medicine 1", "near", f"thing {number}") for number in range(4)),
    )
    inside = {"lems": (0, 0), "fatigue": (300, 0), "scan": (0, 300)}
    model = picture(("lems", "hasSymptom", "fatigue"), ("lems", "hasTest", "scan"), others=others)
    found = surroundings(model, inside)
    assert set(found) == outsiders(model)
    assert _collisions(_boxes(model, found | inside)) == 0


@given(
    st.lists(st.tuples(st.sampled_from(PREDICATES), st.integers(0, 60)), min_size=1, max_size=80), st.integers(0, 80)
)
def test_any_condition_has_boxes_that_do_not_overlap(told: list[tuple[str, int]], first: int) -> None:
    triples = tuple(("lems", predicate, f"thing number {number}") for predicate, number in told)
    stated = (("lems", "hasSymptom", "fatigue"), *triples[:first])
    model = picture(*stated, others=triples[first:])
    positions = around_condition(model)
    assert positions["lems"] == (0, 0)
    positions |= surroundings(model, positions)
    assert set(positions) == {node.id for node in model.nodes}
    assert _collisions(_boxes(model, positions)) == 0
    assert len(regions(model, positions)) == len(groups(model))


def test_what_another_condition_alone_speaks_of_is_in_a_box_of_that_condition() -> None:
    model = picture(
        ("lems", "hasSymptom", "fatigue"), others=(("lems", "hasTest", "scan"), ("lems", "isA", "botulism"))
    )
    said = Statement("b", "botulism", "ck:hasSymptom", "double vision", layer="cdc")
    other = picture(("botulism", "hasSymptom", "double vision"), focus="lems")
    whole = replace(
        model,
        nodes=(*model.nodes, *(node for node in other.nodes if node.id == "double vision")),
        edges=(*model.edges, replace(other.edges[0], id="b", statement="b")),
        statements=(*model.statements, said),
        layers=(
            Layer("entry", "entry", "ck:entryLayer", about="lems"),
            Layer("others", "others", about="lems"),
            Layer("cdc", "cdc", "ck:entryLayer", about="botulism"),
        ),
    )
    boxes = {group.heading: group.nodes for group in groups(whole)}
    assert boxes["Botulism"] == ("double vision",)
    assert boxes["Symptoms"] == ("fatigue",)
    assert "botulism" in boxes["What it is, what it occurs with, other sources"]
