"""Labels on the canvas are cut and measured as Python does it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from tests.visualize.js.picture.labels import LABELS
from visualize.layout.labels import LISTED, LISTED_START, box, is_from_right, width, wrap


@given(st.lists(st.text(max_size=80), min_size=1, max_size=40))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_labels_are_cut_and_measured_as_in_python(labels_module: Page, labels: list[str]) -> None:
    labels = [label.encode("utf-8", "ignore").decode() for label in [*labels, *LABELS]]
    found = labels_module.evaluate(
        "(labels) => labels.map((label) => { const lines = m.wrapLabel(label);"
        "const listed = m.wrapLabel(label, 24), size = m.listedSize(listed);"
        "return [lines, m.labelWidth(lines), m.labelBox(3, 4, lines), m.directionOf([label]),"
        " listed, [m.LISTED_START + size.width, size.height]]; })",
        labels,
    )
    expected = []
    for label in labels:
        lines, listed = wrap(label), wrap(label, LISTED)
        room = box((0, 0), listed, listed=True)
        assert room.right == LISTED_START + width(listed, listed=True)
        expected.append(
            [
                *(list(lines), width(lines), list(box((3, 4), lines)), "rtl" if is_from_right(label) else "ltr"),
                *(list(listed), [room.right, room.bottom - room.top]),
            ]
        )
    assert found == expected


@pytest.fixture
def labels_module(module: Callable[[str], Page]) -> Page:
    """The module of labels."""
    return module("picture/labels")
