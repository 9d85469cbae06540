"""The arrows of the condition, gathered by box, and the pointer on the picture: click, double click, rest, drag."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.visualize.pointing import bundle_at, double_tap, node_at, point_at
from tests.visualize.test_picture import _focus_graph, _live
from tests.visualize.until import until
from visualize.explorer.bundles import bundle_words

Visit = Callable[..., Page]

#: The arrows that the network draws.
DRAWN = "new Set([...scene.edges].filter((edge) => !network.body.edges[edgeNumbers.get(edge)].options.hidden))"
OF_TESTS = "[...scene.bundles].find(([{ heading }]) => heading === 'Tests, referral and contact')[1]"


def test_the_arrows_of_the_condition_are_one_for_each_box(visit: Visit, html: str) -> None:
    page = visit(html)
    until(page, "lettered.bundles.length > 0")
    assert page.evaluate("lettered.bundles.length") == page.evaluate("shownRegions().length")
    assert (
        page.evaluate(
            f"[...{DRAWN}].filter(({{ source, target }}) => [source.id, target.id].includes('concept:lems')).length"
        )
        == 0
    )
    told = page.evaluate(
        "[...scene.bundles].map(([bundle, shown]) => [lettered.bundles.find((one) => one.bundle === bundle).lines[0],"
        "shown.length, shown.map((edge) => (edge.kind === 'gap' ? edge.target.gap : edge.claim).predicate.label)])"
    )
    for words, number, predicates in told:
        assert words.endswith(f" {number}")
        assert any(name in words for name in predicates)
    assert sum(number for _, number, _ in told) > 40


def test_a_click_opens_a_bundle_and_another_closes_it(visit: Visit, html: str) -> None:
    page = visit(html)
    page.mouse.click(*bundle_at(page, "Tests, referral and contact"))
    until(page, f"{OF_TESTS}.every((edge) => {DRAWN}.has(edge))")
    assert "apart=" in page.url
    assert page.evaluate("state.selection") is None
    page.mouse.click(*bundle_at(page, "Tests, referral and contact"))
    until(page, f"!{OF_TESTS}.some((edge) => {DRAWN}.has(edge))")
    assert "apart=" not in page.url
    way = "wayOf([...scene.bundles.keys()].find(({ heading }) => heading === 'Treatment'))"
    page.mouse.click(
        *point_at(page, f"((way) => ({{ x: (way[0].x + way[1].x * 3) / 4, y: (way[0].y + way[1].y * 3) / 4 }}))({way})")
    )
    assert page.evaluate("state.apart.size") == 1
    page.go_back()
    until(page, "state.apart.size === 0")


def test_a_double_click_on_the_condition_names_each_of_its_arrows(visit: Visit, html: str) -> None:
    page = visit(html)
    page.mouse.dblclick(*node_at(page, "concept:lems"))
    until(page, "scene.gathered.size === 0 && lettered.edges.length > 20")
    page.wait_for_timeout(600)
    assert page.evaluate("state.selection") == "concept:lems"
    written = set(page.evaluate("lettered.edges.map(({ lines }) => lines[0].replace(/ \\(.*/, ''))"))
    assert {"has symptom", "has test", "has mechanism", "occurs with", "is a", "has treatment", "occurs in"} <= written
    page.mouse.dblclick(*node_at(page, "concept:lems"))
    until(page, "scene.gathered.size > 40")


def test_a_neighbour_in_a_bundle_has_its_arrow_and_its_words(visit: Visit, html: str) -> None:
    page = visit(html, fragment="#concept:bronchoscopy")
    until(page, "lettered.edges.length > 1")
    assert "has test (may)" in page.evaluate("lettered.edges.map(({ lines }) => lines[0])")
    assert page.evaluate(f"{DRAWN}.has(edges.get('adam:lems_hasTest_bronchoscopy_population-smokers'))")


def test_the_key_e_opens_and_gathers(visit: Visit, html: str) -> None:
    page = visit(html)
    _focus_graph(page)
    page.keyboard.press("e")
    until(page, "scene.gathered.size === 0")
    assert _live(page).endswith("arrows drawn one by one.")
    page.keyboard.press("e")
    until(page, "scene.gathered.size > 40")
    assert _live(page).endswith("arrows gathered.")
    page.keyboard.press("]")
    page.keyboard.press("e")
    until(page, "state.apart.size === 1")


def test_a_double_click_brings_the_neighbours(visit: Visit, html: str) -> None:
    page = visit(html)
    page.mouse.dblclick(*node_at(page, "concept:plasma-exchange"))
    until(page, "state.around === 'concept:plasma-exchange'")
    page.wait_for_timeout(600)  # a double click is told but once
    before = page.evaluate("scene.nodes.size")
    page.mouse.dblclick(*node_at(page, "concept:lems"))
    until(page, f"scene.nodes.size > {before}")
    page.wait_for_timeout(600)
    page.mouse.dblclick(*node_at(page, "concept:lems"))
    until(page, f"scene.nodes.size === {before}")


def test_a_finger_opens_a_bundle_expands_a_node_and_reaches_the_buttons(visit: Visit, html: str) -> None:
    page = visit(html, width=360, height=740, touch=True)
    page.touchscreen.tap(*bundle_at(page, "In whom"))
    until(page, "state.apart.size === 1")
    page.evaluate("update({ apart: new Set(), around: 'concept:plasma-exchange' })")
    page.wait_for_timeout(100)
    before = page.evaluate("scene.nodes.size")
    double_tap(page, node_at(page, "concept:lems"), until_true=f"scene.nodes.size > {before}")
    page.evaluate("select(null)")
    page.tap("#help-open")
    assert page.locator("#help").is_visible()
    page.tap("#help button")
    page.tap("#zoom-in")
    page.tap("#zoom-fit")


def test_what_is_passed_over_does_not_stand_out(visit: Visit, html: str) -> None:
    page = visit(html)
    until(page, "lettered.nodes.length > 20")
    page.evaluate("void (window.seen = new Set())")
    page.evaluate("void network.on('afterDrawing', () => window.seen.add(scene.hovered?.id))")
    for name in ("tumor", "vitiligo", "cancer"):
        page.mouse.move(*node_at(page, f"concept:{name}"))
    until(page, "scene.hovered?.id === 'concept:cancer'")
    assert page.evaluate("[...window.seen].filter(Boolean)") == ["concept:cancer"]


def test_one_click_puts_back_what_was_dragged_zoomed_and_moved(visit: Visit, html: str) -> None:
    page = visit(html)
    until(page, "lettered.nodes.length > 20")
    now = "[placeOfNode(nodes.get('concept:fatigue')), network.getScale(), network.getViewPosition()]"
    before = page.evaluate(now)
    x, y = node_at(page, "concept:fatigue")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 60, y + 40, steps=4)
    page.mouse.up()
    page.mouse.move(700, 330)
    page.mouse.wheel(0, -300)
    page.mouse.move(480, 430)
    page.mouse.down()
    page.mouse.move(520, 470, steps=4)
    page.mouse.up()
    assert page.evaluate(now)[0] != before[0]
    assert page.evaluate(now)[1] != before[1]
    page.click("#zoom-fit")
    page.wait_for_timeout(100)
    place, scale, middle = page.evaluate(now)
    assert place == before[0]
    assert scale == pytest.approx(before[1])
    assert middle == {key: pytest.approx(value) for key, value in before[2].items()}


@pytest.mark.parametrize(
    "fragment",
    ["#path=concept:vitiligo,concept:acetylcholine", "#only=tumor", "#around=concept:plasma-exchange&steps=2"],
)
def test_what_is_drawn_fits_every_window(visit: Visit, html: str, fragment: str) -> None:
    page = visit(html, fragment=fragment, width=360, height=740)
    until(page, "network !== null")
    out = """(() => {
      const wanted = state.path ? scene.lit.nodes : scene.nodes;
      return [...wanted].map(placeOfNode).map((place) => network.canvasToDOM(place)).filter(({ x, y }) =>
        x < 8 || y < 8 || x > container.clientWidth - 8 || y > container.clientHeight - 8).length;
    })()"""
    for width, height in ((360, 740), (740, 360), (768, 1024), (1024, 768), (1280, 800)):
        page.set_viewport_size({"width": width, "height": height})
        until(page, f"Math.abs(network.getViewPosition().x) < 5000 && {out} === 0")


def test_words_of_bundles_are_alike_in_both_languages(visit: Visit, html: str) -> None:
    names = ["has test", "is a", "affects"]
    lists = [list(chosen) for number in range(1, 5) for chosen in itertools.product(names, repeat=number)]
    assert visit(html).evaluate("(lists) => lists.map(bundleWords)", lists) == [bundle_words(one) for one in lists]
