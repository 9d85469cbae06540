"""Forms of verbs, and words that look like adjectives."""

from __future__ import annotations

from kg.entry.lexicon import VERB_FORMS, is_adjective


def test_forms() -> None:
    assert VERB_FORMS["carries"] == ("carry", "s")
    assert VERB_FORMS["stopped"] == ("stop", "ed")
    assert VERB_FORMS["shrunk"] == ("shrink", "ed")
    assert VERB_FORMS["causing"] == ("cause", "ing")


def test_adjectives() -> None:
    assert all(map(is_adjective, ("chronic", "long-term", "severe")))
    assert not any(map(is_adjective, ("pain", "kidney")))
