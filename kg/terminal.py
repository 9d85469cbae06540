"""Text on a terminal: how wide it is, and how to fold and shorten it."""

from __future__ import annotations

import re
import sys

__all__ = ["display_width", "fold", "pad", "terminal_width"]

#: Characters of which some are not one column wide: combining marks, Asian scripts, symbols that may be emoji.
_MAY_DIFFER = re.compile(
    "[\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u1fff\u200b-\u200f\u2028-\u202e\u2060-\u206f\u20d0-\u20ff\u2300-\u23ff\u25a0-\u27bf\u2900-\U0010ffff]"
)
_TOKEN = re.compile(r"\s*(?:[^\s/-]*[/-]+|[^\s/-]+)")


def terminal_width() -> int | None:
    """Columns of the terminal that standard output is; None where it is a file or a pipe."""
    if not sys.stdout.isatty():
        return None
    import shutil

    return max(20, shutil.get_terminal_size().columns)


def display_width(text: str) -> int:
    """Columns that a printable text takes (UAX 11 and what terminals make of it).

    >>> display_width("abc"), display_width("漢字"), display_width("e\u0301")
    (3, 4, 1)
    """
    if text.isascii() or not _MAY_DIFFER.search(text):
        return len(text)
    from wcwidth import wcswidth

    return max(0, int(wcswidth(text)))


def pad(text: str, width: int) -> str:
    """The text with spaces up to a width; a longer one as it is."""
    return text + " " * (width - display_width(text))


def fold(text: str, width: int, most: int) -> tuple[list[str], bool]:
    """A text in lines, broken between words where they are, and whether it was shortened with “…”.

    >>> fold("loss of movement", 8, 3)
    (['loss of', 'movement'], False)
    >>> fold("loss of movement", 8, 1)
    (['loss of…'], True)

    Args:
        text: Printable text.
        width: columns of a line, at least 3.
        most: Lines, at most.
    """
    lines = [""]
    rest = text[: 2 * width * most + 100]  # more cannot be shown: a column holds a letter and its marks
    is_cut = len(rest) < len(text)
    for match in _TOKEN.finditer(rest):
        token = match[0]
        if lines[-1] and display_width(lines[-1]) + display_width(token) > width:
            lines.append("")
        if not lines[-1]:
            token = token.lstrip() if len(lines) > 1 else token
        while display_width(token) > width:
            head = _clip(token, width)
            lines[-1] += head
            lines.append("")
            token = token[len(head) :]
        lines[-1] += token
        if len(lines) > most:
            break
    is_cut = is_cut or len(lines) > most
    lines = lines[:most]
    if is_cut:
        lines[-1] = _clip(lines[-1].rstrip(), width - 1) + "…"
    return lines, is_cut


def _clip(text: str, width: int) -> str:
    """The longest beginning that fits, at least one character."""
    if text.isascii() or not _MAY_DIFFER.search(text):
        return text[:width]
    end = min(len(text), width)
    while end < len(text) and display_width(text[: end + 1]) <= width:
        end += 1
    while end > 1 and display_width(text[:end]) > width:
        end -= 1
    return text[:end]
