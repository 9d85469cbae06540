"""Find the best places by simulated annealing (Kirkpatrick and others 1983): nodes change places within their theme."""

from __future__ import annotations

import math
import random
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Arrangement", "anneal"]

_LINE = 200.0  # what it costs that a row is a line higher


@dataclass
class Arrangement:
    """Which node stands where, and what that costs."""

    at: dict[str, tuple[float, float]]
    links: list[tuple[str, str, float, bool]]
    boxes: Mapping[str, tuple[float, float, float, float]]
    lines: Mapping[str, int] = field(default_factory=dict)  # how high each label is
    shape: float = 140.0  # what it costs that an edge runs through a node's shape
    room: Mapping[tuple[float, bool], int] = field(default_factory=dict)  # lines that fit into a row; empty: any
    of: dict[str, list[int]] = field(init=False)

    def __post_init__(self) -> None:
        self.of = defaultdict(list)
        for number, link in enumerate(self.links):
            self.of[link[0]].append(number)
            self.of[link[1]].append(number)

    def fits(self, name: str, place: tuple[float, float]) -> bool:
        """Whether the label of a node is not too high for the row of a place."""
        return not self.room or self.lines[name] <= self.room[place[1], place[0] < 0]

    def rows(self, only: set[float] | None = None) -> dict[tuple[float, bool], int]:
        """The lines of the highest label in each row, at the left and at the right."""
        found: dict[tuple[float, bool], int] = {}
        for name, (x, y) in self.at.items():
            if name in self.lines and (only is None or y in only):
                found[y, x < 0] = max(found.get((y, x < 0), 0), self.lines[name])
        return found

    def cost(self, names: set[str], rows: set[float]) -> float:
        """The cost of everything that touches the named nodes, and of the height of some rows."""
        numbers = sorted({number for name in names for number in self.of[name]})
        ends = [(self.at[source], self.at[target]) for source, target, _, _ in self.links]
        total = 0.0 if self.room else _LINE * sum(self.rows(rows).values())
        for number in numbers:
            _, _, weight, ordered = self.links[number]
            (ax, ay), (bx, by) = ends[number]
            total += weight * math.hypot(bx - ax, by - ay)
            if ordered:
                total += 6 * abs(by - ay) + (1500 if bx <= ax else 0)
            total += sum(self._through(number, name) for name in self.at)
            total += 25 * sum(_cross(ends[number], other) for other in ends)
        chosen = set(numbers)
        for number in range(len(self.links)):
            if number not in chosen:
                total += sum(self._through(number, name) for name in names)
        return total

    def _through(self, number: int, name: str) -> float:
        """What it costs that an edge runs through a node that is none of its ends: its label, or worse, its shape."""
        source, target = self.links[number][:2]
        (ax, ay), (bx, by), (x, y) = self.at[source], self.at[target], self.at[name]
        left, top, right, bottom = self.boxes[name]
        if (
            (ax <= x + left and bx <= x + left)
            or (ay <= y + top and by <= y + top)
            or (ax >= x + right and bx >= x + right)
            or (ay >= y + bottom and by >= y + bottom)
            or name in (source, target)
        ):
            return 0
        low, high = 0.0, 1.0
        for start, delta, least, most in ((ax, bx - ax, x + left, x + right), (ay, by - ay, y + top, y + bottom)):
            if delta:
                one, two = sorted(((least - start) / delta, (most - start) / delta))
                low, high = max(low, one), min(high, two)
        if low >= high:
            return 0
        near = abs((bx - ax) * (y - ay) - (by - ay) * (x - ax)) < 20 * math.hypot(bx - ax, by - ay)
        return self.shape if near else 140.0


_Point = tuple[float, float]


def _cross(one: tuple[_Point, _Point], other: tuple[_Point, _Point]) -> bool:
    """Whether two lines cross; those that meet at an end do not."""
    ((ax, ay), (bx, by)), ((cx, cy), (dx, dy)) = one, other
    c = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
    d = (bx - ax) * (dy - ay) - (by - ay) * (dx - ax)
    if c * d >= 0:
        return False
    a = (dx - cx) * (ay - cy) - (dy - cy) * (ax - cx)
    b = (dx - cx) * (by - cy) - (dy - cy) * (bx - cx)
    return a * b < 0


def anneal(
    arrangement: Arrangement,
    groups: Mapping[str, list[str]],
    spare: dict[str, list[tuple[float, float]]],
    rng: random.Random,
    *,
    steps: int,
    temperature: float,
) -> None:
    """Move a node, or let two change places, again and again, at a falling temperature (in units of cost)."""
    names = sorted(name for members in groups.values() for name in members)
    theme_of = {name: theme for theme, members in groups.items() for name in members}
    for step in range(steps):
        now = temperature * (1 - step / steps) ** 2 + 0.01
        name = rng.choice(names)
        free = spare[theme_of[name]]
        choice = rng.randrange(len(groups[theme_of[name]]) + len(free))
        other = "" if choice < len(free) else groups[theme_of[name]][choice - len(free)]
        here, there = arrangement.at[name], arrangement.at[other] if other else free[choice]
        if other == name or not arrangement.fits(name, there) or (other and not arrangement.fits(other, here)):
            continue
        moved = {name, other} - {""}
        before = arrangement.cost(moved, {here[1], there[1]})
        arrangement.at |= {name: there} | ({other: here} if other else {})
        if _accept(arrangement.cost(moved, {here[1], there[1]}) - before, now, rng):
            if not other:
                free[choice] = here
        else:
            arrangement.at |= {name: here} | ({other: there} if other else {})


def _accept(change: float, temperature: float, rng: random.Random) -> bool:
    return change <= 0 or rng.random() < math.exp(-change / temperature)
