"""How an arrow runs, computed as vis-network 9 computes it, so that a drawing and the network show the same.

Pixels at zoom 1, x to the right, y downwards. An arrow begins in the middle of a node and its tip touches the border of
another; the nodes are drawn over it.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from visualize.explorer.model import Edge
from visualize.layout.labels import RADIUS

__all__ = ["LOOP", "SCALE", "Arrow", "between", "head_of", "loop", "spread"]

#: The size of an arrow's head, and the radius of an arrow from a node to itself (pixels), as the network is told.
SCALE, LOOP = 0.55, 18

_Point = tuple[float, float]
_BORDER = 1  # pixels: of the square that is the border of a node of any shape
_NECK = 0.9  # of its length: where a head begins
_HALF = 0.3  # of its length: how wide a head is, to each side
_HEAD, _SPLAY = 7, 0.42  # pixels: the head of a bundle; radians from its middle to a side
_ROUNDS, _NEAR = 10, 0.2  # of the search for the border on a curve, and pixels at which it is found


@dataclass(frozen=True, slots=True)
class Arrow:
    """The points of a line, and the corners of its head, which has none where the line has no direction.

    A line is straight from point to point; ``curved`` tells that its second point is the control point of a quadratic
    curve. ``ring`` are centre and radius of an arrow from a node to itself.
    """

    line: tuple[_Point, ...] = ()
    head: tuple[_Point, ...] = ()
    curved: bool = False
    ring: tuple[_Point, float] | None = None


def between(start: _Point, end: _Point, width: float, *, bend: float = 0, is_arrow: bool = True) -> Arrow:
    """The arrow from one node to another.

    Args:
        start: The middle of the node where it begins.
        end: The middle of the node where it ends.
        width: Of the line, in pixels; a wider line has a longer head.
        bend: How far it is bent, in lengths of the straight line; clockwise where positive.
        is_arrow: Whether it has a head.
    """
    if start == end:
        return Arrow()
    if bend:
        return _curve(start, end, width, bend, is_arrow=is_arrow)
    if not is_arrow:
        return Arrow((start, end))
    angle = math.atan2(end[1] - start[1], end[0] - start[0])
    return _headed((start,), _towards(end, angle, -_border(angle)), angle, width)


def head_of(tip: _Point, before: _Point, width: float) -> tuple[_Point, ...]:
    """The corners of the head of a bundle, which comes from a point to its tip; ``picture/ways.js`` says the same."""
    angle = math.atan2(tip[1] - before[1], tip[0] - before[0])
    return (tip, *(_towards(tip, angle + side, -_HEAD - width) for side in (-_SPLAY, _SPLAY)))


def loop(node: _Point, place: int, width: float) -> Arrow:
    """The arrow from a node to itself; ``place`` counts those of one node from 0."""
    radius = LOOP + 9.0 * place
    centre = _towards(node, -math.pi / 4, _border(math.pi / 4))
    low, high = math.pi / 4, math.pi * 5 / 4  # turns, strange as it is
    point, at = node, low
    for _ in range(_ROUNDS):
        at = (low + high) / 2
        point = _towards(centre, -2 * math.pi * at, radius)
        gap = _border(math.atan2(node[1] - point[1], node[0] - point[0])) - math.dist(point, node)
        if abs(gap) < 0.05:
            break
        low, high = (at, high) if gap > 0 else (low, at)
    headed = _headed((), point, -2 * math.pi * at + 0.4 * math.pi, width)
    return Arrow(head=headed.head, ring=(centre, radius))


def spread(edges: Iterable[Edge]) -> dict[str, tuple[int, float]]:
    """The place of each arrow among those that join the same two nodes, and its bend: several stand apart.

    Args:
        edges: The arrows that are drawn.

    Returns:
        By the id of the arrow.
    """
    groups: dict[tuple[str, ...], list[Edge]] = defaultdict(list)
    for edge in edges:
        groups[tuple(sorted((edge.source, edge.target)))].append(edge)
    found = {}
    for group in groups.values():
        share = min(0.22, 1.3 / len(group))
        for place, edge in enumerate(group):
            offset = (place - (len(group) - 1) / 2) * (-1 if edge.source > edge.target else 1)
            found[edge.id] = place, offset * share
    return found


def _curve(start: _Point, end: _Point, width: float, bend: float, *, is_arrow: bool) -> Arrow:
    length = math.dist(start, end)
    angle = math.atan2(start[1] - end[1], end[0] - start[0]) + (bend * 0.5 + 0.5) * math.pi
    reach = (abs(bend) * 0.5 + 0.5) * length
    control = (start[0] + reach * math.sin(angle), start[1] + reach * math.cos(angle))
    if not is_arrow:
        return Arrow((start, control, end), curved=True)

    def at(share: float) -> _Point:
        parts = ((1 - share) ** 2, 2 * share * (1 - share), share**2)
        x, y = (
            sum(part * point[axis] for part, point in zip(parts, (start, control, end), strict=True)) for axis in (0, 1)
        )
        return x, y

    low, high, share = 0.0, 1.0, 0.5
    for _ in range(_ROUNDS):
        share = (low + high) / 2
        x, y = at(share)
        gap = _border(math.atan2(end[1] - y, end[0] - x)) - math.dist((x, y), end)
        if abs(gap) < _NEAR:
            break
        low, high = (share, high) if gap < 0 else (low, share)
    tip, before = at(share), at(share - _length(width) / length)
    return _headed((start, control), tip, math.atan2(tip[1] - before[1], tip[0] - before[0]), width, curved=True)


def _headed(way: tuple[_Point, ...], tip: _Point, angle: float, width: float, *, curved: bool = False) -> Arrow:
    length = _length(width)
    neck, back = _towards(tip, angle, -_NECK * length), _towards(tip, angle, -length)
    left, right = (_towards(back, angle + side * math.pi / 2, _HALF * length) for side in (1, -1))
    return Arrow((*way, neck), (tip, left, neck, right), curved)


def _length(width: float) -> float:
    return 15 * SCALE + 3 * width


def _border(angle: float) -> float:
    """How far the border of a node is from its middle."""
    return min(_reach(math.cos(angle)), _reach(math.sin(angle))) + _BORDER


def _reach(part: float) -> float:
    return abs(RADIUS / part) if part else math.inf


def _towards(point: _Point, angle: float, far: float) -> _Point:
    return point[0] + far * math.cos(angle), point[1] + far * math.sin(angle)
