"""A condition's graph by themes: every node has a place, the condition in the middle, the chain from left to right."""

from __future__ import annotations

import itertools

import pytest

from tests.visualize.layout.pictures import picture
from visualize.explorer.model import PageModel
from visualize.layout import arrange as arranging
from visualize.layout.arrange import arrange
from visualize.layout.labels import box
from visualize.layout.themes import entry_alone

CHAIN = ("attack", "release", "weakness")
TRIPLES = [
    *(("lems", "hasMechanism", name) for name in CHAIN),
    *itertools.chain.from_iterable([(one, "leadsTo", two)] for one, two in itertools.pairwise(CHAIN)),
    *(("lems", "hasSymptom", f"symptom {number}") for number in range(7)),
    *(("lems", "hasTest", f"test with a long name {number}") for number in range(5)),
    *(("lems", "hasTreatment", f"treatment {number}") for number in range(3)),
    ("lems", "occursIn", "men"),
    ("lems", "hasRelatedTopic", "topic"),
]


@pytest.fixture(scope="module")
def model() -> PageModel:
    return picture(*TRIPLES, others=(("lems", "hasSymptom", "another"), ("lems", "hasTest", "other test")))


@pytest.fixture(scope="module")
def positions(model: PageModel) -> dict[str, tuple[int, int]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(arranging, "_STEPS", 1500)  # enough for so few
        first = arrange(model)
        assert arrange(model) == first, "the same on every run"
    return first


def test_every_node_has_a_place_and_the_condition_is_in_the_middle(
    model: PageModel, positions: dict[str, tuple[int, int]]
) -> None:
    assert set(positions) == {node.id for node in entry_alone(model).nodes}
    assert positions["lems"] == (0, 0)


def test_no_label_is_on_another(model: PageModel, positions: dict[str, tuple[int, int]]) -> None:
    boxes = [(node.id, box(positions[node.id], node.lines)) for node in entry_alone(model).nodes]
    assert [(a, b) for (a, one), (b, two) in itertools.combinations(boxes, 2) if one.overlaps(two)] == []


def test_the_chain_runs_from_left_to_right_above(positions: dict[str, tuple[int, int]]) -> None:
    xs = [positions[name][0] for name in CHAIN]
    assert xs == sorted(set(xs))
    assert all(positions[name][1] < 0 for name in CHAIN)
