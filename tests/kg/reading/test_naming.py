"""Words become names that are readable and not too long."""

from __future__ import annotations

from kg.reading.naming import local_slug
from tests.kg.reading.entries import TEXT


def test_long_words_make_no_long_name() -> None:
    assert local_slug("Joint and muscle pain") == "joint-and-muscle-pain"
    long = local_slug(TEXT)
    assert len(long) < 100
    assert long != local_slug(TEXT + "more")
    assert local_slug("…") != local_slug("!")
