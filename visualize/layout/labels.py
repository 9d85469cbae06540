"""Labels on the canvas: wrap them, and say how much room they take (in pixels at zoom 1), without measuring a font."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

__all__ = ["LINE", "RADIUS", "Box", "Position", "box", "is_from_right", "width", "wrap"]

#: The middle of a node: pixels at zoom 1, x to the right, y downwards.
Position = tuple[int, int]

#: Pixels: the height of a line, the radius of a node's shape.
LINE, RADIUS = 19, 15

_CHARACTER, _LEAST, _MOST = 9, 80, 150  # pixels: a wide character at 16 px, the narrowest and the widest label
_WIDTH, _WORD = 16, 20  # characters in a line; a single word may have more, and is then squeezed
#: Blocks of letters that are written from right to left (Unicode, bidirectional classes R and AL).
_FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]")
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


def wrap(label: str) -> tuple[str, ...]:
    """Cut a label into at most four lines of at most 16 characters (a word: 20), at spaces where there are any.

    >>> wrap("transmission of impulses between nerves and muscles")
    ('transmission of', 'impulses between', 'nerves and', 'muscles')
    """
    lines: list[str] = []
    line = ""
    for word in label[: _WIDTH * _LINES * 4].split():
        if line and len(line) + 1 + len(word) > _WIDTH:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
        while len(line) > _WORD:
            lines.append(line[:_WORD])
            line = line[_WORD:]
    if line:
        lines.append(line)
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - 1], lines[_LINES - 1][: _WIDTH - 1] + "…"]
    return tuple(lines)


def is_from_right(label: str) -> bool:
    """Whether a label is written from right to left, as its first letter tells.

    >>> is_from_right("(\u05d0) b"), is_from_right("b \u05d0")
    (True, False)
    """
    first = next(filter(str.isalpha, label), "")
    return bool(_FROM_RIGHT.match(first))


def width(lines: Sequence[str]) -> int:
    """The width of a label, in pixels; a font in which it would be wider is squeezed to it."""
    return min(_MOST, max(_LEAST, max(map(len, lines), default=0) * _CHARACTER + 6))


def box(position: Position, lines: Sequence[str]) -> Box:
    """The room of a node, its shape and the label under it, when the middle of the shape is at ``position``."""
    half = width(lines) // 2
    x, y = position
    return Box(x - half, y - RADIUS - 3, x + half, y + RADIUS + 6 + LINE * len(lines))
