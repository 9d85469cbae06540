"""Labels that are hard to place: none, long words, many lines, wide characters."""

from __future__ import annotations

LABELS = [
    "",
    "electroencephalographers of the world",
    "x" * 100,
    "one two three four five six " * 5,
    "😀" * 30,
    "a\u00a0b",
]
