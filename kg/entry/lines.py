"""The lines of an entry: what the markup says of each, and which are headings by their form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from kg.entry.citations import CITATIONS
from kg.entry.headings import kind_by_words
from kg.entry.lists import BULLET, is_heading_line

__all__ = ["BREAK", "RULES", "Line", "headings_of", "lines_of"]

#: Blanks where a copy has lost a line end, and the role of the text behind them: it goes on with no list.
_BLANKS = re.compile(r"(?<=\S)[ \u00a0]{3,}(?=\S)")


BREAK = "break"
_ENDED = re.compile(rf"[.!?][\"'”’)\]]*{CITATIONS}$")
#: Words of a heading in the letters of a sentence, and of one right above its text; marks that it has not; a line of
#: text, with which a part begins.
_MOST_WORDS, _MOST_CLOSE = 8, 4
_MARKS = re.compile(r"[.!?,;:][\"'”’)\]]*(?:\s|$)| (?:are|as|be|by|following|includes?|is|to|with)$")
_TEXT = re.compile(rf"^(?:{BULLET.pattern})|[.!?:][\"'”’)\]]*{CITATIONS}$")
#: A heading that opens no section of its own kind.
_OF_ANY = re.compile(r"^considerations$", re.IGNORECASE)
#: What :mod:`kg.entry.rules` tells of this module.
RULES: Mapping[str, object] = {
    "blanks": _BLANKS,
    "ended": _ENDED,
    "marks": _MARKS,
    "textLine": _TEXT,
    "headingOfAny": _OF_ANY,
    "mostInSentence": _MOST_WORDS,
    "mostClose": _MOST_CLOSE,
}


class Line(NamedTuple):
    """A line with text: where it starts (code points), empty lines above it, and its role in the markup."""

    text: str
    start: int
    blanks_before: int
    role: str = ""

    @property
    def end(self) -> int:
        """Where its text ends, exclusive."""
        return self.start + len(self.text)


def lines_of(text: str, roles: dict[int, str]) -> Iterator[Line]:
    """The lines of a text that are not empty, with their roles."""
    start, blanks = 0, 0
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            at = start + raw.index(stripped[0])
            for number, (begin, part) in enumerate(_run_together(stripped)):
                yield Line(part, at + begin, 1 if number else blanks, BREAK if number else roles.get(start, ""))
            blanks = 0
        else:
            blanks += 1
        start += len(raw) + 1


def _run_together(line: str) -> Iterator[tuple[int, str]]:
    """The parts of a line in which a copy has put blanks in place of line ends."""
    start = seen = 0
    may_be = "   " in line or "\u00a0" in line
    for match in _BLANKS.finditer(line) if may_be else ():
        has_text = bool(line[seen : match.start()].strip("-•*·– "))
        seen = match.end()
        if has_text:
            yield start, line[start : match.start()]
            start = seen
    yield start, line[start:]


def headings_of(lines: list[Line]) -> set[Line]:
    """The lines that by their form are headings, of a section or of a part of one."""
    found = set()
    in_list = has_items = False
    for line, following in pairwise(lines):
        is_bullet = BULLET.match(line.text) is not None
        if line.role not in ("", BREAK) or is_bullet:
            has_items |= is_bullet or line.role == "item"
            continue
        in_list = in_list and line.role != BREAK and not (has_items and line.blanks_before)
        has_items = False
        if line.blanks_before and _is_heading(line, following, in_list=in_list):
            found.add(line)
            in_list = False
        else:
            in_list = line.text.endswith(":") or (in_list and not _ENDED.search(line.text))
    return found


def _is_heading(line: Line, following: Line, *, in_list: bool) -> bool:
    """Whether a line that stands alone is one, by its form or by its words; above bullets, by its words."""
    is_by_form = is_heading_line(line.text, in_list=in_list)
    if is_by_form and not BULLET.match(following.text):
        return True
    may_be = is_by_form or (not in_list and _stands_above_text(line, following))
    return may_be and bool(kind_by_words(line.text) or _OF_ANY.match(line.text))


def _stands_above_text(line: Line, following: Line) -> bool:
    """Whether a line in the letters of a sentence stands alone above one: “Symptoms of gout”."""
    words = len(line.text.split())
    is_apart = following.blanks_before > 0 or words <= _MOST_CLOSE
    is_short = words <= _MOST_WORDS and line.text[0].isupper() and not _MARKS.search(line.text)
    return is_short and is_apart and (following.role == "item" or bool(_TEXT.search(following.text)))
