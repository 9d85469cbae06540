"""Negotiation, against the rules of RFC 9110 written down another way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.server.http.negotiate import accepts_gzip, choose, prefers_html, quality

TYPES = ["text/turtle", "text/csv", "application/json", "application/ld+json"]
RANGES = [*TYPES, "text/*", "application/*", "*/*", "image/png"]
WEIGHTS = ["", ";q=0", ";q=0.5", "; q=0.001", " ; Q=1.000", ";q=1", ";charset=utf-8", ';x="a,b;q=0";q=0.3']
VALUES = [1.0, 0.0, 0.5, 0.001, 1.0, 1.0, 1.0, 0.3]

items = st.lists(st.tuples(st.sampled_from(RANGES), st.integers(0, len(WEIGHTS) - 1)), min_size=1, max_size=6)


@given(items, st.sampled_from(TYPES))
def test_the_most_specific_range_tells(ranges: list[tuple[str, int]], media_type: str) -> None:
    header = " , ".join(name + WEIGHTS[weight] for name, weight in ranges)
    for covering in (media_type, media_type.partition("/")[0] + "/*", "*/*"):
        found = [VALUES[weight] for name, weight in ranges if name == covering]
        if found:
            assert quality(header, media_type) == max(found)
            return
    assert quality(header, media_type) == 0


@given(items, st.lists(st.sampled_from(TYPES), max_size=4, unique=True))
def test_what_is_chosen_is_liked_best(ranges: list[tuple[str, int]], offered: list[str]) -> None:
    header = ",".join(name + WEIGHTS[weight] for name, weight in ranges)
    place = choose(header, offered)
    if place is None:
        assert all(quality(header, each) == 0 for each in offered)
    else:
        assert quality(header, offered[place]) > 0
        assert all(quality(header, each) < quality(header, offered[place]) for each in offered[:place])
        assert all(quality(header, each) <= quality(header, offered[place]) for each in offered)


@given(st.text(max_size=3000))
def test_no_header_breaks_it(header: str) -> None:
    place = choose(header, TYPES)
    assert place is None or 0 <= place < len(TYPES)
    assert isinstance(accepts_gzip(header), bool)
    assert isinstance(prefers_html(header), bool)


@pytest.mark.parametrize("header", [None, "", ",", "nonsense,,", "text/turtle;q=2", "text/turtle;q=", "/", "a/b/c"])
def test_what_says_nothing_accepts_all(header: str | None) -> None:
    assert choose(header, TYPES) == (0 if header != "nonsense,," else None)


def test_a_hostile_header_costs_little() -> None:
    for header in ("a/b" + ";" * 1990, "a/b" + " ;" * 990, "a/b;x=" + '"\\' * 900, "," * 2000, " " * 2000 + "x"):
        choose(header, TYPES)


@pytest.mark.parametrize(
    ("header", "html"),
    [
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", True),
        ("*/*", False),
        (None, False),
        ("application/sparql-results+json,text/html;q=0.5", False),
        ("text/html;q=0", False),
    ],
)
def test_browsers_are_known_by_their_wish(header: str | None, *, html: bool) -> None:
    assert prefers_html(header) == html


@pytest.mark.parametrize(
    ("header", "gzip"),
    [
        ("gzip", True),
        ("gzip, deflate, br", True),
        ("identity", False),
        ("gzip;q=0", False),
        ("*", True),
        ("br;q=1, *;q=0", False),
    ],
)
def test_compression(header: str, *, gzip: bool) -> None:
    assert accepts_gzip(header) == gzip
