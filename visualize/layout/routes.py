"""Ways between the boxes of the picture: from the middle to the border of a box, around all others."""

from __future__ import annotations

import heapq
import math
from collections.abc import Sequence

from visualize.layout.labels import Box, Position

__all__ = ["cuts", "route"]

_AROUND = 6  # pixels from a box to a way around its corner
_INSET = 16  # pixels from a corner of the box, at least, to where a way ends


def route(start: Position, boxes: Sequence[Box], goal: int) -> tuple[Position, ...]:
    """The shortest way from a point outside all boxes to the border of one of them, through no other where possible.

    Args:
        start: Where the way begins.
        boxes: All boxes; none overlaps another.
        goal: The number of the box to which it leads.
    """
    others = [one for number, one in enumerate(boxes) if number != goal]
    corners = [
        (x, y)
        for one in boxes
        for x in (one.left - _AROUND, one.right + _AROUND)
        for y in (one.top - _AROUND, one.bottom + _AROUND)
    ]
    known: dict[Position, float] = {start: 0.0}
    before: dict[Position, Position] = {}
    waiting = [(0.0, start, False)]
    while waiting:
        far, here, is_end = heapq.heappop(waiting)
        if is_end:
            return _way(here, before)
        if far > known[here]:
            continue
        end = _nearest(here, boxes[goal])
        for there, ends in [*((one, False) for one in corners), (end, True)]:
            length = far + math.dist(here, there)
            if there == here or length >= known.get(there, math.inf):
                continue
            if not any(cuts(here, there, one) for one in (others if ends else boxes)):
                known[there], before[there] = length, here
                heapq.heappush(waiting, (length, there, ends))
    return start, _nearest(start, boxes[goal])


def _way(end: Position, before: dict[Position, Position]) -> tuple[Position, ...]:
    way = [end]
    while way[-1] in before:
        way.append(before[way[-1]])
    return tuple(reversed(way))


def _nearest(place: Position, goal: Box) -> Position:
    """The point of a box's border that is nearest to a point outside it, a little away from the corners."""
    inset_x = min(_INSET, (goal.right - goal.left) // 2)
    inset_y = min(_INSET, (goal.bottom - goal.top) // 2)
    x = min(max(place[0], goal.left + inset_x), goal.right - inset_x)
    y = min(max(place[1], goal.top + inset_y), goal.bottom - inset_y)
    if goal.left <= place[0] <= goal.right:
        return x, goal.top if place[1] < goal.top else goal.bottom
    return (goal.left if place[0] < goal.left else goal.right), y


def cuts(one: Position, other: Position, area: Box) -> bool:
    """Whether a line has a stretch inside a box (Liang and Barsky 1984)."""
    low, high = 0.0, 1.0
    sides = ((one[0], other[0], area.left, area.right), (one[1], other[1], area.top, area.bottom))
    for start, end, least, most in sides:
        if start == end:
            if not least < start < most:
                return False
            continue
        first, last = sorted(((least - start) / (end - start), (most - start) / (end - start)))
        low, high = max(low, first), min(high, last)
    return low < high
