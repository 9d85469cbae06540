"""How classes look."""

from __future__ import annotations

from kg.rdf.namespaces import expand
from visualize.explorer.model import PageModel
from visualize.explorer.palette import GAP, NO_CLASS, SHAPES, legend


def test_each_class_in_use_has_a_shape_and_a_colour_of_its_own(model: PageModel) -> None:
    for look in ("shape", "light", "dark"):
        assert len({getattr(kind, look) for kind in model.classes}) == len(model.classes)
    assert {kind.shape for kind in model.classes} <= set(SHAPES)
    assert "TestFinding" in {kind.id.rpartition(":")[2].rpartition("#")[2] for kind in model.classes}


def test_classes_differ_in_colour_and_in_shape(model: PageModel) -> None:
    assert len({kind.shape for kind in model.classes}) == len(model.classes)
    assert len({kind.light for kind in model.classes}) == len(model.classes)
    assert {kind.shape for kind in model.classes} <= set(SHAPES)
    assert {kind.id for kind in model.classes} == {node.kind for node in model.nodes}


def test_our_classes_always_look_the_same() -> None:
    ours = [expand(f"ck:{name}") for name in ("Test", "Condition")]
    alone = {kind.id: kind for kind in legend({ours[0]: 1}, {}, {})}
    beside = {kind.id: kind for kind in legend({ours[1]: 2, ours[0]: 1, "http://e/A": 9}, {ours[0]: "test"}, {})}
    look = ("shape", "light", "dark")
    assert [getattr(alone[ours[0]], part) for part in look] == [getattr(beside[ours[0]], part) for part in look]
    assert (alone[ours[0]].label, beside[ours[0]].label) == (ours[0], "test")


def test_what_is_not_used_is_not_in_the_legend() -> None:
    assert legend({}, {}, {}) == []
    assert [kind.id for kind in legend({expand("ck:Test"): 0, GAP: 1}, {}, {})] == [GAP]


def test_many_classes_of_others_are_told_apart_by_colour_and_shape_together() -> None:
    names = [f"http://e/C{number:03}" for number in range(100)]
    found = legend(dict.fromkeys([*names, NO_CLASS], 1), {}, {})
    assert [kind.id for kind in found if kind.id in names] == names
    assert len({(kind.shape, kind.light, kind.dark) for kind in found[:100]}) == 100
    assert {kind.shape for kind in found} <= set(SHAPES)


def test_things_without_a_class_and_gaps_look_like_no_class() -> None:
    grey = {kind.id: kind for kind in legend({NO_CLASS: 1, GAP: 1, expand("ck:Condition"): 1}, {}, {})}
    assert grey[GAP].shape == "gap"
    assert len({kind.light for kind in grey.values()}) == 3
