"""Arrange a condition's graph by themes: a region for each, a grid in it, and the best place in the grid for a node.

The condition stands in the middle of what the entry states; the mechanism runs from left to right along the top. Which
node takes which place is found by annealing with a fixed seed: short edges, few crossings, no edge through another
node's label, causes left of their effects. It runs for a minute or two, and only when the committed positions are made.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable

from visualize.explorer.model import Edge, PageModel
from visualize.layout.anneal import Arrangement, anneal
from visualize.layout.labels import LINE, RADIUS, Position, box
from visualize.layout.themes import entry_alone, themes

__all__ = ["arrange"]

_CELL = (152, 84)  # pixels
_BAND, _GAP = 40, 4  # pixels between regions, for the heading, and between rows
_STEPS, _SEED = 24_000, 3
#: Regions above, at the left, at the right, in bands from the top: theme, middle of its first column, columns.
_TOP = ((("mechanism", 0.0, 8), ("topics", 8.12, 1)),)
_STACKS: tuple[tuple[tuple[tuple[str, float, int], ...], ...], ...] = (
    _TOP,
    ((("treatment", -0.15, 4),), (("company", -0.27, 2), ("outlook", 1.85, 2))),
    ((("symptoms", 5.12, 4),), (("tests", 5.12, 4),)),
)
_MIDDLE = ("people", "markers", "prediction")  # one column under the condition in the middle
_UNDER = 132  # pixels from the condition to that column
_COLUMNS = 9


def arrange(model: PageModel) -> dict[str, Position]:
    """Positions of what the entry of a condition speaks of, in pixels at zoom 1, the condition at (0, 0)."""
    model = entry_alone(model)
    groups: dict[str, list[str]] = defaultdict(list)
    theme_of = themes(model)
    for node in model.nodes:
        if node.id != model.focus:
            groups[theme_of.get(node.id, "topics")].append(node.id)
    slots = _slots({theme: len(names) for theme, names in groups.items()})
    rng = random.Random(_SEED)  # noqa: S311 - a layout, not a secret
    at: dict[str, tuple[float, float]] = {model.focus: (0.0, 0.0)} if model.focus else {}
    spare: dict[str, list[tuple[float, float]]] = {}
    for theme, names in sorted(groups.items()):
        at |= dict(zip(names, slots[theme], strict=False))
        spare[theme] = slots[theme][len(names) :]
    links = [
        (
            edge.source,
            edge.target,
            _weight(edge, model.focus),
            _is_chain(edge) and theme_of.get(edge.source) == "mechanism",
        )
        for edge in model.edges
        if edge.source != edge.target
    ]
    lines = {node.id: len(node.lines) for node in model.nodes if node.id != model.focus}
    arrangement = Arrangement(at, links, {node.id: box((0, 0), node.lines) for node in model.nodes}, lines, shape=600.0)
    anneal(arrangement, groups, spare, rng, steps=_STEPS, temperature=220.0)
    _compact(arrangement.at, spare, lines, theme_of)
    arrangement.shape, arrangement.room = 2000.0, arrangement.rows()
    anneal(arrangement, groups, spare, rng, steps=_STEPS, temperature=250.0)
    return {name: (round(x), round(y)) for name, (x, y) in arrangement.at.items()}


def _compact(
    at: dict[str, tuple[float, float]],
    spare: dict[str, list[tuple[float, float]]],
    lines: dict[str, int],
    theme_of: dict[str, str],
) -> None:
    """Make each row only as high as its longest label; rows without any go."""
    moved: dict[tuple[str, float], float] = {}

    def pile(themes_: Iterable[str], y: float) -> float:
        rows: dict[float, int] = {}
        for name, theme in theme_of.items():
            if theme in themes_:
                rows[at[name][1]] = max(rows.get(at[name][1], 0), lines[name])
        for row, highest in sorted(rows.items()):
            moved.update({(theme, row): y + RADIUS + 3 for theme in themes_})
            y += 2 * RADIUS + 9 + LINE * highest + _GAP
        return y + _BAND - _GAP

    top, bottoms = 0.0, []
    for stack in _STACKS:
        y = top
        for band in stack:
            y = pile([theme for theme, _, _ in band], y)
        top = top or y
        bottoms.append(y)
    middle = (top + max(bottoms)) / 2 - _BAND
    y = middle + _UNDER
    for theme in _MIDDLE:
        y = pile([theme], y)
    at |= {name: (at[name][0], moved[theme, at[name][1]] - middle) for name, theme in theme_of.items()}
    for theme, free in spare.items():
        free[:] = [(x, moved[theme, y] - middle) for x, y in free if (theme, y) in moved]


def _is_chain(edge: Edge) -> bool:
    return edge.predicate == "ck:leadsTo"


def _weight(edge: Edge, focus: str | None) -> float:
    """What a pixel of an edge costs."""
    if focus in (edge.source, edge.target):
        return 0.4
    if _is_chain(edge):
        return 3.0
    return 1.5 if edge.kind == "claim" else 1.0


def _slots(sizes: dict[str, int]) -> dict[str, list[tuple[float, float]]]:
    """The grid of each theme, the middle of the picture at (0, 0)."""
    width, height = _CELL
    found: dict[str, list[tuple[float, float]]] = {}

    def fill(theme: str, first: float, columns: int, top: float) -> float:
        rows = -(-sizes.get(theme, 0) // columns)
        found[theme] = [
            ((first + column - _COLUMNS // 2) * width, top + (row + 0.5) * height)
            for row in range(rows)
            for column in range(columns)
        ]
        return rows * height

    top, bottoms = 0.0, []
    for stack in _STACKS:
        bottom = top
        for band in stack:
            bottom += max(fill(theme, first, columns, bottom) for theme, first, columns in band) + _BAND
        top = top or bottom
        bottoms.append(bottom)
    middle = (top + max(bottoms)) / 2 - _BAND
    bottom = middle + _UNDER
    for theme in _MIDDLE:
        bottom += fill(theme, _COLUMNS // 2, 1, bottom) + _BAND
    return {theme: [(x, y - middle) for x, y in places] for theme, places in found.items()}
