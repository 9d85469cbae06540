"""One arrow for each box of the picture: what it gathers, where it leads, what it says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from visualize.explorer.bundles import Bundle, bundle_words, bundles
from visualize.explorer.model import PageModel
from visualize.layout.labels import Box, box
from visualize.layout.place import Region, place, regions
from visualize.layout.themes import entry_alone


@pytest.fixture(scope="module")
def boxes(model: PageModel) -> list[Region]:
    return regions(model, place(model))


@pytest.fixture(scope="module")
def found(model: PageModel, boxes: list[Region]) -> list[Bundle]:
    return bundles(model, place(model), boxes)


def test_words_name_the_commonest_predicates_and_count_all() -> None:
    assert bundle_words(["is a"]) == "is a 1"
    assert bundle_words(["b", "a", "b"]) == "b, a 3"
    assert bundle_words(["c", "b", "a", "c"]) == "c, a … 4"


def test_every_arrow_of_the_condition_into_a_box_is_in_one_bundle(
    model: PageModel, found: list[Bundle], boxes: list[Region]
) -> None:
    edges = {edge.id: edge for edge in model.edges}
    names = [name for one in found for name in one.edges]
    assert len(names) == len(set(names))
    positions = place(model)
    for one in found:
        assert len(one.edges) > 1
        _, left, top, width, height = boxes[one.region]
        for name in one.edges:
            ends = {edges[name].source, edges[name].target}
            assert model.focus in ends
            x, y = positions[(ends - {model.focus}).pop()]
            assert left < x < left + width
            assert top < y < top + height
    lost = {edge.id for edge in model.edges if edge.kind == "gap" and edge.source == model.focus}
    assert lost <= set(names)
    assert len(names) > 0.9 * sum(model.focus in (edge.source, edge.target) for edge in model.edges)


def test_a_bundle_leads_from_the_condition_to_the_border_of_its_box(
    model: PageModel, found: list[Bundle], boxes: list[Region]
) -> None:
    middle = place(model)[model.focus or ""]
    for one in found:
        _, left, top, width, height = boxes[one.region]
        x, y = one.path[-1]
        assert one.path[0] == middle
        assert x in (left, left + width) or y in (top, top + height)


def test_words_of_the_first_picture_stand_on_no_label_and_no_words(model: PageModel, boxes: list[Region]) -> None:
    alone = entry_alone(model)
    positions = {node.id: place(model)[node.id] for node in alone.nodes}
    inner = regions(alone, positions)
    assert inner == boxes[: len(inner)]
    found = bundles(alone, positions, inner)
    assert len(found) == len(inner)
    labels = [box(positions[node.id], node.lines) for node in alone.nodes]
    for number, one in enumerate(found):
        x, y = one.label
        here = Box(x - 20, y - 9, x + 20, y + 9)
        assert not any(here.overlaps(other) for other in labels)
        others = [other.label for other in found[:number]]
        assert not any(abs(x - a) < 40 and abs(y - b) < 18 for a, b in others)


def test_a_graph_without_boxes_has_no_bundles(model: PageModel) -> None:
    assert bundles(model, place(model), []) == []


def test_what_is_denied_is_gathered_with_nothing(model: PageModel, boxes: list[Region]) -> None:
    """Beside four things to do, a vaccine that there is none of would read as a fifth."""
    statements = {one.id: one for one in model.statements}
    gathered = next(one for one in bundles(model, place(model), boxes) if len(one.edges) > 2)
    edges = {edge.id: edge for edge in model.edges}
    name = next(name for name in gathered.edges if edges[name].statement)
    denied = replace(statements[edges[name].statement or ""], negated=True)
    changed = tuple(denied if one.id == denied.id else one for one in model.statements)
    again = bundles(replace(model, statements=changed), place(model), boxes)
    assert [one.edges for one in again if one.region == gathered.region] == [
        tuple(each for each in gathered.edges if each != name)
    ]
