"""A graph too large to draw: it opens with its classes and the search, then shows what is around a choice."""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph as ox
import pytest
from playwright.sync_api import Page

from tests.benchmarks.graphs import made_up
from tests.visualize.until import until
from visualize import draw

Visit = Callable[..., Page]
NODES = 2000


@pytest.fixture(scope="module")
def large() -> str:
    store = ox.Store()
    store.load(made_up(NODES).encode(), ox.RdfFormat.TURTLE)
    return draw(store)


def _drawn(page: Page) -> int:
    """How many nodes are drawn; the library of the picture is only started when there is one."""
    until(page, "Boolean(state.view !== 'graph' || drawnNodes?.length)")
    return int(page.evaluate("drawnNodes ? drawnNodes.length : 0"))


def test_it_opens_with_classes_and_search_and_draws_nothing(visit: Visit, large: str) -> None:
    page = visit(large)
    assert page.evaluate("document.activeElement.id") == "search"
    assert page.inner_text("#view h2") == f"{NODES:,} things, 11 classes"
    rows = page.locator("table.classes tbody tr").all_inner_texts()
    assert len(rows) == 11
    numbers = [int(row.split("\t")[1].replace(",", "")) for row in rows]
    assert sum(numbers) == NODES
    assert numbers == sorted(numbers, reverse=True)
    assert page.locator("table.classes svg").count() == 11
    assert _drawn(page) == 0
    assert page.evaluate("drawing.nodes.length") == 0


def test_a_class_lists_its_members_page_by_page(visit: Visit, large: str) -> None:
    page = visit(large)
    page.locator("table.classes button").first.click()
    kind = page.evaluate("state.members")
    number = page.evaluate("(id) => [...nodes.values()].filter((node) => node.kind.id === id).length", kind)
    assert page.evaluate("document.activeElement.localName") == "h2"
    assert page.inner_text(".range") == f"1–50 of {number}"
    seen = page.locator("table.members button").all_inner_texts()
    while page.locator("[data-turn=next]").is_enabled():
        page.click("[data-turn=next]")
        seen += page.locator("table.members button").all_inner_texts()
    assert len(seen) == number
    assert len(set(seen)) == number
    page.reload()
    assert page.inner_text(".range") == f"1–50 of {number}"
    page.go_back()
    page.wait_for_selector("table.classes")


def test_a_choice_shows_what_is_around_it(visit: Visit, large: str) -> None:
    page = visit(large)
    page.keyboard.type("http://example.org/made-up/T00700")
    page.keyboard.press("Enter")
    node = "http://example.org/made-up/T00700"
    assert page.evaluate("[state.selection, state.around, state.view]") == [node, node, "graph"]
    near = page.evaluate(
        "(id) => new Set([...nodes.get(id).out, ...nodes.get(id).in].flatMap((claim) =>"
        " [claim.subject, claim.object])).size",
        node,
    )
    assert _drawn(page) == near > 2
    assert page.inner_text("#card h2").endswith(" 700")
    page.go_back()
    page.wait_for_selector("table.classes")


def test_at_most_300_nodes_are_drawn(visit: Visit, large: str) -> None:
    page = visit(large)
    hub = page.evaluate("[...nodes.values()].sort((a, b) => b.in.length - a.in.length)[0].id")
    page.evaluate("(id) => update({ around: id, selection: id, steps: 3, view: 'graph' })", hub)
    assert _drawn(page) == 300
    assert page.evaluate("visible().more") > 0
    assert "more not drawn" in page.inner_text("#trail")
    assert page.evaluate("(id) => visible().nodes.has(nodes.get(id))", hub)


def test_an_address_opens_the_neighbourhood(visit: Visit, large: str) -> None:
    node = "http://example.org/made-up/T00700"
    page = visit(large, fragment=f"#{node}&view=graph&around={node}")
    assert page.inner_text("#card h2").endswith(" 700")
    assert _drawn(page) > 2
    assert page.evaluate("document.activeElement.id") != "search"


def test_an_address_that_only_names_a_thing_has_its_picture_too(visit: Visit, large: str) -> None:
    page = visit(large, fragment="#http://example.org/made-up/T00700")
    page.click("[data-view=graph]")
    assert _drawn(page) > 2


def test_the_card_of_a_hub_begins_with_200_claims(visit: Visit) -> None:
    store = ox.Store()
    store.load(
        "\n".join(f"<http://e/{n}> <http://e/p> <http://e/hub> ." for n in range(300)).encode(), ox.RdfFormat.TURTLE
    )
    page = visit(draw(store), fragment="#http://e/hub")
    page.click("#card .group summary")
    assert page.locator("#card .says > li").count() == 200
    page.click("text=Show 100 more")
    assert page.locator("#card .says > li").count() == 300
    assert page.evaluate("document.activeElement.closest('#card .says') !== null")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_phone(visit: Visit, large: str, scheme: str) -> None:
    page = visit(large, width=360, height=740, scheme=scheme)
    page.locator("table.classes button").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.locator("table.members tbody tr").count() == 50
