"""Labels on the canvas are cut and measured as Python does it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from tests.visualize.js.picture.labels import LABELS
from visualize.layout.labels import box, is_from_right, width, wrap


@given(st.lists(st.text(max_size=80), min_size=1, max_size=40))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_labels_are_cut_and_measured_as_in_python(labels_module: Page, labels: list[str]) -> None:
    labels = [label.encode("utf-8", "ignore").decode() for label in [*labels, *LABELS]]
    found = labels_module.evaluate(
        "(labels) => labels.map((label) => { const lines = m.wrapLabel(label);"
        "return [lines, m.labelWidth(lines), m.labelBox(3, 4, lines), m.directionOf([label])]; })",
        labels,
    )
    lines = map(wrap, labels)
    expected = [
        [list(one), width(one), list(box((3, 4), one)), "rtl" if is_from_right(label) else "ltr"]
        for one, label in zip(lines, labels, strict=True)
    ]
    assert found == expected


@pytest.fixture
def labels_module(module: Callable[[str], Page]) -> Page:
    """The module of labels."""
    return module("picture/labels")
