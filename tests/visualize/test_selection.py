"""What is shown is a set of claims: picture, table, what is saved, and the address have the same."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.visualize.test_accessibility import violations
from tests.visualize.until import until

Visit = Callable[..., Page]
SHOWN = "[...visible().claims].map(({ id }) => id).sort()"


@pytest.fixture
def page(visit: Visit, html: str) -> Page:
    return visit(html)


def saved_rows(page: Page) -> list[dict[str, str]]:
    with page.expect_download() as download:
        page.click("#save")
        page.click("text=Table (CSV)")
    lines = Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith(("id,", "record,")))
    return list(csv.DictReader(lines[start:]))


def test_a_view_is_shown_in_the_graph_alone_saved_and_shared(page: Page, visit: Visit, html: str) -> None:
    page.click("[data-view=tumor]")
    of_view = page.evaluate(SHOWN)
    rows = saved_rows(page)
    assert len(of_view) > 40
    assert len([row for row in rows if row["record"] == "association"]) == len(of_view)
    page.click(".in-graph")
    until(page, "state.view === 'graph'")
    assert page.evaluate(SHOWN) == of_view
    assert "Only Search for a tumor" in page.inner_text("#trail")
    assert violations(page) == []
    again = visit(html, fragment=page.evaluate("location.hash"))
    assert again.evaluate(SHOWN) == of_view
    page.click("#all")
    until(page, "state.only === null")
    assert page.evaluate(SHOWN) != of_view
    page.click("#back")
    until(page, "state.only === 'tumor'")
    assert page.evaluate(SHOWN) == of_view


def test_one_class_alone_is_shown_with_the_condition(page: Page) -> None:
    page.hover("[data-filter='class:ck:SignOrSymptom']")
    page.click("[aria-label='Only sign or symptom']")
    kinds = page.evaluate("[...visible().nodes].filter(({ id }) => id !== 'concept:lems').map(({ kind }) => kind.id)")
    assert set(kinds) <= {"ck:SignOrSymptom", "ck:Gap"}
    assert kinds
    page.click("[aria-label='All: Classes']")
    assert page.evaluate("state.hidden.class.size") == 0
    page.click("[aria-label='None: Layers']")
    assert page.evaluate("visible().claims.size") == 0


@pytest.mark.parametrize(
    ("fragment", "is_whole"),
    [
        ("", True),
        ("#path=concept:vitiligo,concept:acetylcholine", True),
        ("#path=concept:vitiligo,concept:acetylcholine&rest=gone", False),
        ("#only=tumor&rest=dim", True),
        ("#only=tumor", False),
        ("#around=concept:plasma-exchange", False),
        ("#only=tumor&rest=dim&around=concept:lems", False),
    ],
)
def test_boxes_and_bundles_are_those_of_the_whole_graph(page: Page, fragment: str, *, is_whole: bool) -> None:
    page.goto(page.url.partition("#")[0] + (fragment or "#"))
    until(page, f"shownRegions().length > 0 === {str(is_whole).lower()}")
    assert page.evaluate("scene.bundles.size > 3") is is_whole
    assert page.evaluate("scene.bundles.size > 0") is is_whole
    if "tumor" in fragment and is_whole:  # what is selected stands out, in a bundle or not
        assert page.evaluate("[...visible().edges].every((edge) => scene.single.has(edge))")
