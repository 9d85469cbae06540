"""Cells of our tables that hold several texts."""

from __future__ import annotations


def separate(text: str) -> list[str]:
    """The texts in a cell of several, as :func:`kg.export.flat.join` puts them together."""
    if not text:
        return []
    parts = [""]
    letters = iter(text)
    for letter in letters:
        if letter == "|":
            parts.append("")
        else:
            parts[-1] += next(letters, "") if letter == "\\" else letter
    return parts
