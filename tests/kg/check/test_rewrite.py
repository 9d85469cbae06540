"""Sentences said in another way."""

from __future__ import annotations

import pytest

from kg.check.rewrite import denied, exclusive, progressed
from kg.check.words import Token, tokens


def _text(words: list[Token] | None) -> str | None:
    return None if words is None else " ".join(word.low for word in words)


@pytest.mark.parametrize(
    ("text", "said", "one", "kind"),
    [
        ("ZD is the only disease that causes itch", "zd causes itch", "zd", "disease"),
        ("The only disease which causes itch is ZD", "zd causes itch", "zd", "disease"),
    ],
)
def test_the_only_one(text: str, said: str, one: str, kind: str) -> None:
    found = exclusive(tokens(text))
    assert found is not None
    assert (_text(found.words), _text(found.one), _text(found.kind)) == (said, one, kind)


@pytest.mark.parametrize("text", ["ZD causes itch", "ZD is the only disease", "the only", "The only one that itches"])
def test_no_only_one(text: str) -> None:
    assert exclusive(tokens(text)) is None


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("As the disease progresses, it itches", "with progress of the disease , it itches"),
        ("With progression of ZD, it itches", "with progress of the disease , it itches in zd"),
        ("When ZD advances, it itches", "with progress of the disease , it itches in zd"),
        ("ZD itches", None),
        ("as progresses", None),
    ],
)
def test_what_progresses(text: str, read: str | None) -> None:
    assert _text(progressed(tokens(text))) == read


def test_what_is_denied_beside_something() -> None:
    found = [_text(words) for words in denied(tokens("ZD affects the skin but not the legs"))]
    assert found[:2] == ["zd affects the the legs", "zd affects the legs"]
    assert not list(denied(tokens("ZD affects the skin and the legs")))
