"""Pack boxes in which nodes stand as in lists: the label beside the shape, one under the other, in columns.

A list takes half of the room that labels under shapes take, and is read as one reads a text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from visualize.layout.labels import LISTED_RADIUS, Position, box, listed_height
from visualize.layout.packing import Block, Packer, heading_width
from visualize.layout.themes import Group

__all__ = ["ListPacker"]

_GAP = 14  # pixels between columns
_STEP = 4  # pixels by which the height of columns is tried


class ListPacker(Packer):
    """Packs boxes of lists: a column is as wide as its widest label."""

    beside = 28

    def __init__(self, groups: Sequence[Group], lines: Mapping[str, Sequence[str]]) -> None:
        """Measure the boxes.

        Args:
            groups: What is in each.
            lines: The label of each node, cut into lines.
        """
        super().__init__(groups, lines)
        rooms = {name: box((0, 0), lines[name], listed=True) for group in groups for name in group.nodes}
        self._wide = {name: room.right - room.left for name, room in rooms.items()}
        self._widths: dict[tuple[int, int], int] = {}
        self._columns_of: dict[tuple[int, int], list[Sequence[str]]] = {}

    def places(self, block: Block, left: int, top: int) -> dict[str, Position]:
        """Where the nodes of a block stand that begins at a point."""
        found: dict[str, Position] = {}
        for one in block.boxes:
            x = left + one.left + LISTED_RADIUS + 3
            for column in self._lists(one.number, one.columns):
                y = top + one.top
                for name in column:
                    high = listed_height(self.lines[name])
                    found[name] = (x, y + high // 2)
                    y += high
                x += max(map(self._wide.__getitem__, column)) + _GAP
        return found

    def _width(self, number: int, columns: int) -> int:
        key = (number, columns)
        if key not in self._widths:
            lists = self._lists(number, columns)
            wide = sum(max(map(self._wide.__getitem__, one)) + _GAP for one in lists) - _GAP
            self._widths[key] = max(wide, heading_width(self.groups[number].heading))
        return self._widths[key]

    def _height(self, number: int, columns: int) -> int:
        key = (number, columns)
        if key not in self._heights:
            lists = self._lists(number, columns)
            self._heights[key] = max(sum(listed_height(self.lines[name]) for name in one) for one in lists)
        return self._heights[key]

    def _lists(self, number: int, columns: int) -> list[Sequence[str]]:
        """The columns, so many at most, as low as can be by a few pixels; the first ones full."""
        key = (number, columns)
        if key not in self._columns_of:
            nodes = self.groups[number].nodes
            highs = [listed_height(self.lines[name]) for name in nodes]
            high = max(*highs, -(-sum(highs) // columns))
            while len(starts := _filled(highs, high)) > columns:
                high += _STEP
            self._columns_of[key] = [nodes[a:b] for a, b in pairwise([*starts, len(nodes)])]
        return self._columns_of[key]


def _filled(highs: Sequence[int], most: int) -> list[int]:
    """Where columns begin that are no higher than that."""
    starts, high = [0], 0
    for at, one in enumerate(highs):
        if high + one > most:
            starts.append(at)
            high = 0
        high += one
    return starts
