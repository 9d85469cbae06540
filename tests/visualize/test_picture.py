"""The picture in Chromium, with the mouse and with keys alone: labels, neighbourhoods, paths, parallel arrows."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.visualize.pointing import badge_at, bundle_at, edge_at, node_at, point_at
from tests.visualize.until import until

Visit = Callable[..., Page]

MANY_LAYERS = "#layers=adam-000710,hpoa,nih-gard,nih-ninds,pubmed-abstracts"
ALL_LAYERS = MANY_LAYERS + ",drug-labels,clinical-pages,dismech"


def _shown(page: Page) -> set[str]:
    return set(page.evaluate("[...scene.nodes].map(({ id }) => id)"))


def _live(page: Page) -> str:
    return page.locator("#live").text_content() or ""


def _focus_graph(page: Page) -> None:
    """As a person would: backwards from the card."""
    page.focus("#card")
    page.keyboard.press("Tab")
    for _ in range(60):
        if page.evaluate("document.activeElement.id") == "graph":
            return
        page.keyboard.press("Shift+Tab")
    pytest.fail("the graph cannot be reached with Tab")


@pytest.mark.parametrize(("width", "height", "fragment"), [(1280, 800, ""), (1280, 800, ALL_LAYERS), (360, 740, "")])
def test_no_label_covers_another_label_or_a_shape(
    visit: Visit, html: str, width: int, height: int, fragment: str
) -> None:
    page = visit(html, width=width, height=height, fragment=fragment)
    until(page, "lettered.nodes.length > 0")

    def meet(a: list[float], b: list[float]) -> bool:
        return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]

    for _ in range(16):  # from the whole, which may be too large for many labels, to where they are read
        own, boxes = page.evaluate(
            "[[...lettered.nodes.filter(({ node }) => node.id === 'concept:lems'), ...lettered.headings],"
            "[...lettered.nodes.filter(({ node }) => node.id !== 'concept:lems'), ...lettered.bundles]]"
            ".map((all) => all.map(({ box }) => box).filter(Boolean))"
        )
        shapes = page.evaluate(
            "[...scene.nodes].map((node) => { const { x, y } = placeOfNode(node), r = scene.listed.has(node) ? 9 : 14;"
            "return [x - r, y - r, x + r, y + r]; })"
        )
        assert [(a, b) for a, b in itertools.combinations(boxes, 2) if meet(a, b)] == []
        assert [(a, b) for a in boxes for b in shapes if meet(a, b)] == []
        # the condition and the boxes are always named, which may cover something from afar
        if len(boxes) >= 20 and not any(meet(a, b) for a in own for b in [*shapes, *boxes]):
            return
        scale = page.evaluate("network.getScale()")
        page.click("#zoom-in")
        until(page, f"network.getScale() > {scale} * 1.2")
        page.wait_for_timeout(200)
    pytest.fail("no zoom shows more than 20 labels that cover nothing")


def test_the_entry_opens_with_every_label_readable(visit: Visit, html: str) -> None:
    page = visit(html)
    until(page, "lettered.nodes.length > 20")
    assert page.evaluate("lettered.nodes.length === scene.nodes.size")
    assert page.evaluate("Math.min(...lettered.nodes.map(({ size }) => size * network.getScale()))") > 10.39
    left, top, right, bottom = page.evaluate(
        "(() => { const b = sceneBounds(), a = network.canvasToDOM({ x: b[0], y: b[1] }),"
        "c = network.canvasToDOM({ x: b[2], y: b[3] }); return [a.x, a.y, c.x, c.y]; })()"
    )
    assert left >= 0
    assert top >= 0
    assert right <= page.evaluate("container.clientWidth")
    assert bottom <= page.evaluate("container.clientHeight")


def test_a_phone_opens_on_the_condition_readable(visit: Visit, html: str) -> None:
    page = visit(html, width=360, height=740)
    x, y = node_at(page, "concept:lems")
    assert 0 < x < 360
    assert 0 < y < 740
    until(page, "lettered.nodes.length > 5")
    assert page.evaluate("lettered.nodes[0].size * network.getScale()") > 10.39


def test_the_pointer_dims_the_rest(visit: Visit, html: str) -> None:
    page = visit(html)
    page.mouse.move(*node_at(page, "concept:plasma-exchange"))
    until(page, "scene.hovered === nodes.get('concept:plasma-exchange')")
    lit = set(page.evaluate("[...scene.lit.nodes].map(({ id }) => id)"))
    assert {"concept:plasma-exchange", "concept:albumin", "concept:lems"} <= lit
    assert "concept:fatigue" not in lit
    assert page.evaluate("scene.isDim")
    page.mouse.move(5, 5)
    until(page, "scene.lit === null")


def test_a_click_selects_a_node_its_label_or_an_arrow(visit: Visit, html: str) -> None:
    page = visit(html)
    page.mouse.click(*node_at(page, "concept:muscle-weakness"))
    assert page.inner_text("#card h2") == "muscle weakness"
    until(page, "lettered.nodes.length > 20")
    page.mouse.click(
        *point_at(
            page, "(({ x, y }) => ({ x, y: y + 8 }))(lettered.nodes.find(({ node }) => node.id === 'concept:fatigue'))"
        )
    )
    assert page.inner_text("#card h2") == "fatigue"
    page.mouse.click(*bundle_at(page, "Tests, referral and contact"))
    page.mouse.click(*edge_at(page, "adam:lems_hasTest_physical-exam"))
    assert page.evaluate("state.selection") == "adam:lems_hasTest_physical-exam"
    assert page.evaluate("scene.lit.nodes.size") >= 2


def test_parallel_arrows_are_all_to_be_seen_and_clicked(visit: Visit, html: str) -> None:
    page = visit(html, fragment=MANY_LAYERS + "&around=concept:amifampridine")
    parallel = page.evaluate(
        "[...scene.edges].filter(({ source }) => source.id === 'concept:lems')"
        ".filter(({ target }) => target.id === 'concept:amifampridine').map(({ id }) => id)"
    )
    assert len(parallel) > 3
    for name in parallel:
        page.mouse.click(*edge_at(page, name))
        assert page.evaluate("state.selection") == name


def test_the_neighbourhood_of_a_concept_and_back(visit: Visit, html: str) -> None:
    page = visit(html)
    whole = _shown(page)
    page.mouse.click(*node_at(page, "concept:plasma-exchange"))
    page.click("#card [data-action=around]")
    near = _shown(page)
    assert {"concept:plasma-exchange", "concept:lems", "concept:albumin"} <= near
    assert len(near) < 12
    assert page.evaluate("placeOfNode(nodes.get('concept:plasma-exchange'))") == {"x": 0, "y": 0}
    page.click("#steps-2")
    assert near < _shown(page)
    page.click("#back")
    until(page, f"scene.nodes.size === {len(near)}")
    page.click("#forward")
    until(page, f"scene.nodes.size > {len(near)}")
    page.click("#whole")
    assert _shown(page) == whole


def test_a_badge_brings_in_hidden_neighbours_and_takes_them_away(visit: Visit, html: str) -> None:
    page = visit(html, fragment="#around=concept:plasma-exchange")
    near = _shown(page)
    hidden = page.evaluate("scene.hidden.get(nodes.get('concept:lems'))")
    assert hidden > 30
    page.mouse.click(*badge_at(page, "concept:lems"))
    assert len(_shown(page)) == len(near) + hidden
    assert "open=concept:lems" in page.url
    page.mouse.click(*badge_at(page, "concept:lems"))
    assert _shown(page) == near


def test_search_leads_out_of_a_neighbourhood(visit: Visit, html: str) -> None:
    page = visit(html, fragment="#around=concept:plasma-exchange")
    assert "concept:smokers" not in _shown(page)
    page.fill("#search", "smokers")
    page.keyboard.press("Enter")
    until(page, "scene.nodes.has(nodes.get('concept:smokers'))")
    assert page.evaluate("state.around") == "concept:smokers"


def test_a_path_as_sentences_with_sources_and_in_the_picture(visit: Visit, html: str) -> None:
    page = visit(html)
    page.mouse.click(*node_at(page, "concept:fatigue"))
    page.click("#card [data-action=path]")
    page.fill("#path-end", "no such thing")
    page.click("#path button[type=submit]")
    assert "No concept has this name." in page.inner_text("#path")
    page.fill("#path-end", "acetylcholine")
    page.keyboard.press("Enter")
    told = page.inner_text("#path")
    assert "Path from fatigue to acetylcholine" in told
    assert (
        "Symptoms of Lambert-Eaton myasthenic syndrome include fatigue with continuous exertion in some cases." in told
    )
    assert "A.D.A.M. entry 000710" in told
    assert "characters 1146–1194" in told
    lit = set(page.evaluate("[...scene.lit.nodes].map(({ id }) => id)"))
    assert {"concept:fatigue", "concept:lems", "concept:acetylcholine"} <= lit
    assert "path=concept:fatigue,concept:acetylcholine" in page.url
    page.locator("#path li button").first.click()
    assert page.inner_text("#card .kind") == "Claim"
    page.click("#path .head button")
    assert page.locator("#path").is_hidden()
    assert page.evaluate("state.path") is None


def test_the_end_of_a_path_may_be_clicked_in_the_picture(visit: Visit, html: str) -> None:
    page = visit(html)
    page.mouse.click(*node_at(page, "concept:men"))
    page.click("#card [data-action=path]")
    page.mouse.click(*node_at(page, "concept:fatigue"))
    assert page.evaluate("state.path") == ["concept:men", "concept:fatigue"]


def test_the_end_of_a_path_is_found_as_the_search_finds(visit: Visit, html: str) -> None:
    page = visit(html, fragment="#concept:lems")
    page.click("#card [data-action=path]")
    page.fill("#path-end", "antibod")
    assert page.locator("#path-options option").first.get_attribute("value") == "antibodies"
    page.keyboard.press("Enter")
    assert page.evaluate("state.path") == ["concept:lems", "concept:antibodies"]
    page.click("#path .head button")
    page.click("#card [data-action=path]")
    page.fill("#path-end", "plasmapheresis")
    page.keyboard.press("Enter")
    assert page.evaluate("state.path") == ["concept:lems", "concept:plasma-exchange"]


def test_a_path_switches_on_the_layers_of_its_ends(visit: Visit, html: str) -> None:
    page = visit(html, fragment="#concept:lems")
    page.click("#card [data-action=path]")
    page.fill("#path-end", "anti-Hu antibodies")
    page.keyboard.press("Enter")
    assert "pubmed-abstracts" in page.url
    assert page.locator("#path li button").count() > 0
    page = visit(html, fragment="#path=concept:lems,concept:anti-hu-antibodies")
    assert "No claims that are shown" in page.inner_text("#path")
    page.get_by_role("button", name="Look in all layers").click()
    assert page.locator("#path li button").count() > 0


def test_keys_alone_walk_read_select_and_look_around(visit: Visit, html: str) -> None:
    page = visit(html)
    _focus_graph(page)
    assert _live(page).startswith("Lambert-Eaton myasthenic syndrome, condition, ")
    assert "Lambert-Eaton myasthenic syndrome" in (page.locator("#summary").text_content() or "")
    before = page.evaluate("placeOfNode(scene.current).x")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("placeOfNode(scene.current).x") > before
    here = page.evaluate("scene.current.id")
    assert here != "concept:lems"
    assert "neighbour" in _live(page)
    page.keyboard.press("]")
    assert _live(page).startswith("1 of ")
    page.keyboard.press("Enter")
    assert page.evaluate("claims.has(state.selection)")
    page.keyboard.press("Escape")
    assert page.evaluate("scene.arrow") is None
    page.keyboard.press("Escape")
    assert page.evaluate("state.selection") is None
    page.keyboard.press("Enter")
    assert page.evaluate("state.selection") == here
    page.keyboard.press("n")
    assert page.evaluate("state.around") == here
    assert _live(page).startswith("Around ")
    page.keyboard.press("n")
    assert page.evaluate("state.around") is None
    assert page.evaluate("document.activeElement.id") == "graph"


def test_keys_expand_zoom_and_move(visit: Visit, html: str) -> None:
    page = visit(html, fragment="#around=concept:plasma-exchange")
    _focus_graph(page)
    assert page.evaluate("scene.current.id") == "concept:plasma-exchange"
    page.evaluate("void (scene.current = nodes.get('concept:lems'))")
    near = _shown(page)
    page.keyboard.press("e")
    assert near < _shown(page)
    page.keyboard.press("e")
    assert near == _shown(page)
    scale = page.evaluate("network.getScale()")
    page.keyboard.press("+")
    assert page.evaluate("network.getScale()") > scale
    page.keyboard.press("-")
    page.keyboard.press("0")
    assert page.evaluate("network.getScale()") == pytest.approx(scale)
    x = page.evaluate("network.getViewPosition().x")
    page.keyboard.press("Shift+ArrowRight")
    assert page.evaluate("network.getViewPosition().x") > x


def test_a_shared_link_opens_a_neighbourhood(visit: Visit, html: str) -> None:
    page = visit(html, fragment="#concept:muscle-weakness&around=concept:muscle-weakness&steps=3")
    assert page.locator("#steps-3").get_attribute("aria-pressed") == "true"
    assert "Around muscle weakness" in page.inner_text("#trail")


def test_forced_colours_are_the_systems(visit: Visit, html: str) -> None:
    page = visit(html)
    page.emulate_media(forced_colors="active")
    system = (
        "((name) => { document.body.style.outlineColor = name; return getComputedStyle(document.body).outlineColor; })"
    )
    until(page, f"colors.edge === {system}('CanvasText') && colors.ground === {system}('Canvas')")
    now = page.locator("#views [aria-current=page]")
    ink, paper = now.evaluate("(one) => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]")
    assert ink == page.evaluate(f"{system}('HighlightText')")
    assert paper == page.evaluate(f"{system}('Highlight')")


def test_the_picture_fits_its_room_until_the_reader_zooms(visit: Visit, html: str) -> None:
    page = visit(html)
    page.wait_for_function("lettered.nodes.length > 0")
    is_whole = """() => { const { x, y } = network.canvasToDOM({ x: sceneBounds()[2], y: sceneBounds()[3] });
      return x <= container.clientWidth + 1 && y <= container.clientHeight + 1; }"""
    page.set_viewport_size({"width": 1100, "height": 620})
    page.wait_for_function(is_whole)
    page.wait_for_timeout(300)  # fitted again as long as the bar fills
    for _ in range(2):
        page.click("#zoom-in")
    page.wait_for_timeout(300)
    assert not page.evaluate(is_whole)
    page.set_viewport_size({"width": 1200, "height": 700})
    page.wait_for_function("container.clientWidth > 800")
    page.wait_for_timeout(200)
    assert not page.evaluate(is_whole)
