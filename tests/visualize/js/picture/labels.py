"""Labels that are hard to place: none, long words, many lines, wide characters."""

from __future__ import annotations

LABELS = [
    "",
    "electroencephalographers of the world",
    "x" * 100,
    "one two three four five six " * 5,
    "😀" * 30,
    "a\u00a0b",
    "(\u05e9\u05dc\u05d5\u05dd) LEMS!",
    "1. \u0645\u062a\u0644\u0627\u0632\u0645\u0629",
    "LEMS \u05e9",
    "\u060c a",
]
