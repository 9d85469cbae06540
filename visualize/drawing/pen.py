"""Numbers and paths as SVG writes them (https://www.w3.org/TR/SVG2/paths.html), as short as they can be read again."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

from visualize.drawing.arrows import Arrow

__all__ = ["Pen"]

_Point = tuple[float, float]


class Pen:
    """Writes with so many digits after the point."""

    def __init__(self, digits: int) -> None:
        self.digits = digits

    def number(self, value: float) -> str:
        """A number without zeros that say nothing."""
        text = f"{value:.{self.digits}f}"
        text = text.rstrip("0").rstrip(".") if self.digits else text
        return "0" if text == "-0" else text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text

    def points(self, points: Iterable[_Point]) -> str:
        """Points one after another."""
        text = ""
        for value in (value for point in points for value in point):
            number = self.number(value)
            text += number if not text or number.startswith("-") else f" {number}"
        return text

    def path(self, arrow: Arrow) -> str:
        """The line of an arrow; a curve where it has a control point."""
        if arrow.ring:
            return self.circle(*arrow.ring)
        if not arrow.line:
            return ""
        first, *others = arrow.line
        return f"M{self.points((first,))}{'Q' if arrow.curved else 'L'}{self.points(others)}"

    def outline(self, corners: Sequence[_Point]) -> str:
        """A closed line, from its first corner in steps."""
        if not corners:
            return ""
        at = [(round(x, self.digits), round(y, self.digits)) for x, y in corners]
        steps = [(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(at)]
        return f"M{self.points(at[:1])}l{self.points(steps)}z"

    def circle(self, middle: _Point, radius: float) -> str:
        """A circle as two halves."""
        r, wide = self.number(radius), self.number(2 * radius)
        start = self.points(((middle[0] - radius, middle[1]),))
        return f"M{start}a{r} {r} 0 1 0 {wide} 0a{r} {r} 0 1 0-{wide} 0z"

    def way(self, points: Sequence[_Point], round_: float) -> str:
        """A line from point to point, rounded so many pixels before and after each corner."""
        first, *corners, last = points
        text = f"M{self.points((first,))}"
        for before, corner, after in zip((first, *corners), corners, (*corners[1:], last), strict=False):
            near, far = (_short_of(corner, other, round_) for other in (before, after))
            text += f"L{self.points((near,))}Q{self.points((corner, far))}"
        return f"{text}L{self.points((last,))}"


def _short_of(corner: _Point, other: _Point, far: float) -> _Point:
    """The point so far from a corner towards another point, at most half of the way."""
    part = min(0.5, far / (math.dist(corner, other) or 1))
    return corner[0] + (other[0] - corner[0]) * part, corner[1] + (other[1] - corner[1]) * part
