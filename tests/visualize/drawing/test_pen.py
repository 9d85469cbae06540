"""Numbers and paths as short as they can be read again."""

from __future__ import annotations

from visualize.drawing.pen import Pen


def test_numbers_have_no_digits_that_say_nothing() -> None:
    pen = Pen(1)
    assert [pen.number(value) for value in (1.0, -0.04, 0.5, -0.5, 12.34)] == ["1", "0", ".5", "-.5", "12.3"]
    assert Pen(0).number(100.4) == "100"


def test_points_are_parted_by_a_sign_or_a_space() -> None:
    assert Pen(0).points([(1, -2), (3, 4)]) == "1-2 3 4"


def test_an_outline_comes_back_to_where_it_began() -> None:
    assert Pen(0).outline([(0, 0), (10, 0), (10, 5)]) == "M0 0l10 0 0 5z"
    assert Pen(0).outline([]) == ""


def test_a_way_has_its_corners_as_control_points() -> None:
    assert Pen(0).way([(0, 0), (50, 0), (50, 80)], 10) == "M0 0L40 0Q50 0 50 10L50 80"
    assert Pen(0).way([(0, 0), (50, 0)], 10) == "M0 0L50 0"
