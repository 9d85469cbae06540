"""What is no part of an object is left out of it, and the stretches that stay are told."""

from __future__ import annotations

from kg.reading.clauses import clauses
from kg.reading.stretches import without_denial, without_remarks


def test_longer_remarks_are_left_out() -> None:
    text = "weakness (often of both legs) at night (rarely)"
    assert [text[a:b] for a, b in without_remarks(text, 0, len(text))] == ["weakness", " at night (rarely)"]


def test_words_that_deny_are_left_out() -> None:
    text = "It does not improve with rest"
    (clause,) = clauses(text, 0, len(text))
    words = clause.tokens[clause.group[0] :]
    spans = without_denial(((words[0].start, words[-1].end),), words, clause)
    assert [text[a:b] for a, b in spans] == ["improve with rest"]
