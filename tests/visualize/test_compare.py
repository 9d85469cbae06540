"""Conditions beside each other in the explorer: rows as `kg compare` has them, the picture, and what is saved."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from playwright.sync_api import Page

from kg.claims.compare import compare
from kg.claims.matrix import NOT_MENTIONED, matrix
from kg.rdf.index import Index
from tests.beside import ANOSIS, BOTULOSIS, CYTOSIS, beside_store
from tests.visualize.test_accessibility import violations
from tests.visualize.until import until
from visualize import draw

Visit = Callable[..., Page]
PAIR = f"compare={ANOSIS},{BOTULOSIS}"
SHOWN = "[...visible().claims].map(({ id }) => id).sort()"
#: Object, kinds and cells (ids of claims) of each row.
ROWS = """allRows().map((row) => [
  row.predicate.label, row.label, [...kindsOf(row)].sort(), row.cells.map((cell) => cell.map(({ id }) => id).sort()),
])"""


@pytest.fixture(scope="module")
def beside() -> ox.Store:
    return beside_store()


@pytest.fixture(scope="module")
def page_html(beside: ox.Store) -> str:
    return draw(beside, condition=ANOSIS)


def names(page: Page) -> list[str]:
    return page.locator(".matrix tbody tr:not(.head) th").all_inner_texts()


def test_rows_are_those_of_the_command(visit: Visit, page_html: str, beside: ox.Store) -> None:
    page = visit(page_html, fragment=f"#view=compare&{PAIR}")
    index = Index(beside)
    kinds: dict[str, str] = {row.claim.iri: row.said.value for row in compare(index, ANOSIS, BOTULOSIS).rows}
    alone = {ANOSIS: "only A", BOTULOSIS: "only B"}
    rows = page.evaluate(ROWS)
    assert {claim for *_, cells in rows for cell in cells for claim in cell} == set(kinds)
    for _, _, found, cells in rows:
        expected = {kinds[claim] for cell in cells for claim in cell}
        assert {alone.get(kind, kind) for kind in found} - {"only", "told apart"} == expected
    table = matrix(index, [ANOSIS, BOTULOSIS]).rows
    assert [(predicate, label) for predicate, label, *_ in rows] == [(row.predicate, row.object) for row in table]
    for (*_, cells), row in zip(rows, table, strict=True):
        assert [not cell for cell in cells] == [cell.startswith(NOT_MENTIONED) for cell in row.cells]
    assert [label for _, label, found, _ in rows if "told apart" in found] == ["rash"]


def test_two_conditions_are_chosen_and_a_cell_opens_its_claim(visit: Visit, page_html: str) -> None:
    page = visit(page_html)
    page.click("[data-view=compare]")
    assert page.locator(".matrix thead th").all_inner_texts() == ["anosis", "botulosis <b>not bold</b>", "cytosis"]
    page.select_option("#compare-first", ANOSIS)
    page.select_option("#compare-second", BOTULOSIS)
    assert page.locator(".matrix thead th").all_inner_texts() == ["anosis", "botulosis <b>not bold</b>"]
    page.click("[data-said=both]")
    assert names(page) == ["chill the same by exact match: shiver", "fever"]
    assert page.evaluate("document.activeElement.dataset.said") == "both"
    page.click(".matrix [data-claim='https://example.org/kg/e/1']")
    until(page, "state.selection === 'https://example.org/kg/e/1'")
    assert "The source hedges: may" in page.inner_text("#card")
    assert page.get_attribute(".matrix [data-claim='https://example.org/kg/e/1']", "aria-current") == "true"
    page.go_back()
    page.go_back()
    until(page, "state.said === ''")
    assert page.evaluate("state.compared") == [ANOSIS, BOTULOSIS]
    page.keyboard.press("Escape")
    assert violations(page) == []


def test_an_empty_cell_is_no_no_and_leads_to_a_lost_list(visit: Visit, page_html: str) -> None:
    page = visit(page_html, fragment=f"#view=compare&{PAIR}")
    scan = page.locator(".matrix tr", has=page.locator("th", has_text="scan"))
    assert scan.locator("td").nth(1).inner_text() == f"{NOT_MENTIONED}; list lost: tests of botulosis"
    rash = page.locator(".matrix tr", has=page.locator("th", has_text="rash"))
    assert rash.locator("td").nth(1).inner_text().startswith("not: the botulosis text")
    assert {"told apart by a source", "said of one, denied of another"} <= set(rash.locator(".chip").all_inner_texts())


def test_the_picture_the_file_and_the_link_have_the_same_claims(visit: Visit, page_html: str) -> None:
    page = visit(page_html, fragment=f"#view=compare&{PAIR}")
    page.click("[data-said=both]")
    expected = page.evaluate(SHOWN)
    assert [name.rpartition("/")[2] for name in expected] == ["1", "12", "13", "2"]
    with page.expect_download() as download:
        page.click("#save")
        page.click("text=Table (CSV)")
    lines = Path(download.value.path()).read_text(encoding="utf-8").splitlines()
    assert sorted(row["id"] for row in csv.DictReader(lines)) == expected
    page.click(".in-graph")
    until(page, "state.view === 'graph' && network")
    assert page.evaluate(SHOWN) == expected
    assert "said of both" in page.inner_text("#trail")
    again = visit(page_html, fragment=page.evaluate("location.hash"))
    assert again.evaluate(SHOWN) == expected
    page.click("#back")
    until(page, "state.view === 'compare'")
    assert names(page) == ["chill the same by exact match: shiver", "fever"]


def test_what_is_shared_stands_between_the_two(visit: Visit, page_html: str) -> None:
    page = visit(page_html, fragment=f"#view=compare&{PAIR}")
    page.click(".in-graph")
    places = page.evaluate("Object.fromEntries([...scene.places].map(([{ label }, { x }]) => [label, x]))")
    first, second = places["anosis"], places["botulosis <b>not bold</b>"]
    assert all(first < places[name] < second for name in ("fever", "chill", "shiver", "rash", "pain"))
    assert all(places[name] < first for name in ("cough", "itch", "scan"))
    assert all(places[name] > second for name in ("scratch", "lost: tests of botulosis") if name in places)
    headings = page.evaluate("scene.regions.map(([heading]) => heading)")
    assert {"Only of anosis", "Of both", "has symptom · 3", "has symptom, denied · 2"} <= set(headings)
    one = visit(page_html, fragment=f"#view=compare&compare={CYTOSIS}")
    one.click(".in-graph")
    assert one.evaluate("[...scene.nodes].map(({ label }) => label).sort()") == ["brain scan", "cytosis", "fever"]


def test_sparql_is_that_of_the_two_conditions(visit: Visit, page_html: str) -> None:
    page = visit(page_html, fragment=f"#view=compare&compare={CYTOSIS},{ANOSIS}")
    text = page.input_value(".sparql textarea", timeout=1000)
    assert f"VALUES ?disease {{ <{CYTOSIS}> }}" in text
    assert f"VALUES ?other {{ <{ANOSIS}> }}" in text
    page = visit(page_html, fragment=f"#view=compare&{PAIR}&said=told%20apart")
    assert "ck:distinguishedFrom ck:comparator" in page.input_value(".sparql textarea")
    page.click("[data-view=table]")
    page.goto(page.url.partition("#")[0] + "#view=compare&compare=nonsense&said=nonsense")
    until(page, "document.querySelectorAll('.matrix thead th').length === 3")
    assert page.get_attribute("[data-said='']", "aria-pressed") == "true"
    assert len(names(page)) == 11


def test_a_phone_scrolls_the_matrix_and_not_the_page(visit: Visit, page_html: str) -> None:
    page = visit(page_html, fragment="#view=compare", width=360, height=740)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    box = page.locator(".matrix")
    assert box.evaluate("(box) => box.scrollWidth > box.clientWidth")
    box.evaluate("(box) => box.scrollTo(200, 0)")
    assert box.evaluate("(box) => box.querySelector('tbody th').getBoundingClientRect().left >= 0")
    assert violations(page) == []


def test_a_phone_has_the_chosen_view_in_sight_below_120_pixels(visit: Visit, page_html: str) -> None:
    page = visit(page_html, fragment="#view=table", width=360, height=740, touch=True)
    bar = page.locator(".bar").bounding_box()
    chosen = page.locator("#views [data-view=table]").bounding_box()
    assert bar is not None
    assert chosen is not None
    assert bar["y"] + bar["height"] <= 120
    assert 0 <= chosen["x"] < chosen["x"] + chosen["width"] <= 360


def test_in_the_dark_and_on_paper(visit: Visit, page_html: str) -> None:
    page = visit(page_html, fragment=f"#view=compare&{PAIR}&said=one%20denies", scheme="dark")
    assert violations(page, "dark") == []
    page.click(".matrix .head button")
    assert page.locator(".matrix tbody tr:not(.head)").count() == 0
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert names(page) == ["rash told apart by a source"]
    assert page.inner_text("h2") == "Compare anosis and botulosis <b>not bold</b>: said of one, denied of another"


def test_a_graph_of_one_condition_has_no_such_view(visit: Visit, beside: ox.Store) -> None:
    layer = ox.NamedNode("https://example.org/kg/graph/anosis")
    kind = ox.NamedNode("https://w3id.org/condition-kg/ontology#layerKind")
    one = [quad for quad in beside if quad.predicate != kind or quad.subject == layer]
    page = visit(draw(one, condition=ANOSIS), fragment="#view=compare")
    assert page.locator("[data-view=compare]").count() == 0
    assert page.evaluate("state.view") == "graph"
