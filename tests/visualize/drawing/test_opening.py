"""What a page shows when it opens: the same in the drawing and in the network that takes over from it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from kg.rdf.load import load_files
from visualize import draw
from visualize.drawing.opening import opening
from visualize.explorer.bundles import bundles
from visualize.explorer.model import PageModel
from visualize.layout.place import place, regions

LABELS = "[...document.querySelectorAll('.names text.on')].map(({ textContent }) => textContent).sort()"
SETTLED = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
VIEW = """(() => {
  const [left, top, width, height] = document.getElementById("drawing").getAttribute("viewBox").split(" ").map(Number);
  return [left + width / 2, top + height / 2, document.getElementById("picture").clientWidth / width];
})()"""


def test_the_network_takes_over_and_nothing_jumps(visit: Callable[..., Page], html: str, model: PageModel) -> None:
    page = visit(html, enter=False)
    assert page.locator("#drawing").get_attribute("aria-hidden") == "true"
    assert page.evaluate("network") is None
    page.evaluate(SETTLED)  # the bar may have grown when the scripts filled it
    labels, view = page.evaluate(LABELS), page.evaluate(VIEW)
    page.mouse.move(20, 700)
    page.wait_for_selector("#drawing", state="detached")
    shown = page.evaluate("[network.getViewPosition().x, network.getViewPosition().y, network.getScale()]")
    assert all(abs(one - other) < 0.5 for one, other in zip(view, shown, strict=True))
    assert page.evaluate("lettered.nodes.flatMap(({ lines }) => lines).sort()") == labels
    positions = place(model)
    drawn = opening(model, bundles(model, positions, regions(model, positions)))
    assert page.evaluate("[...scene.nodes].map(({ id }) => id).sort()") == sorted(node.id for node in drawn.nodes)
    assert page.evaluate("scene.edges.size") == len(drawn.edges)


@pytest.mark.parametrize("number", [3, 20, 40])
def test_words_along_arrows_of_any_data_are_those_of_the_network(visit: Callable[..., Page], number: int) -> None:
    arrows = (f":hub{at % 3} :goesAllTheWayTo{at % 5} :t{at} ." for at in range(number))
    store = load_files([("@prefix : <http://e/> . :hub0 :to :hub1 , :hub2 . " + " ".join(arrows)).encode()])
    page = visit(draw(store), enter=False)
    page.evaluate(SETTLED)
    words = page.evaluate(LABELS.replace("names", "said"))
    page.mouse.move(20, 700)
    page.wait_for_selector("#drawing", state="detached")
    assert page.evaluate("lettered.edges.flatMap(({ lines }) => lines).sort()") == words
    assert bool(words) == (number < 30)


def test_a_click_before_the_network_is_there_is_not_lost(visit: Callable[..., Page], html: str) -> None:
    page = visit(html, enter=False)
    place = page.locator(".names .focus text").first.bounding_box()
    assert place
    page.mouse.click(place["x"] + place["width"] / 2, place["y"] - 12)
    page.wait_for_selector("#drawing", state="detached")
    assert page.evaluate("state.selection") == "concept:lems"


def test_without_scripts_the_drawing_is_read(browser: Browser, html: str, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(html, encoding="utf-8")
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(path.as_uri())
    name = page.get_by_text("vitiligo", exact=True)
    box = name.bounding_box()
    assert box
    assert box["height"] > 9
    assert "Cards, lists and the search are made by scripts" in page.locator(".side").inner_text()
    assert not page.locator("#zoom-in").is_visible()
    assert not page.locator("#search").is_visible()
    context.close()
