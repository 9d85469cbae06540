"""The words and patterns by which entries are read, as JSON has them.

They travel in the page (``visualize/explorer/encode.py``); its reader (``templates/js/reader``) takes them from there,
so that no list of words and no pattern of this folder stands twice.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from kg.entry import forms, headings, lines, lists, markdown, read

__all__ = ["RULES"]


def _plain(value: object) -> Any:  # noqa: ANN401 - any JSON
    """A pattern as its text and flags, words as one string in which blanks part them."""
    if isinstance(value, re.Pattern):
        return [value.pattern, "i"] if value.flags & re.IGNORECASE else [value.pattern]
    if isinstance(value, frozenset):
        return " ".join(sorted(value))
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return value


#: The rules, by name; which module of this folder each is of, its ``RULES`` tells.
RULES: dict[str, Any] = _plain(
    {**forms.RULES, **headings.RULES, **lists.RULES, **lines.RULES, **markdown.RULES, **read.RULES}
)
