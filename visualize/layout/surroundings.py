"""Place what only other sources mention around the picture of the entry: symptoms at the right, all else below."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Mapping

from visualize.explorer.model import PageModel
from visualize.layout.anneal import Arrangement, anneal
from visualize.layout.labels import LINE, RADIUS, Box, Position, box
from visualize.layout.themes import outsiders, themes

__all__ = ["surroundings"]

_CELL = (152, 76)  # pixels
_APART, _BAND, _GAP = 24, 40, 4  # pixels between regions sideways and downwards, and between rows
_STEPS, _SEED = 8_000, 1
#: The shelf at the right of the picture, and those under it: themes with the number of their columns.
_SHELVES = (
    (("symptoms", 5),),
    (("treatment", 5), ("markers", 3), ("tests", 5)),
    (("mechanism", 4), ("prediction", 3), ("outlook", 2), ("company", 4), ("people", 2), ("topics", 1)),
)


def surroundings(model: PageModel, inside: Mapping[str, Position]) -> dict[str, Position]:
    """Positions of the nodes that have none, in pixels: a region a theme, its lines short.

    Args:
        model: The page.
        inside: The nodes of the entry, which stay where they are.
    """
    lines = {node.id: node.lines for node in model.nodes}
    theme_of = themes(model)
    groups: dict[str, list[str]] = defaultdict(list)
    for name in sorted(outsiders(model) - set(inside)):
        groups[theme_of[name]].append(name)
    frame = [box(place, lines[name]) for name, place in inside.items()]
    at = {name: (float(x), float(y)) for name, (x, y) in inside.items()}
    at |= _shelve(groups, frame, dict.fromkeys(lines, 1))
    links = [
        (edge.source, edge.target, 1.0, False)
        for edge in model.edges
        if model.focus not in (edge.source, edge.target)
        and edge.source != edge.target
        and not {edge.source, edge.target} <= set(inside)
    ]
    arrangement = Arrangement(at, links, {name: box((0, 0), label) for name, label in lines.items()})
    rng = random.Random(_SEED)  # noqa: S311 - a layout, not a secret
    anneal(arrangement, groups, {theme: [] for theme in groups}, rng, steps=_STEPS, temperature=200.0)
    for names in groups.values():
        names.sort(key=lambda name: (at[name][1], at[name][0]))
    places = _shelve(groups, frame, {name: len(label) for name, label in lines.items()})
    return {name: (round(x), round(y)) for name, (x, y) in places.items()}


def _shelve(
    groups: Mapping[str, list[str]], frame: list[Box], lines: Mapping[str, int]
) -> dict[str, tuple[float, float]]:
    """Rows of nodes in the order given, each row as high as its longest label."""
    found: dict[str, tuple[float, float]] = {}
    left, right = min(one.left for one in frame), max(one.right for one in frame)
    top, bottom = min(one.top for one in frame), max(one.bottom for one in frame)
    width, _ = _CELL
    for number, shelf in enumerate(_SHELVES):
        x = right + _APART if number == 0 else left
        start = top if number == 0 else bottom + _BAND
        for theme, columns in shelf:
            names = groups.get(theme, [])
            y = start
            for row in (names[place : place + columns] for place in range(0, len(names), columns)):
                found |= {name: (x + (column + 0.5) * width, y + RADIUS + 3) for column, name in enumerate(row)}
                y += 2 * RADIUS + 9 + LINE * max(lines[name] for name in row) + _GAP
            x += columns * width + _APART if names else 0
            bottom = max(bottom, y - _GAP)
    return found
