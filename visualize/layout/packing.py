"""Pack boxes of nodes on shelves: each box in rows of its columns, and those of a shelf about equally high.

Everything is counted in whole pixels. A block is what is packed, measured from its upper left corner; around each box
there is room for its border and, above it, for its heading.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from visualize.layout.labels import LINE, RADIUS, Position, width
from visualize.layout.themes import Group

__all__ = ["APART", "Block", "Packer", "heading_width"]

#: Pixels between boxes, sideways (of lists: less) and downwards: the borders of both in it, a heading, and an arrow.
APART = 40

_GAP = 4  # pixels between rows, and between columns
_BOLD, _SQUEEZED = 10, 0.85  # pixels of a character of a heading; how much narrower it may be written
_MARGIN = 16  # pixels beside a heading


def heading_width(heading: str) -> int:
    """The least width of a box in which its heading is one line, in pixels."""
    return round(len(heading) * _BOLD * _SQUEEZED) + _MARGIN


class Placed(NamedTuple):
    """A box in a block: its number among all, its columns, where it begins."""

    number: int
    columns: int
    left: int
    top: int


@dataclass(frozen=True, slots=True)
class Block:
    """Boxes that stand together."""

    width: int
    height: int
    boxes: tuple[Placed, ...]


class Packer:
    """Packs some boxes, again and again: what was measured once is known."""

    beside = APART  # pixels between boxes, sideways

    def __init__(self, groups: Sequence[Group], lines: Mapping[str, Sequence[str]]) -> None:
        """Measure the boxes.

        Args:
            groups: What is in each.
            lines: The label of each node, cut into lines.
        """
        self.groups = groups
        self.lines = lines
        self._cells = [max(width(lines[name]) for name in group.nodes) + _GAP for group in groups]
        self._least = [
            -(-heading_width(group.heading) // cell) for group, cell in zip(groups, self._cells, strict=True)
        ]
        self._heights: dict[tuple[int, int], int] = {}
        self._blocks: dict[tuple[tuple[int, ...], int], Block] = {}

    def block(self, numbers: tuple[int, ...], room: int) -> Block:
        """Boxes in their order on shelves that are no wider than a room, unless a single box must be wider."""
        key = (numbers, room)
        if key not in self._blocks:
            self._blocks[key] = self._pack(numbers, room)
        return self._blocks[key]

    def places(self, block: Block, left: int, top: int) -> dict[str, Position]:
        """Where the nodes of a block stand that begins at a point."""
        found: dict[str, Position] = {}
        for box in block.boxes:
            cell, y = self._cells[box.number], top + box.top
            for row in self._rows(box.number, box.columns):
                for place, name in enumerate(row):
                    found[name] = (left + box.left + place * cell + cell // 2, y + RADIUS + 3)
                y += self._row_height(row)
        return found

    def _pack(self, numbers: tuple[int, ...], room: int) -> Block:
        """The shelves of which all together are as low as can be."""
        best: list[tuple[int, int]] = [(0, 0)]  # the height of the first boxes, and where their last shelf begins
        for end in range(1, len(numbers) + 1):
            choices = []
            for start in range(end - 1, -1, -1):
                columns = self._columns(numbers[start:end], room)
                if not columns:
                    break
                shelf = zip(numbers[start:end], columns, strict=True)
                high = max(self._height(number, many) for number, many in shelf)
                choices.append((best[start][0] + high + APART * (start > 0), start))
            best.append(min(choices, key=lambda one: (one[0], -one[1])))
        shelves: list[tuple[int, ...]] = []
        end = len(numbers)
        while end:
            start = best[end][1]
            shelves.append(numbers[start:end])
            end = start
        boxes: list[Placed] = []
        wide = top = 0
        for among in reversed(shelves):
            left = high = 0
            for number, many in zip(among, self._columns(among, room), strict=True):
                boxes.append(Placed(number, many, left, top))
                left += self._width(number, many) + self.beside
                high = max(high, self._height(number, many))
            wide = max(wide, left - self.beside)
            top += high + APART
        return Block(wide, max(0, top - APART), tuple(boxes))

    def _columns(self, shelf: tuple[int, ...], room: int) -> list[int]:
        """How many columns each box of a shelf has, so that the highest is low; none if they do not fit."""
        sizes = [len(self.groups[number].nodes) for number in shelf]
        for rows in range(1, max(sizes) + 1):
            columns = [-(-size // rows) for size in sizes]
            widths = [self._width(number, many) for number, many in zip(shelf, columns, strict=True)]
            if sum(widths) + self.beside * (len(shelf) - 1) <= room:
                return columns
        return [1] if len(shelf) == 1 else []

    def _width(self, number: int, columns: int) -> int:
        return self._cells[number] * max(columns, self._least[number])

    def _height(self, number: int, columns: int) -> int:
        key = (number, columns)
        if key not in self._heights:
            self._heights[key] = sum(map(self._row_height, self._rows(*key))) - _GAP
        return self._heights[key]

    def _rows(self, number: int, columns: int) -> Iterable[Sequence[str]]:
        nodes = self.groups[number].nodes
        return [nodes[start : start + columns] for start in range(0, len(nodes), columns)]

    def _row_height(self, row: Sequence[str]) -> int:
        return 2 * RADIUS + 9 + LINE * max(len(self.lines[name]) for name in row) + _GAP
