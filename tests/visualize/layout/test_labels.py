"""Labels in lines, and the boxes that they take."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualize.layout.labels import LINE, LISTED, RADIUS, Box, box, listed_height, width, wrap


@pytest.mark.parametrize("label", ["", " ", "x", "word " * 50, "x" * 10_000, "fünf Wörter sind hier genug"])
def test_labels_fit_their_box(label: str) -> None:
    lines = wrap(label)
    assert len(lines) <= 4
    assert all(len(line) <= 20 for line in lines)
    assert box((0, 0), lines).right <= 75


def test_boxes_that_only_touch_do_not_overlap() -> None:
    assert not Box(0, 0, 10, 10).overlaps(Box(10, 0, 20, 10))
    assert Box(0, 0, 10, 10).overlaps(Box(9, 9, 20, 20))


@given(st.text(max_size=200))
def test_a_label_keeps_its_words(label: str) -> None:
    lines = wrap(label)
    words = "".join(label.split())
    told = "".join("".join(lines).split())
    assert told == words or (told.endswith("…") and words.startswith(told[:-1]))


def test_a_label_is_cut_at_spaces() -> None:
    assert wrap("one two three four") == ("one two three", "four")
    assert wrap("x" * 45) == ("x" * 20, "x" * 20, "xxxxx")
    assert wrap("transmission of impulses between nerves and muscles", LISTED) == (
        "transmission of impulses",
        "between nerves and",
        "muscles",
    )
    assert wrap("x" * 45, LISTED) == ("x" * 24, "x" * 21)


def test_in_a_list_the_box_holds_the_label_beside_the_shape() -> None:
    one, two = box((100, 50), ("ab",), listed=True), box((100, 50), ("a" * 24, "b"), listed=True)
    assert one.left == two.left < 100 < one.right < two.right
    assert one.bottom - one.top == listed_height(("ab",)) < 2 * LINE < two.bottom - two.top


def test_the_box_holds_shape_and_lines() -> None:
    one, four = box((100, 50), ("ab",)), box((100, 50), ("ab",) * 4)
    assert (one.left + one.right, one.top) == (200, four.top)
    assert four.bottom - one.bottom == 3 * LINE
    assert one.top <= 50 - RADIUS
    assert one.bottom >= 50 + RADIUS + LINE
    assert width(("a",)) <= width(("a" * 10, "b")) <= width(("a" * 20,))
