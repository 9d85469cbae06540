"""Where nodes stand: committed positions for what the entry on LEMS speaks of, computed ones for all else.

``python -m visualize.layout`` computes the committed positions anew and writes them. They are committed because the
page must be the same, byte for byte, on every machine, and floating-point libraries differ. Every other condition, and
what other sources add, is placed in whole pixels (:mod:`visualize.layout.around` and
:mod:`visualize.layout.surroundings`); only graphs without themes are spread by springs.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg.files import read_text
from visualize.explorer.model import PageModel
from visualize.layout.around import around_condition, extent
from visualize.layout.labels import LISTED, Box, Position, box, wrap
from visualize.layout.packing import heading_width
from visualize.layout.surroundings import surroundings
from visualize.layout.themes import groups, outsiders, themes

if TYPE_CHECKING:
    import numpy as np

    Points = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
    Numbers = np.ndarray[tuple[int, ...], np.dtype[np.int64]]

__all__ = ["POSITIONS", "Region", "place", "read_positions", "regions", "spread", "with_lists"]

#: Heading, left, top, width, height.
Region = tuple[str, int, int, int, int]

#: The committed positions: node id to [x, y].
POSITIONS = Path(__file__).resolve().parents[1] / "positions" / "lems.json"

_PADDING, _HEADING, _LISTED_HEADING, _OUTER_HEADING = 8, 26, 30, 60  # pixels around the nodes of a box, for its heading
_DENSE = 36  # extent: of what is larger than that, labels have no room in a window of usual size
_ROUNDS, _SEED = 80, 7  # of the spring layout
_IDEAL = 170.0  # pixels between two linked nodes
_WIDE = 1.5  # times as wide as high, as windows are


def read_positions() -> dict[str, Position]:
    """The committed positions."""
    return {name: (x, y) for name, (x, y) in json.loads(read_text(POSITIONS)).items()}


def with_lists(model: PageModel) -> PageModel:
    """The model with its entry's nodes as lists in their boxes, where labels under shapes would have no room."""
    if model.large or not themes(model):
        return model
    beyond, known = outsiders(model), read_positions()
    inner = {node.id for node in model.nodes if node.id not in beyond}
    if inner <= known.keys() or (under := extent(model)) <= _DENSE:
        return model
    listed = inner - {model.focus}
    nodes = (
        replace(node, lines=wrap(node.said + node.label, LISTED), listed=True) if node.id in listed else node
        for node in model.nodes
    )
    found = replace(model, nodes=tuple(nodes))
    return found if extent(found) < under else model


def place(model: PageModel) -> dict[str, Position]:
    """A position for every node that the page draws when it opens: all, or none of a large graph.

    In a graph with themes it is in the box of its theme, in any other one computed so that labels do not collide.
    """
    if model.large:
        return {}
    known = read_positions()
    if not themes(model):
        return spread(model, {node.id: known[node.id] for node in model.nodes if node.id in known})
    beyond = outsiders(model)
    inner = [node.id for node in model.nodes if node.id not in beyond]
    fixed = {name: known[name] for name in inner if name in known}
    inside = fixed if len(fixed) == len(inner) else around_condition(model)
    return inside | surroundings(model, inside)


def regions(model: PageModel, positions: Mapping[str, Position]) -> list[Region]:
    """The rectangles of the boxes of the picture, if it is arranged by themes: none may overlap another."""
    if not positions:
        return []
    rooms = {
        node.id: box(positions[node.id], node.lines, listed=node.listed) for node in model.nodes if node.id in positions
    }
    listed = {node.id for node in model.nodes if node.listed}
    found = []
    for group in groups(model):
        boxes = [rooms[name] for name in group.nodes]
        left, top = min(item.left for item in boxes), min(item.top for item in boxes)
        right, bottom = max(item.right for item in boxes), max(item.bottom for item in boxes)
        heading = _OUTER_HEADING if group.beyond else _LISTED_HEADING if group.nodes[0] in listed else _HEADING
        found.append(
            (
                group.heading,
                left - _PADDING,
                top - heading,
                right - left + 2 * _PADDING,
                bottom - top + heading + _PADDING // 2,
            )
        )
    areas = [Box(left, top, left + width, top + height) for _, left, top, width, height in found]
    if any(one.overlaps(other) for number, one in enumerate(areas) for other in areas[:number]):
        return []
    taken = list(rooms.values())
    for number, one in enumerate(found):
        areas[number] = _widened(areas[number], heading_width(one[0]), [*areas[:number], *areas[number + 1 :]], taken)
    return [
        (one[0], area.left, area.top, area.right - area.left, area.bottom - area.top)
        for one, area in zip(found, areas, strict=True)
    ]


def _widened(area: Box, wide: int, others: Iterable[Box], taken: Iterable[Box]) -> Box:
    """A box as wide as its heading, where nothing is in the way: at the right, else at the left; else as it was."""
    more = wide - (area.right - area.left)
    if more <= 0:
        return area
    right, left = area._replace(right=area.right + more), area._replace(left=area.left - more)
    strips = (right, right._replace(left=area.right)), (left, left._replace(right=area.left))
    busy = [*others, *taken]
    return next((one for one, strip in strips if not any(strip.overlaps(other) for other in busy)), area)


def spread(model: PageModel, fixed: Mapping[str, Position]) -> dict[str, Position]:
    """Positions by springs (Fruchterman and Reingold 1991) from a fixed seed, labels pushed apart.

    Args:
        model: The page.
        fixed: Nodes that stay where they are.
    """
    import numpy as np

    if not model.nodes:
        return {}
    size = 110.0 * len(model.nodes) ** 0.5
    start = np.random.default_rng(_SEED).uniform(-size, size, (len(model.nodes), 2))
    points = np.array([fixed.get(node.id, place) for node, place in zip(model.nodes, start, strict=True)], dtype=float)
    free = np.array([node.id not in fixed for node in model.nodes], dtype=float)
    numbers = {node.id: number for number, node in enumerate(model.nodes)}
    pairs = {(numbers[edge.source], numbers[edge.target]) for edge in model.edges if edge.source != edge.target}
    points = _spring(points, np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2), free, size)
    if not fixed:
        points[:, 0] *= _WIDE
    boxes = np.array([box((0, 0), node.lines) for node in model.nodes], dtype=float)
    points = _push_apart(points, boxes, free)
    return {
        node.id: fixed.get(node.id) or (round(float(x)), round(float(y)))
        for node, (x, y) in zip(model.nodes, points, strict=True)
    }


def _spring(points: Points, pairs: Numbers, free: Points, size: float) -> Points:
    """Let nodes repel each other and links draw them together, in ever smaller steps.

    Written out because networkx asks for scipy from 500 nodes on.

    Args:
        points: Where the nodes start.
        pairs: Numbers of the two nodes of each link.
        free: 1 for a node that moves, 0 for one that stays.
        size: Pixels from the middle to the side.
    """
    import numpy as np

    first, second = pairs[:, 0], pairs[:, 1]
    for step in np.linspace(size / 5, 0, _ROUNDS, endpoint=False):
        x, y = (np.subtract.outer(axis, axis) for axis in points.T.astype(np.float32))
        force = _IDEAL**2 / np.maximum(x * x + y * y, 1)
        push = np.stack([(x * force).sum(axis=1), (y * force).sum(axis=1)], axis=1).astype(float)
        link = points[first] - points[second]
        pull = link * (np.linalg.norm(link, axis=1) / _IDEAL)[:, None]
        np.add.at(push, first, -pull)
        np.add.at(push, second, pull)
        push -= points  # towards the middle: parts that nothing joins would drift away
        length = np.maximum(np.linalg.norm(push, axis=1), 0.01)
        points = points + push * (np.minimum(length, step) / length * free)[:, None]
    return points


def _push_apart(points: Points, boxes: Points, free: Points) -> Points:
    """Move labels that overlap apart, each half of the way, along the shorter side, until none does."""
    import numpy as np

    half = (boxes[:, 2:] - boxes[:, :2]) / 2 + 2
    middle = (boxes[:, 2:] + boxes[:, :2]) / 2
    centres = points + middle
    for _ in range(200):
        near = np.ones((len(points), len(points)), dtype=bool)
        for axis in (0, 1):
            near &= np.abs(np.subtract.outer(centres[:, axis], centres[:, axis])) < np.add.outer(
                half[:, axis], half[:, axis]
            )
        one, two = np.nonzero(np.triu(near, 1))
        if not len(one):
            break
        delta = centres[one] - centres[two]
        overlap = half[one] + half[two] - np.abs(delta)
        side = (overlap[:, 1] <= overlap[:, 0]).astype(int)  # 0: apart to left and right, 1: up and down
        rows = np.arange(len(one))
        move = np.where(delta[rows, side] > 0, 1.0, -1.0) * overlap[rows, side]
        push = np.zeros_like(centres)
        np.add.at(push, (one, side), move)
        np.add.at(push, (two, side), -move)
        centres += np.clip(push * 0.55, -60, 60) * free[:, None]
    return centres - middle
