"""Help on keys, mouse and touch; filters that fold away."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from tests.visualize.test_accessibility import violations

Visit = Callable[..., Page]


def test_help_opens_by_key_and_button_and_closes_by_escape(visit: Visit, html: str) -> None:
    page = visit(html)
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    assert page.get_by_role("dialog", name="Keys, mouse and touch").is_visible()
    told = page.inner_text("#help")
    assert all(words in told for words in ("Double click", "Enter", "through the arrows", "back in its place"))
    page.keyboard.press("Escape")
    assert page.locator("#help").is_hidden()
    page.click("#help-open")
    assert page.locator("#help").is_visible()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "help-open"
    page.fill("#search", "?")
    assert page.locator("#help").is_hidden()


def test_axe_finds_nothing_in_the_help(visit: Visit, html: str) -> None:
    page = visit(html)
    page.click("#help-open")
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, "dark") == []


def test_filters_fold_away_and_tell_what_they_hide(visit: Visit, html: str) -> None:
    page = visit(html)
    page.locator("#filter-layers .boxes").wait_for()
    page.evaluate("update({ hidden: { ...state.hidden, class: new Set([nodes.get('concept:fatigue').kind.id]) } })")
    page.click("#filters-fold > summary")
    assert page.locator("#filter-layers .boxes").is_hidden()
    assert "not shown" in page.inner_text("#filters-fold > summary")
    page.evaluate("update({ layers: new Set(layers.keys()) })")
    assert page.locator("#filter-layers .boxes").is_hidden()
    page.click("#filters-fold > summary")
    assert page.locator("#filter-layers .boxes").is_visible()
    small = visit(html, width=360, height=740)
    assert small.locator("#filter-layers .boxes").is_hidden()
