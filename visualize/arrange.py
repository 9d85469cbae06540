"""Arrange a condition's graph by themes: a region for each, a grid in it, and the best place in the grid for a node.

The condition stands in the middle; the mechanism runs from left to right along the top. Which node takes which place
is found by simulated annealing (Kirkpatrick and others 1983) with a fixed seed: short edges, few crossings, no edge
through another node's label, causes left of their effects. It runs for some minutes, and only when the committed
positions are made.
"""

from __future__ import annotations

import math
import random
from collections import defaultdict
from dataclasses import dataclass

from kg.namespaces import local_name
from visualize.labels import box
from visualize.layout import Position
from visualize.model import Edge, PageModel
from visualize.themes import themes

__all__ = ["arrange"]

_CELL = (170, 98)  # pixels
_BAND = 40  # pixels between regions, for the heading
_STEPS, _SEED = 30_000, 1
#: Regions under the mechanism, in bands from the top: theme, middle of the first column, number of columns.
_STACKS: tuple[tuple[tuple[tuple[str, float, int], ...], ...], ...] = (
    (
        (("treatment", -0.15, 4),),
        (("company", -0.27, 2), ("outlook", 1.85, 2)),
        (("people", -0.27, 3), ("topics", 2.87, 2)),
    ),
    ((("symptoms", 5.12, 4),), (("tests", 5.12, 4),)),
)
_COLUMNS = 9


@dataclass
class _Board:
    """Who stands where, and what that costs."""

    at: dict[str, tuple[float, float]]
    links: list[tuple[str, str, float, bool]]
    of: dict[str, list[int]]
    boxes: dict[str, tuple[float, float, float, float]]
    shape: float = 140.0  # what it costs that an edge runs through a node's shape

    def cost(self, names: set[str]) -> float:
        """The cost of everything that touches the named nodes."""
        numbers = sorted({number for name in names for number in self.of[name]})
        total = 0.0
        for number in numbers:
            source, target, weight, ordered = self.links[number]
            (ax, ay), (bx, by) = self.at[source], self.at[target]
            total += weight * math.hypot(bx - ax, by - ay)
            if ordered:
                total += 6 * abs(by - ay) + (1500 if bx <= ax else 0)
            total += sum(self._through(number, name) for name in self.at)
            total += 25 * sum(self._crosses(number, other) for other in range(len(self.links)) if other != number)
        chosen = set(numbers)
        for number in range(len(self.links)):
            if number not in chosen:
                total += sum(self._through(number, name) for name in names)
        return total

    def _through(self, number: int, name: str) -> float:
        """What it costs that an edge runs through a node that is none of its ends: its label, or worse, its shape."""
        source, target = self.links[number][:2]
        if name in (source, target):
            return 0
        (ax, ay), (bx, by), (x, y) = self.at[source], self.at[target], self.at[name]
        left, top, right, bottom = self.boxes[name]
        low, high = 0.0, 1.0
        for start, delta, least, most in ((ax, bx - ax, x + left, x + right), (ay, by - ay, y + top, y + bottom)):
            if delta == 0:
                if not least < start < most:
                    return 0
                continue
            one, two = sorted(((least - start) / delta, (most - start) / delta))
            low, high = max(low, one), min(high, two)
        if low >= high:
            return 0
        return (
            self.shape if abs((bx - ax) * (y - ay) - (by - ay) * (x - ax)) < 20 * math.hypot(bx - ax, by - ay) else 140
        )

    def _crosses(self, one: int, two: int) -> bool:
        ends = {*self.links[one][:2], *self.links[two][:2]}
        if len(ends) < 4:
            return False
        a, b = (self.at[name] for name in self.links[one][:2])
        c, d = (self.at[name] for name in self.links[two][:2])
        return _side(a, b, c) != _side(a, b, d) and _side(c, d, a) != _side(c, d, b)


def _side(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> bool:
    return (b[0] - a[0]) * (c[1] - a[1]) > (b[1] - a[1]) * (c[0] - a[0])


def arrange(model: PageModel) -> dict[str, Position]:
    """Positions of all nodes of a condition's graph, in pixels at zoom 1, the condition at (0, 0)."""
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
    of: dict[str, list[int]] = defaultdict(list)
    for number, link in enumerate(links):
        of[link[0]].append(number)
        of[link[1]].append(number)
    lines = {node.id: node.lines for node in model.nodes}
    boxes = {name: tuple(map(float, box((0, 0), lines[name]))) for name in at}
    board = _Board(at, links, of, boxes)  # type: ignore[arg-type]  # a box has four numbers
    _anneal(board, groups, spare, rng, steps=_STEPS, heat=220.0)
    board.shape = 2000.0
    _anneal(board, groups, spare, rng, steps=_STEPS // 2, heat=25.0)
    return {name: (round(x), round(y)) for name, (x, y) in board.at.items()}


def _is_chain(edge: Edge) -> bool:
    return edge.kind == "claim" and local_name(edge.predicate) == "leadsTo"


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

    top = fill("mechanism", 0, _COLUMNS, 0) + _BAND
    bottoms = []
    for stack in _STACKS:
        bottom = top
        for band in stack:
            bottom += max(fill(theme, first, columns, bottom) for theme, first, columns in band) + _BAND
        bottoms.append(bottom)
    middle = (top + max(bottoms)) / 2 - _BAND
    return {theme: [(x, y - middle) for x, y in places] for theme, places in found.items()}


def _anneal(
    board: _Board,
    groups: dict[str, list[str]],
    spare: dict[str, list[tuple[float, float]]],
    rng: random.Random,
    *,
    steps: int,
    heat: float,
) -> None:
    """Move a node to a free place, or let two change places, again and again, at falling heat (in units of cost)."""
    names = sorted(name for members in groups.values() for name in members)
    theme_of = {name: theme for theme, members in groups.items() for name in members}
    for step in range(steps):
        now = heat * (1 - step / steps) ** 2 + 0.01
        name = rng.choice(names)
        free = spare[theme_of[name]]
        choice = rng.randrange(len(groups[theme_of[name]]) + len(free))
        if choice < len(free):
            before = board.cost({name})
            board.at[name], free[choice] = free[choice], board.at[name]
            if not _accept(board.cost({name}) - before, now, rng):
                board.at[name], free[choice] = free[choice], board.at[name]
            continue
        other = groups[theme_of[name]][choice - len(free)]
        if other == name:
            continue
        before = board.cost({name, other})
        board.at[name], board.at[other] = board.at[other], board.at[name]
        if not _accept(board.cost({name, other}) - before, now, rng):
            board.at[name], board.at[other] = board.at[other], board.at[name]


def _accept(change: float, heat: float, rng: random.Random) -> bool:
    return change <= 0 or rng.random() < math.exp(-change / heat)
