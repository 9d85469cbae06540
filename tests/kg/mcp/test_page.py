"""Answers in pages."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.mcp.page import DATA_NOTICE, ITEMS, MOST, Answer, Item, clean, quoted


def made(texts: list[str], *, skipped: int = 0, is_cut: bool = False) -> Answer:
    items = [Item("rows", text, {"value": text}) for text in texts]
    return Answer(["head"], items, ("rows",), "sparql", skipped=skipped, is_cut=is_cut)


def test_pages_follow_each_other_until_all_is_given() -> None:
    texts = [f"{number} " + "x" * 900 for number in range(200)]
    offset, found = 0, []
    while True:
        page = made(texts).page(offset)
        assert len(json.dumps(page, ensure_ascii=False)) <= MOST
        found += [row["value"] for row in page["structured"]["rows"]]
        more = page["structured"]["more"]
        assert (more is None) == ("MORE:" not in page["text"])
        if more is None:
            break
        assert more["total"] == 200
        assert f"offset={more['next_offset']}" in page["text"]
        offset = more["next_offset"]
    assert found == texts


def test_limit_is_heeded_and_the_rest_is_named() -> None:
    page = made(["a", "b", "c"]).page(1, 1)
    assert [row["value"] for row in page["structured"]["rows"]] == ["b"]
    assert page["structured"]["more"]["next_offset"] == 2


def test_an_offset_past_the_end_is_refused() -> None:
    with pytest.raises(InputError, match="past the end: there are 1 items"):
        made(["a"]).page(1)


def test_a_long_text_is_marked_where_it_is_cut() -> None:
    page = made(["x" * 1_000_000]).page()
    assert "CUT HERE: 1,000,000 characters" in page["text"]
    assert "CUT HERE: 1,000,000 characters" in page["structured"]["rows"][0]["value"]


def test_an_item_larger_than_an_answer_is_shortened_or_refused() -> None:
    wide = Item("rows", "row", {f"c{number}": "x" * 4000 for number in range(60)})
    (row,) = Answer([], [wide], ("rows",), "sparql").page()["structured"]["rows"]
    assert all("CUT HERE" in value for value in row.values())
    wider = Item("rows", "row", {f"c{number}": "x" * 400 for number in range(1000)})
    with pytest.raises(InputError, match="larger than an answer can hold"):
        Answer([], [wider], ("rows",), "sparql").page()


def test_what_has_no_place_is_not_put_in_words() -> None:
    asked: list[int] = []

    def make(number: int) -> Callable[[], Item]:
        def item() -> Item:
            asked.append(number)
            return Item("rows", "x" * 20_000, {"value": number})

        return item

    page = Answer([], map(make, range(1000)), ("rows",), "show").page()
    assert page["structured"]["more"]["total"] == 1000
    assert len(asked) < 10


def test_a_page_of_a_stream_knows_that_there_is_more() -> None:
    page = made(["x"] * 3, skipped=5, is_cut=True).page(5)
    assert page["structured"]["more"] | {"how": ""} == {
        "total": None, "given_from": 5, "given_to": 8, "next_offset": 8, "how": ""
    }  # fmt: skip
    assert "items 6 to 8 of more" in page["text"]


def test_at_most_so_many_items_a_page() -> None:
    assert len(made(["x"] * 3000).page()["structured"]["rows"]) <= ITEMS


def test_every_answer_says_that_it_is_data() -> None:
    assert DATA_NOTICE in made([]).page()["text"]


@given(st.text())
def test_cleaned_text_stays_in_its_line_and_steers_nothing(text: str) -> None:
    assert clean(text).isprintable()
    assert "\n" not in clean(text)


@given(st.text())
def test_nothing_closes_the_quotation_marks(text: str) -> None:
    inner = quoted(text)[1:-1]
    assert '"' not in inner.replace('\\"', "")


@given(st.lists(st.text(max_size=3000), max_size=60), st.integers(1, 50))
def test_no_page_is_too_large(texts: list[str], limit: int) -> None:
    page = Answer(texts[:3], [Item("rows", clean(text), {"value": text}) for text in texts], ("rows",), "x").page(
        limit=limit
    )
    assert len(json.dumps(page, ensure_ascii=False)) <= MOST
