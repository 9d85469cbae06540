"""The shipped page in Chromium, offline: search, select, read, filter, with the mouse and with keys alone."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from visualize.labels import Box

Visit = Callable[..., Page]


def _point(page: Page, world: str) -> tuple[float, float]:
    """Where a point of the graph is on the screen."""
    place = page.evaluate(
        f"(() => {{ const p = network.canvasToDOM({world}), r = container.getBoundingClientRect();"
        "return [p.x + r.left, p.y + r.top]; })()"
    )
    return (place[0], place[1])


def _click_node(page: Page, name: str) -> None:
    page.mouse.click(*_point(page, f"network.getPosition('{name}')"))


def _click_edge(page: Page, name: str) -> None:
    """Click an edge at the first place where it is not under a label or another edge."""
    place = page.evaluate(
        """(id) => {
          const edge = edges.get(id);
          const [a, b] = [network.getPosition(edge.source), network.getPosition(edge.target)];
          const r = container.getBoundingClientRect();
          for (let t = 0.1; t < 0.95; t += 0.02) {
            const world = { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t };
            const dom = network.canvasToDOM(world);
            if (!nodeAt(world) && network.getEdgeAt(dom) === id) return [dom.x + r.left, dom.y + r.top];
          }
        }""",
        name,
    )
    assert place is not None, f"nothing of {name} can be clicked"
    page.mouse.click(place[0], place[1])


def _heading(page: Page) -> str:
    return page.inner_text("#card h2")


def test_search_finds_a_synonym_and_shows_the_card(visit: Visit, html: str) -> None:
    page = visit(html)
    page.fill("#search", "plasmapheresis")
    assert page.locator("#results [role=option]").count() == 1
    page.click("#results [role=option]")
    assert _heading(page) == "plasma exchange"
    card = page.inner_text("#card")
    for words in ("procedure", "exact synonym", "Blood plasma is taken out", "removes", "antibodies", "1774–1931"):
        assert words in card
    assert page.evaluate("state.selection") == {"type": "node", "id": "concept:plasma-exchange"}


def test_search_by_identifier_and_without_result(visit: Visit, html: str) -> None:
    page = visit(html)
    page.fill("#search", "concept/pet-scan")
    assert "PET scan" in page.inner_text("#results")
    page.fill("#search", "no such thing")
    assert page.inner_text("#results") == "Nothing found"


def test_a_click_on_a_node_or_its_label_selects_it(visit: Visit, html: str) -> None:
    page = visit(html)
    _click_node(page, "concept:muscle-weakness")
    assert _heading(page) == "muscle weakness"
    world = "(() => { const p = network.getPosition('concept:fatigue'); return {x: p.x, y: p.y + 30}; })()"
    page.mouse.click(*_point(page, world))
    assert _heading(page) == "fatigue"
    page.keyboard.press("Escape")
    assert _heading(page) == "How to read this"


def test_a_click_on_an_edge_tells_its_hedge_conditions_and_place(visit: Visit, html: str) -> None:
    page = visit(html)
    _click_edge(page, "concept:pet-scan concept:suspected-lung-tumor condition")
    assert page.evaluate("state.selection.type") == "edge"
    assert page.inner_text("#card .kind") == "Limits a statement"
    assert "condition" in page.inner_text("#card h2")
    page.click("#card .place button")
    assert _heading(page) == "Lambert-Eaton myasthenic syndrome has test PET scan"
    card = page.inner_text("#card")
    for words in ("The source hedges:", "may", "condition", "suspected lung tumor", "1574–1628", "Exams and tests"):
        assert words in card


def test_a_gap_says_that_its_content_is_unknown(visit: Visit, html: str) -> None:
    page = visit(html)
    _click_node(page, "gap:medicines")
    card = page.inner_text("#card")
    assert "The source announces this list but this copy has lost it; what it held is unknown." in card
    assert "has medicine" in card
    assert "2229–2270" in card
    page.click("#card .facts button")
    assert "has medicine" in page.inner_text("#card")
    assert "has symptom – incomplete" in page.inner_text("#card")


def test_the_legend_switches_a_class_off_and_search_brings_it_back(visit: Visit, html: str) -> None:
    page = visit(html)
    box = page.locator("#classes li", has_text="test").locator("input")
    box.uncheck()
    assert page.evaluate("drawnNodes.get('concept:pet-scan').hidden") is True
    assert page.evaluate("drawnNodes.get('concept:fatigue').hidden") is False
    assert page.evaluate("drawnEdges.get('adam:lems_hasTest_physical-exam').hidden") is True
    page.fill("#search", "pet scan")
    page.keyboard.press("Enter")
    assert page.evaluate("drawnNodes.get('concept:pet-scan').hidden") is False
    assert box.is_checked()


def test_keys_alone_find_read_and_follow(visit: Visit, html: str) -> None:
    page = visit(html)
    page.keyboard.press("/")
    page.keyboard.type("lems")
    assert page.evaluate("document.activeElement.id") == "search"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert _heading(page) == "Lambert-Eaton myasthenic syndrome"
    assert page.evaluate("document.activeElement.id") == "card"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert _heading(page) != "Lambert-Eaton myasthenic syndrome"
    page.keyboard.press("Escape")
    assert page.evaluate("state.selection") is None
    page.focus("#graph")
    before = page.evaluate("network.getViewPosition().x")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("network.getViewPosition().x") > before


def test_the_list_holds_every_statement_and_gap(visit: Visit, html: str) -> None:
    page = visit(html)
    page.click("#statements summary")
    page.wait_for_selector("#table tbody tr")
    counts = page.evaluate("[page.statements.length, gaps.length]")
    assert page.locator("#table tbody tr").count() == sum(counts)
    row = page.locator("#table tbody tr", has_text="children").first
    assert "rare" in row.inner_text()
    assert "934–958" in row.inner_text()
    row.locator("td:nth-child(2) button").click()
    assert _heading(page) == "Lambert-Eaton myasthenic syndrome occurs in children"
    assert -1 <= page.evaluate("card.getBoundingClientRect().top") < 700


@pytest.mark.parametrize(("width", "height"), [(360, 740), (1280, 800)])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_fits_its_window_in_light_and_dark(visit: Visit, html: str, width: int, height: int, scheme: str) -> None:
    page = visit(html, width=width, height=height, scheme=scheme)
    _click_node(page, "concept:lems")
    assert _heading(page) == "Lambert-Eaton myasthenic syndrome"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == ("rgb(255, 255, 255)" if scheme == "light" else "rgb(18, 22, 29)")


def test_no_two_labels_collide_as_drawn(visit: Visit, html: str) -> None:
    page = visit(html)
    page.wait_for_timeout(200)
    assert page.evaluate("labelWidths.size === page.nodes.length")
    drawn = page.evaluate(
        "[...labelWidths].map(([id, width]) =>"
        "({id, width, ...network.getPosition(id), lines: nodes.get(id).lines.length}))"
    )
    boxes = [
        (one["id"], Box(int(one["x"] - one["width"] / 2), one["y"] - 15, int(one["x"] + one["width"] / 2), bottom))
        for one in drawn
        for bottom in [one["y"] + 20 + 19 * one["lines"]]
    ]
    assert [(a, b) for (a, one), (b, two) in itertools.combinations(boxes, 2) if one.overlaps(two)] == []


def test_the_scheme_may_change_while_the_page_is_open(visit: Visit, html: str) -> None:
    page = visit(html)
    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(200)
    assert page.evaluate("colors.ground") == "#12161d"
    assert page.locator("#classes svg").count() == page.evaluate("page.classes.length")
