"""Place what an entry speaks of in boxes around its condition, so that the whole has the shape of a window.

Each theme has a side of the condition where it stands by custom. Where a picture of that kind would be long and narrow,
as one of many symptoms and little else, boxes go to other sides, and all become wider or higher.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

from visualize.explorer.model import PageModel
from visualize.layout.labels import LINE, RADIUS, Position, width
from visualize.layout.lists import ListPacker
from visualize.layout.packing import APART, Block, Packer
from visualize.layout.themes import groups

__all__ = ["around_condition", "extent"]

_WIDE, _HIGH = 29, 20  # the shape of the whole, as windows are
_WIDE_OF_LISTS = 25  # what is dense must fill narrow windows, too
_ENOUGH = 32  # of these units: what is no larger than that has room at its usual size
_COLUMN = 156  # pixels: about a column
_ASIDE = 68  # pixels between the condition and a box beside it, for arrows and their words
_BELOW = 92  # pixels from the condition's label to a box under it: a heading, an arrow and its words
_MOVED, _ASKEW = 0.015, 0.15  # what it costs that a box is not on its side; that the condition is not in the middle
_ROUNDS = 2
#: Sides, and the themes that stand there by custom, in their order.
_SIDES = {
    "top": ("causes", "mechanism", "worse"),
    "left": ("treatment", "prevention", "company", "outlook"),
    "right": ("symptoms", "tests"),
    "under": ("people", "markers", "prediction"),
    "bottom": ("questions", "topics", "others"),
}


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where boxes stand: the blocks above, at the left, at the right, under the condition, and below; what it costs."""

    cost: float
    extent: float  # of the whole, see there
    blocks: dict[str, Block]
    middle: int  # pixels: the width between the left and the right


def extent(model: PageModel) -> float:
    """How large the picture of what an entry speaks of is, where a window at zoom 1 is about 32."""
    search, _ = _prepared(model)
    return search.best().extent if search else 0.0


def around_condition(model: PageModel) -> dict[str, Position]:
    """Positions of the condition, at (0, 0), and of what its entry speaks of, a box for each theme."""
    search, found = _prepared(model)
    return found | _placed(search.best(), search.packer, search.high) if search else found


def _prepared(model: PageModel) -> tuple[_Search | None, dict[str, Position]]:
    """What looks for the places of what an entry speaks of, if it speaks of any; and the condition's own place."""
    lines = {node.id: node.lines for node in model.nodes}
    listed = any(node.listed for node in model.nodes)
    inner = [replace(group, nodes=_in_steps(model, group.nodes)) for group in groups(model) if not group.beyond]
    order = [name for names in _SIDES.values() for name in names]
    inner.sort(key=lambda group: order.index(group.name))
    home = [next(side for side, names in _SIDES.items() if group.name in names) for group in inner]
    own = lines.get(model.focus or "", ())
    middle: dict[str, Position] = {model.focus: (0, 0)} if model.focus else {}
    if not inner:
        return None, middle
    packer, wide = (ListPacker(inner, lines), _WIDE_OF_LISTS) if listed else (Packer(inner, lines), _WIDE)
    return _Search(packer, home, width(own), RADIUS + 6 + LINE * len(own), wide), middle


def _in_steps(model: PageModel, nodes: Sequence[str]) -> tuple[str, ...]:
    """Nodes of a box, those first from which a chain of causes begins, what it leads to after them."""
    links = [(one.source, one.target) for one in model.edges if one.predicate == "ck:leadsTo"]
    steps = dict.fromkeys(nodes, 0)
    for _ in nodes:  # a chain is no longer than that, and a circle ends
        later = {b: steps[a] + 1 for a, b in links if a in steps and b in steps and steps[b] <= steps[a] < len(nodes)}
        if not later:
            break
        steps |= later
    return tuple(sorted(nodes, key=lambda name: steps[name]))


class _Search:
    """Looks for the sides and widths with which the whole has the shape of a window."""

    def __init__(self, packer: Packer, home: list[str], wide: int, high: int, shape: int) -> None:
        self.packer = packer
        self.shape = shape  # how wide the whole should be, where it is 20 high
        self.home = home
        self.wide, self.high = wide, high  # pixels: the condition's label, and from its middle to the label's end
        nodes = sum(len(group.nodes) for group in packer.groups)
        self.most = max(2, round((nodes * 1.6) ** 0.5) + 1)  # columns at one side

    def best(self) -> _Plan:
        """The best plan that moving one box at a time leads to."""
        sides = list(self.home)
        now = self.plan(sides)
        for _ in range(_ROUNDS):
            before = now.cost
            for number, side in product(range(len(sides)), _SIDES):
                if side == sides[number] or (side == "under" and self.home[number] != "under"):
                    continue
                other = [*sides[:number], side, *sides[number + 1 :]]
                plan = self.plan(other)
                if plan.cost < now.cost:
                    now, sides = plan, other
            if now.cost == before:
                break
        return now

    def plan(self, sides: list[str]) -> _Plan:
        """The best widths for boxes on given sides."""
        on = {side: tuple(n for n, one in enumerate(sides) if one == side) for side in _SIDES}
        under = self.packer.block(on["under"], 2 * _COLUMN)
        middle = max(self.wide, under.width) + 2 * _ASIDE
        high = RADIUS + self.high + (_BELOW + under.height if on["under"] else 0)
        moved = _MOVED * sum(one != other for one, other in zip(sides, self.home, strict=True))
        plans = []
        for columns in product(self._columns(on["left"]), self._columns(on["right"])):
            left, right = (
                self.packer.block(on[side], many * _COLUMN)
                for side, many in zip(("left", "right"), columns, strict=True)
            )
            wide = left.width + middle + right.width
            top, bottom = self.packer.block(on["top"], wide), self.packer.block(on["bottom"], wide)
            tall = max(left.height, right.height, high)
            tall += sum(one.height + 2 * APART for one in (top, bottom) if one.boxes)
            whole = max(wide, top.width, bottom.width), tall
            askew = abs(left.width - right.width) / wide + abs(top.height - bottom.height) / tall
            cost = (
                max(_ENOUGH, whole[0] / self.shape, whole[1] / _HIGH) * (1 + moved + _ASKEW * askew) + sum(whole) / 1e5
            )
            blocks = {"top": top, "left": left, "right": right, "under": under, "bottom": bottom}
            plans.append(_Plan(cost, max(whole[0] / _WIDE, whole[1] / _HIGH), blocks, middle))
        return min(plans, key=lambda one: one.cost)

    def _columns(self, numbers: tuple[int, ...]) -> range:
        return range(1, self.most + 1) if numbers else range(1)


def _placed(plan: _Plan, packer: Packer, high: int) -> dict[str, Position]:
    """The positions of a plan's nodes."""
    blocks = plan.blocks
    under = blocks["under"]
    own = RADIUS + high + (_BELOW + under.height if under.boxes else 0)  # the condition, and what is under it
    tall = max(blocks["left"].height, blocks["right"].height, own)
    top = -RADIUS - (tall - own) // 2
    left, right = -plan.middle // 2, plan.middle // 2
    found = packer.places(blocks["left"], left - blocks["left"].width, top + (tall - blocks["left"].height) // 2)
    found |= packer.places(blocks["right"], right, top + (tall - blocks["right"].height) // 2)
    found |= packer.places(under, -under.width // 2, high + _BELOW)
    middle = (left - blocks["left"].width + right + blocks["right"].width) // 2
    above, below = blocks["top"], blocks["bottom"]
    found |= packer.places(above, middle - above.width // 2, top - 2 * APART - above.height)
    return found | packer.places(below, middle - below.width // 2, top + tall + 2 * APART)
