"""Which neighbour an arrow key leads to."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page


@pytest.mark.parametrize(
    ("key", "expected"),
    [("ArrowRight", "near east"), ("ArrowUp", "north"), ("ArrowLeft", "north-west"), ("ArrowDown", None)],
)
def test_an_arrow_key_leads_to_the_nearest_in_its_direction(
    module: Callable[[str], Page], key: str, expected: str | None
) -> None:
    places = [
        {"id": "far east", "x": 300, "y": 0},
        {"id": "near east", "x": 100, "y": 20},
        {"id": "north", "x": 0, "y": -90},
        {"id": "north-west", "x": -100, "y": -80},
        {"id": "here", "x": 0, "y": 0},
    ]
    found = module("picture/walk").evaluate(
        "([key, places]) => m.ahead(key, { x: 0, y: 0 }, places)?.id", [key, places]
    )
    assert found == expected
