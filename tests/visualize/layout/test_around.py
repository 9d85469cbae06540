"""What an entry speaks of, around its condition: the shape of a window, whatever there is most of."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from tests.visualize.layout.pictures import Triple, picture
from visualize.layout.around import around_condition, extent
from visualize.layout.labels import box
from visualize.layout.place import place, regions, with_lists

FEW: tuple[Triple, ...] = (
    *(("gout", "hasCause", f"cause {n}") for n in range(3)),
    *(("gout", "hasTreatment", f"treatment of its kind {n}") for n in range(4)),
    *(("gout", "hasSymptom", f"symptom {n}") for n in range(7)),
    ("gout", "occursIn", "men"),
)
MANY: tuple[Triple, ...] = (*FEW, *(("gout", "hasSymptom", f"trouble with something {n}") for n in range(60)))
ONE_KIND: tuple[Triple, ...] = tuple(("gout", "hasCause", f"food that brings it on {n}") for n in range(25))


@pytest.mark.parametrize("told", [FEW, MANY, ONE_KIND], ids=["few", "many", "one kind"])
def test_the_whole_has_the_shape_of_a_window(told: tuple[Triple, ...]) -> None:
    model = picture(*told, focus="gout")
    places = around_condition(model)
    assert set(places) == {node.id for node in model.nodes}
    assert places["gout"] == (0, 0)
    boxes = {node.id: box(places[node.id], node.lines) for node in model.nodes}
    assert not any(one.overlaps(other) for one, other in itertools.combinations(boxes.values(), 2))
    wide = max(one.right for one in boxes.values()) - min(one.left for one in boxes.values())
    high = max(one.bottom for one in boxes.values()) - min(one.top for one in boxes.values())
    assert 1 < wide / high < 2.6
    assert wide * high < 2.2 * sum(154 * (one.bottom - one.top + 4) for one in boxes.values()) + 300_000


def test_what_is_dense_stands_in_lists() -> None:
    some = (("gout", "hasSymptom", f"trouble with finger {n}") for n in range(60))
    few, many = picture(*FEW, focus="gout"), picture(*FEW, *some, focus="gout")
    assert with_lists(few) == few
    listed = with_lists(many)
    assert {node.id for node in listed.nodes if not node.listed} == {"gout"}
    assert any(node.lines != before.lines for node, before in zip(listed.nodes, many.nodes, strict=True))
    denied = replace(many, nodes=tuple(replace(node, said="denied: ") for node in many.nodes))
    assert all(node.lines[0].startswith("denied:") for node in with_lists(denied).nodes if node.listed)
    assert extent(few) < 30
    assert extent(listed) < 0.85 * extent(many)
    assert len(regions(listed, place(listed))) == 4
    long = picture(*MANY, focus="gout")  # its labels are two lines in a list, too, where lines are longer
    assert extent(long) > extent(few)
    assert with_lists(long) == long


def test_each_theme_is_at_its_side_where_that_fits() -> None:
    places = around_condition(picture(*FEW, focus="gout"))
    assert places["treatment of its kind 0"][0] < 0 < places["symptom 0"][0]
    assert places["men"][1] > 0


def test_what_leads_to_something_stands_before_it() -> None:
    chain = ("z attack", "m release", "a weakness")
    links = [(one, "leadsTo", other) for one, other in itertools.pairwise(chain)]
    model = picture(*(("gout", "hasMechanism", name) for name in sorted(chain)), *links, *FEW, focus="gout")
    places = around_condition(model)
    assert [places[name] for name in chain] == sorted((places[name] for name in chain), key=lambda at: (at[1], at[0]))
    circle = picture(("gout", "hasMechanism", "a"), ("a", "leadsTo", "b"), ("b", "leadsTo", "a"), focus="gout")
    assert set(around_condition(circle)) == {"gout", "a", "b"}


def test_a_box_is_as_wide_as_its_heading_where_nothing_is_in_the_way() -> None:
    model = picture(("gout", "isA", "arthritis"), ("gout", "hasSymptom", "pain"), focus="gout")
    wide = {heading: width for heading, _, _, width, _ in regions(model, place(model))}
    assert wide["What it is, what it occurs with"] > 250
    assert wide["Symptoms"] < 120


def test_a_condition_of_which_nothing_is_told_stands_alone() -> None:
    assert around_condition(picture(("gout", "near", "x"), focus="gout")) == {"gout": (0, 0)}
