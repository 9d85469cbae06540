"""Place what other sources speak of: boxes of themes around the picture of the entry.

Everything is counted in whole pixels, so that the picture is the same on every machine. In a box, nodes stand in rows,
each as high as its longest label.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from visualize.explorer.model import PageModel
from visualize.layout.labels import LINE, RADIUS, Box, Position, box
from visualize.layout.themes import Group, groups

__all__ = ["surroundings"]

_CELL = 152  # pixels: the width of a column
_GAP = 4  # pixels between rows
_APART = 40  # pixels between boxes, sideways and downwards, the border of both in it
_HEADING = 44  # pixels more for the heading of an outer box, which is read from afar
_WIDE, _HIGH = 27, 20  # the shape of the whole, as windows are
#: Themes beside the picture of the entry, in the order in which there is room for them: at the right, then at the left.
_SIDES = (("symptoms",), ("mechanism", "markers"), ("tests",), ("treatment",), ("outlook", "company"))

Lines = Mapping[str, int]


def surroundings(model: PageModel, inside: Mapping[str, Position]) -> dict[str, Position]:
    """Positions of the nodes that only other sources speak of, around the picture of the entry.

    Of all ways to have some boxes beside the picture and the others under it, the one is taken whose whole has the
    shape of a window.

    Args:
        model: The page.
        inside: The nodes of the entry, which stay where they are.
    """
    lines = {node.id: len(node.lines) for node in model.nodes}
    outer = [group for group in groups(model) if group.beyond]
    frame = _around(
        [box(place, node.lines, listed=node.listed) for node in model.nodes if (place := inside.get(node.id))]
    )
    themes = [[group for group in outer if group.name in names] for names in _SIDES]
    sides = [stack for stack in themes if stack]
    sides += [[group] for group in outer if not any(group in stack for stack in sides)]
    best: tuple[int, dict[str, Position]] = (-1, {})
    for number in range(len(sides) + 1):
        found = _compose(frame, sides[:number], [group for stack in sides[number:] for group in stack], lines)
        left, top, right, bottom = _around([frame, *(Box(x, y, x, y) for x, y in found.values())])
        odd = abs((right - left) * _HIGH - (bottom - top) * _WIDE)
        best = min(best, (odd, found), key=lambda one: (one[0] < 0, one[0]))
    return best[1]


def _compose(frame: Box, sides: Sequence[Sequence[Group]], rest: Sequence[Group], lines: Lines) -> dict[str, Position]:
    """Stacks at the right and at the left of a frame by turns, the other groups on shelves under all."""
    found: dict[str, Position] = {}
    left, right, bottom = frame.left, frame.right, frame.bottom
    room = frame.bottom - frame.top
    for number, stack in enumerate(sides):
        columns = 1
        while _stacked(stack, columns, lines) > room and columns < sum(len(group.nodes) for group in stack):
            columns += 1
        width = columns * _CELL
        left -= (width + _APART) * (number % 2)
        start = left if number % 2 else right + _APART
        right += (width + _APART) * (1 - number % 2)
        found |= _stack(stack, columns, start, frame.top, lines)
        bottom = max(bottom, frame.top + _stacked(stack, columns, lines))
    shelf, _ = _shelves(rest, left, right - left, bottom + _APART, lines)
    return found | shelf


def _shelves(rest: Sequence[Group], left: int, width: int, top: int, lines: Lines) -> tuple[dict[str, Position], int]:
    """Groups on shelves of a width, those of a shelf about equally high; and how high all are."""
    columns = max(1, width // _CELL)
    ends: list[tuple[int, int, list[int]]] = [(0, 0, [])]  # rows of all shelves, where the last begins, its columns
    for end in range(1, len(rest) + 1):
        choices = []
        for start in range(end):
            if wide := _widths(rest[start:end], columns):
                rows = max(-(-len(group.nodes) // many) for group, many in zip(rest[start:end], wide, strict=True))
                choices.append((ends[start][0] + rows + 1, start, wide))
        ends.append(min(choices, key=lambda one: (one[0], -one[1])))
    shelves = []
    end = len(rest)
    while end:
        _, start, wide = ends[end]
        shelves.append((rest[start:end], wide))
        end = start
    found: dict[str, Position] = {}
    y = top
    for shelf, wide in reversed(shelves):
        x, bottom = left, y
        for group, many in zip(shelf, wide, strict=True):
            found |= _stack([group], many, x, y, lines)
            bottom = max(bottom, y + _height(group, many, lines))
            x += many * _CELL + _APART
        y = bottom + _APART
    return found, y - top


def _widths(shelf: Sequence[Group], columns: int) -> list[int]:
    """How many columns each group of a shelf has, so that the highest is as low as can be; none if they do not fit."""
    free = columns - (len(shelf) * _APART + _CELL - 1) // _CELL
    if free < len(shelf):
        return [min(columns, len(shelf[0].nodes))] if len(shelf) == 1 else []
    rows = 1
    while sum(-(-len(group.nodes) // rows) for group in shelf) > free:
        rows += 1
    return [-(-len(group.nodes) // rows) for group in shelf]


def _stack(stack: Sequence[Group], columns: int, left: int, top: int, lines: Lines) -> dict[str, Position]:
    """Groups one above the other, each in rows of so many columns."""
    found: dict[str, Position] = {}
    y = top
    for group in stack:
        y += _HEADING * group.beyond
        for row in _rows(group, columns):
            found |= {name: (left + place * _CELL + _CELL // 2, y + RADIUS + 3) for place, name in enumerate(row)}
            y += _row_height(row, lines)
        y += _APART - _GAP
    return found


def _rows(group: Group, columns: int) -> list[tuple[str, ...]]:
    return [group.nodes[start : start + columns] for start in range(0, len(group.nodes), columns)]


def _row_height(row: Sequence[str], lines: Lines) -> int:
    return 2 * RADIUS + 9 + LINE * max(lines[name] for name in row) + _GAP


def _height(group: Group, columns: int, lines: Lines) -> int:
    return _HEADING * group.beyond + sum(_row_height(row, lines) for row in _rows(group, columns)) - _GAP


def _stacked(stack: Sequence[Group], columns: int, lines: Lines) -> int:
    return sum(_height(group, columns, lines) + _APART for group in stack) - _APART


def _around(boxes: Sequence[Box]) -> Box:
    """The rectangle around some."""
    return Box(
        min(one.left for one in boxes),
        min(one.top for one in boxes),
        max(one.right for one in boxes),
        max(one.bottom for one in boxes),
    )
