"""Labels can be read in every main state and window: nothing on them, not cut, high enough; boxes are named."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.visualize.legible import legibility
from tests.visualize.own_data import GOUT, LONG, condition
from tests.visualize.until import until
from visualize import draw

#: What is changed of the page that has just been opened, and what is then shown.
STATES = {
    "opening": "",
    "a concept selected": "selection: 'concept:plasma-exchange'",
    "the condition selected": "selection: 'concept:lems'",
    "all its arrows one by one": "selection: 'concept:lems', apart: new Set([0, 1, 2, 3, 4, 5, 6, 7])",
    "a neighbourhood": "selection: 'concept:muscle-weakness', around: 'concept:muscle-weakness'",
    "two steps": "around: 'concept:plasma-exchange', steps: 2",
    "a view alone": "only: 'tumor'",
    "a long view alone": "only: 'clinician'",
    "a path": "path: ['concept:vitiligo', 'concept:acetylcholine']",
    "all layers": "layers: new Set(layers.keys())",
}


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (1024, 768), (360, 740)])
def test_labels_can_be_read(visit: Callable[..., Page], html: str, width: int, height: int) -> None:
    is_phone = width < 600
    page = visit(html, width=width, height=height, touch=is_phone)
    until(page, "lettered.nodes.length > 5")
    for state, changes in STATES.items():
        page.evaluate(f"update({{ ...initial(), {changes} }}, {{ isStep: false }})")
        page.wait_for_timeout(120)
        found = legibility(page)
        assert found.share >= 0.8, (state, found.failing)
        assert found.drawn >= 3, state
        if state in {"opening", "all layers"}:
            assert found.drawn > 25, state
            assert is_phone or len(found.headings) == page.evaluate("shownRegions().length"), state
    page.evaluate("document.getElementById('zoom-fit').click()")  # all of it, however small
    page.wait_for_timeout(120)
    found = legibility(page)
    assert found.share >= 0.8, found.failing
    assert found.drawn >= 8


def test_what_one_more_source_adds_stands_close_and_can_be_read(visit: Callable[..., Page], html: str) -> None:
    page = visit(html)
    until(page, "lettered.nodes.length > 20")
    places = "JSON.stringify([...scene.places].map(([{ id }, { x, y }]) => [id, x, y]).sort())"
    before = page.evaluate(places)
    for layer, least in (("hpoa", 0.85), ("clinical-pages", 0.3)):
        page.evaluate(f"update({{ layers: new Set(['layer:adam-000710', 'layer:{layer}']) }})")
        page.wait_for_timeout(150)
        assert page.evaluate("scene.listed.size") > 12
        assert page.evaluate("lettered.nodes.length / scene.nodes.size") > least, layer
        found = legibility(page)
        assert found.share >= 0.8, found.failing
        assert len(found.headings) == page.evaluate("shownRegions().length")
        assert page.evaluate("[...scene.bundles.keys()].every((one) => wayOf(one).length > 1)")
        meeting = """shownRegions().some(([, l, t, w, h], at) => shownRegions().some(([, x, y, v, u], other) =>
            other < at && l < x + v && x < l + w && t < y + u && y < t + h))"""
        assert not page.evaluate(meeting)
    page.evaluate("update({ layers: new Set(['layer:adam-000710']) })")
    page.wait_for_timeout(100)
    assert page.evaluate(places) == before
    assert page.evaluate("scene.listed.size") == 0


def test_a_condition_of_ones_own_can_be_read(visit: Callable[..., Page]) -> None:
    own = draw(condition("gout", GOUT))
    page = visit(own)
    for width, height, least in ((1280, 800, 1.0), (1024, 768, 0.9)):
        page.set_viewport_size({"width": width, "height": height})
        until(page, "lettered.nodes.length > 20")
        page.wait_for_timeout(150)
        found = legibility(page)
        assert page.evaluate("lettered.nodes.length / scene.nodes.size") >= least, (width, found.failing)
        assert found.failing == ()
        assert {"Causes and risk factors", "What is not known", "Symptoms"} < set(found.headings)
        assert "Related topics" not in found.headings
        assert page.evaluate("lettered.bundles.length === scene.bundles.size")
        # nearly all of the window is used, in one direction at least
        used = page.evaluate(
            "(() => { const [l, t, r, b] = sceneBounds(), s = network.getScale();"
            "return Math.max((r - l) * s / container.clientWidth, (b - t) * s / (container.clientHeight - 40)); })()"
        )
        assert used > 0.9
    hand = visit(own, width=360, height=740, touch=True)
    until(hand, "lettered.nodes.length > 9")
    assert hand.evaluate("lettered.nodes.some(({ node }) => node.label === 'gout')")


def test_a_long_entry_stands_in_lists_that_can_be_read(visit: Callable[..., Page]) -> None:
    page = visit(draw(condition("gout", LONG)))
    for width, height, least in ((1280, 800, 1.0), (1024, 768, 0.9)):
        page.set_viewport_size({"width": width, "height": height})
        until(page, "lettered.nodes.length > 60")
        page.wait_for_timeout(150)
        found = legibility(page)
        assert page.evaluate("lettered.nodes.length / scene.nodes.size") >= least, width
        assert found.failing == ()
    assert page.evaluate("scene.nodes.size") > 90
    beside = "lettered.nodes.filter(({ align, x, node }) => align === 'left' && x > placeOfNode(node).x).length"
    assert page.evaluate(f"{beside} === lettered.nodes.length - 1")  # all but the condition
    page.evaluate("update({ around: [...nodes.values()].find(({ label }) => label === 'fever').id })")
    until(page, "lettered.nodes.length > 0 && lettered.nodes.every(({ align }) => !align)")
    assert page.evaluate("scene.nodes.size") == 2
    hand = visit(draw(condition("gout", LONG)), width=360, height=740, touch=True)
    until(hand, "lettered.nodes.length > 9")


def test_the_measure_finds_what_cannot_be_read(visit: Callable[..., Page], html: str) -> None:
    page = visit(html)
    until(page, "lettered.nodes.length > 20")
    assert legibility(page).failing == ()
    page.evaluate("""() => {
      const [one, two, three, four] = lettered.nodes;
      one.box = two.box;
      three.box = three.box.map((side) => side + 1e5);
      four.size = 8 / network.getScale();
    }""")
    found = legibility(page)
    assert len(found.failing) == 4
    assert {line.rpartition(": ")[2] for line in found.failing} >= {"overlapped by a label", "clipped", "8.0 px"}
