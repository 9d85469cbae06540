"""Stretches of text without what is no part of an object: remarks in parentheses, and the words that deny it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.entry.lexicon import DO, MODALS, NEGATION
from kg.reading.clauses import Clause
from kg.reading.tokens import Token

__all__ = ["without_denial", "without_remarks"]

#: Words that deny, and those that carry “not”.
_DENYING = NEGATION | DO | MODALS


def without_denial(
    spans: tuple[tuple[int, int], ...], words: Sequence[Token], clause: Clause
) -> tuple[tuple[int, int], ...]:
    """Stretches without “not” and the auxiliary that carries it: what is denied is said by the claim."""
    group = clause.tokens[max(0, clause.group[0] - 1) : clause.group[1]]  # “never” stands before it
    denying = [token for token in group if token.low in _DENYING]
    denying += [token for token in group if token.low in ("be", "been") and any(t.low in NEGATION for t in group)]
    parts = []
    for start, end in spans:
        at = start
        for token in denying:
            if start <= token.start < end:
                parts.append((at, token.start))
                at = token.end
        parts.append((at, end))
    kept = []
    for start, end in parts:
        inside = [token for token in words if start <= token.start and token.end <= end and token.text not in ",.;:"]
        if inside:
            kept.append((inside[0].start, inside[-1].end))
    return tuple(kept)


_REMARK = re.compile(r"\s*\([^()]*\)")


def without_remarks(text: str, start: int, end: int, *, most: int = 2) -> tuple[tuple[int, int], ...]:
    """A stretch of text without its parentheses of more than so many words."""
    parts, at = [], start
    for match in _REMARK.finditer(text, start, end):
        if len(match.group().split()) > most:
            parts.append((at, match.start()))
            at = match.end()
    parts.append((at, end))
    return tuple((a, b) for a, b in parts if a < b and text[a:b].strip(" ,;."))
