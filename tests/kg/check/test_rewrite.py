"""Sentences said in another way."""

from __future__ import annotations

import pytest

from kg.check.rewrite import denied, exclusive, moderate, plainer, progressed
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


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It is the legs that are affected", ["the legs are affected", "are affected the legs"]),
        ("There is no known cure", ["there is no cure"]),
        ("People with ZD but no itch burn", ["people with zd without itch burn"]),
        ("zetapill plus balm helps more than balm alone", ["zetapill together with balm helps more than balm"]),
        (
            "People with ZD have the same course as those without itch",
            ["people with zd have the same course as without itch"],
        ),
        ("In a series of 35 people with ZD, none had itch", ["none of 35 people with zd had itch"]),
        ("In a group of 35 people, 12 % of them had itch", ["12 % of 35 people had itch"]),
        ("Itch is the first symptom in ZD", ["itch as first symptom is present in zd"]),
        ("The first symptom of ZD is itch", ["itch as first symptom is present in zd"]),
        (
            "In the US, adults may take up to 60 mg of zetapill a day",
            ["in the us , the highest dose of zetapill is 60 mg a day for adults"],
        ),
        (
            "Men can be given up to 60 mg a day of zetapill",
            ["the highest dose of zetapill is 60 mg a day for men"],
        ),
    ],
)
def test_what_can_be_said_more_plainly(text: str, said: list[str]) -> None:
    assert [_text(one) for one in plainer(tokens(text))] == said


@pytest.mark.parametrize(
    "text",
    [
        "",
        "It",
        "It is",
        "It is so",
        "ZD causes itch",
        "Men may not take up to 60 mg of zetapill",
        "In a series of men, 3",
    ],
)
def test_what_is_plain_already(text: str) -> None:
    assert list(plainer(tokens(text))) == []


def test_what_makes_stronger_is_left_out() -> None:
    assert _text(moderate(tokens("ZD is very rare, especially in men"))) == "zd is rare , in men"
