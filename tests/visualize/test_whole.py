"""The page of all that is shipped, as ``kg build`` writes it: it opens on LEMS, and the others are a click away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from kg.sources import sources
from tests.visualize.legible import legibility
from tests.visualize.until import until

AROUND = [
    *("Botulism", "Guillain-Barré syndrome", "Myasthenia gravis"),
    *("Polymyositis", "Small cell lung cancer", "Vitiligo"),
]


@pytest.fixture(scope="module")
def whole_html(built_folder: Path) -> str:
    """The page, made once for the whole run."""
    return (built_folder / "condition-kg.html").read_text(encoding="utf-8")


def test_it_opens_on_lems_alone(visit: Callable[..., Page], whole_html: str) -> None:
    page = visit(whole_html)
    assert page.inner_text("h1") == "Lambert-Eaton myasthenic syndrome"
    assert page.evaluate("[...state.layers]") == ["layer:adam-000710"]
    shown = "[...visible().claims].every(({ layer }) => layer.about === 'concept:lems')"
    assert page.evaluate(shown)
    notice = "(one) => one.scrollHeight <= one.clientHeight + 1"
    assert page.eval_on_selector("header .notice", notice), "all of it is seen"


def test_layers_stand_under_the_name_of_their_condition(visit: Callable[..., Page], whole_html: str) -> None:
    page = visit(whole_html)
    assert page.locator("#filter-layers .condition summary bdi").all_inner_texts() == AROUND
    assert "6 other conditions, too: off until you switch them on." in page.inner_text("#filter-layers")
    assert page.locator("#filter-layers [data-layer]").count() == page.evaluate("layers.size")
    page.locator("#filter-layers .condition:has(summary bdi:text-is('Vitiligo'))").hover()
    page.click("button[aria-label='Only Vitiligo']")
    assert page.evaluate("[...state.layers].map((id) => layers.get(id).about)") == ["concept:vitiligo"] * 2


@pytest.mark.parametrize(("width", "share"), [(1280, 0.9), (1024, 0.7)])
def test_with_all_layers_labels_can_be_read(
    visit: Callable[..., Page], whole_html: str, width: int, share: float
) -> None:
    page = visit(whole_html, width=width, height=width * 3 // 4)
    until(page, "lettered.nodes.length > 5")
    page.evaluate("update({ layers: new Set(layers.keys()) })")
    page.wait_for_timeout(200)
    found, boxes = legibility(page), page.evaluate("shownRegions().map(([heading]) => heading)")
    assert {*AROUND} <= {*boxes}
    assert found.share >= 0.8, found.failing
    assert len(found.headings) >= share * len(boxes)


def test_another_condition_is_found_and_its_claims_show_their_sentences(
    visit: Callable[..., Page], whole_html: str
) -> None:
    page = visit(whole_html)
    page.fill("input[type=search]", "Guillain-Barré syndrome")
    page.wait_for_selector("#results [role=option]")
    page.keyboard.press("Enter")
    until(page, "document.querySelector('#card h2').innerText === 'Guillain-Barré syndrome'")
    is_said = "({ subject, spans }) => subject?.id === 'concept:guillain-barre-syndrome' && spans.length"
    page.evaluate(f"select([...claims.values()].find({is_said}).id)")
    page.wait_for_selector("#card blockquote")
    texts = [path.read_text(encoding="utf-8") for path in sources().texts if "guillain-barre" in str(path)]
    assert any(page.inner_text("#card blockquote") in " ".join(text.split()) for text in texts)
