"""Marks of citations in a text, as encyclopaedias have them: “[1]”, “[2–4]”, “[citation needed]”; no words of it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.entry.read import Entry, Unit

__all__ = ["CITATIONS", "without_citations"]

#: Any number of marks, as part of a pattern; brackets by their numbers, as JavaScript is given it, too.
CITATIONS = r"(?:\x5b(?:\d{1,4}(?:\s?[,–-]\s?\d{1,4})*|[a-z]|citation needed|(?:nb|note) \d{1,2})\x5d)*"
_MARKS = re.compile(CITATIONS.removesuffix("*") + "+")


def without_citations(entry: Entry) -> Entry:
    """The entry with blanks in place of its marks of citations; a unit that ends in marks ends at its last word."""
    if "[" not in entry.text or _MARKS.search(entry.text) is None:
        return entry
    text = _blanked(entry.text)
    return replace(entry, text=text, units=tuple(_bare(unit) if "[" in unit.text else unit for unit in entry.units))


def _bare(unit: Unit) -> Unit:
    """A unit that ends before the marks that stand behind its last word; one of marks alone stays as long as it was."""
    blanked = _blanked(unit.text)
    text = blanked.rstrip() or blanked
    return unit._replace(text=text, end=unit.start + len(text))


def _blanked(text: str) -> str:
    return _MARKS.sub(lambda mark: " " * len(mark.group()), text)
