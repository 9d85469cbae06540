"""Labels on the canvas: wrap them, and say how much room they take (in pixels at zoom 1), without measuring a font."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

__all__ = [
    "LINE",
    "LISTED",
    "LISTED_RADIUS",
    "LISTED_START",
    "RADIUS",
    "Box",
    "Position",
    "box",
    "is_from_right",
    "listed_height",
    "width",
    "wrap",
]

#: The middle of a node: pixels at zoom 1, x to the right, y downwards.
Position = tuple[int, int]

#: Pixels: the height of a line, the radius of a node's shape.
LINE, RADIUS = 19, 15

#: Of a node in a list, whose label stands at the right of its shape: characters in a line, the radius of the shape, and
#: pixels from its middle to the label.
LISTED, LISTED_RADIUS, LISTED_START = 24, 10, 15

_LISTED_CHARACTER = 8  # pixels: in a list, whose columns are as wide as its longest label
_CHARACTER, _LEAST, _MOST = 9, 80, 150  # pixels: a wide character at 16 px, the narrowest and the widest label
_WIDTH, _WORD = 16, 20  # characters in a line; a single word may have more, and is then squeezed
#: Blocks of letters that are written from right to left (Unicode, bidirectional classes R and AL).
_FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]")
_LISTED_GAP, _LISTED_MORE = 3, 2  # pixels between two labels in a list; more for each line, which may be larger
_LINES = 4  # lines of a label; what is longer ends in an ellipsis


class Box(NamedTuple):
    """A rectangle, in pixels."""

    left: int
    top: int
    right: int
    bottom: int

    def overlaps(self, other: Box) -> bool:
        """Whether the two share any area."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def wrap(label: str, most: int = _WIDTH) -> tuple[str, ...]:
    """Cut a label into at most four lines of so many characters (a word alone: 20), at spaces where there are any.

    >>> wrap("transmission of impulses between nerves and muscles")
    ('transmission of', 'impulses between', 'nerves and', 'muscles')
    """
    lines: list[str] = []
    line = ""
    for word in label[: _WIDTH * _LINES * 4].split():
        if line and len(line) + 1 + len(word) > most:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
        while len(line) > max(_WORD, most):
            lines.append(line[: max(_WORD, most)])
            line = line[max(_WORD, most) :]
    if line:
        lines.append(line)
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - 1], lines[_LINES - 1][: max(most, _WIDTH) - 1] + "…"]
    return tuple(lines)


def is_from_right(label: str) -> bool:
    """Whether a label is written from right to left, as its first letter tells.

    >>> is_from_right("(\u05d0) b"), is_from_right("b \u05d0")
    (True, False)
    """
    first = next(filter(str.isalpha, label), "")
    return bool(_FROM_RIGHT.match(first))


def width(lines: Sequence[str], *, listed: bool = False) -> int:
    """The width of a label, in pixels; a font in which it would be wider is squeezed to it."""
    longest = max(map(len, lines), default=0)
    if listed:
        return longest * _LISTED_CHARACTER + 6
    return min(_MOST, max(_LEAST, longest * _CHARACTER + 6))


def listed_height(lines: Sequence[str]) -> int:
    """The height of a node in a list, in pixels."""
    return (LINE + _LISTED_MORE) * max(1, len(lines)) + _LISTED_GAP


def box(position: Position, lines: Sequence[str], *, listed: bool = False) -> Box:
    """The room of a node, its shape and its label, when the middle of the shape is at ``position``.

    The label stands under the shape, in a list beside it.
    """
    x, y = position
    if listed:
        top = y - listed_height(lines) // 2
        right = x + LISTED_START + width(lines, listed=True)
        return Box(x - LISTED_RADIUS - 3, top, right, top + listed_height(lines))
    half = width(lines) // 2
    return Box(x - half, y - RADIUS - 3, x + half, y + RADIUS + 6 + LINE * len(lines))
