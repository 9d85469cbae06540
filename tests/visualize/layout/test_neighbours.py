"""What only the neighbours speak of stands at the right of the picture."""

from __future__ import annotations

from tests.visualize.layout.pictures import picture
from visualize.layout.labels import box
from visualize.layout.neighbours import beside


def test_all_else_stands_at_the_right() -> None:
    model = picture(
        ("lems", "hasSymptom", "fatigue"), ("gout", "hasSymptom", "pain"), ("gout", "hasSymptom", "fatigue")
    )
    inside = {"lems": (0, 0), "fatigue": (300, 0)}
    found = beside(model, inside)
    assert set(found) == {node.id for node in model.nodes} - set(inside)
    assert min(x for x, _ in found.values()) > max(box(place, ["fatigue"]).right for place in inside.values())
    assert beside(model, inside) == found, "the same on every run"
    assert beside(model, found | inside) == {}
