"""Words by which members of a coordination share something."""

from __future__ import annotations

from kg.entry.lexicon import COMPLETE, PREP
from kg.reading import shared


def test_they_are_single_words_in_small_letters() -> None:
    for name in shared.__all__:
        words = getattr(shared, name)
        assert words
        assert all(word == word.lower().strip() and " " not in word for word in words), name


def test_no_complaint_by_its_name_is_wanting_of_something() -> None:
    assert not shared.DEFICITS & COMPLETE
    assert not shared.WHERE & PREP
