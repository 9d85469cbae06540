"""The filter of layers: what each is, and those of other conditions by condition, off until they are switched on."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from tests.beside import ANOSIS, BOTULOSIS, beside_store
from tests.visualize.test_accessibility import violations
from tests.visualize.until import until
from visualize import draw

Visit = Callable[..., Page]


def test_layers_of_other_conditions_are_told_apart_and_off(visit: Visit) -> None:
    page = visit(draw(beside_store(), condition=ANOSIS))
    group = page.locator("#filter-layers")
    assert "2 other conditions, too: off until you switch them on." in group.inner_text()
    assert group.locator(":scope > .boxes label").all_inner_texts() == ["the anosis text 7", "a paper 1"]
    folds = group.locator(".condition")
    assert [text.split(" in ")[0] for text in folds.locator("summary").all_inner_texts()] == [
        "Botulosis <b>not bold</b> 7",
        "Cytosis 2",
    ]
    assert all(text.endswith("off") for text in folds.locator("summary").all_inner_texts())
    switch = folds.first.get_by_role("checkbox", name="All layers on Botulosis <b>not bold</b>")
    switch.check()
    until(page, "shownRegions().some(([heading]) => heading.startsWith('Botulosis'))")
    assert "too." in group.inner_text()
    assert not folds.first.locator("summary").inner_text().endswith("off")
    assert page.evaluate("document.activeElement.dataset.condition") == BOTULOSIS
    folds.first.locator("summary").click()
    folds.first.locator("[data-layer]").uncheck()
    assert not switch.is_checked()
    assert violations(page) == []


def test_a_layer_says_what_it_is(visit: Visit, html: str) -> None:
    page = visit(html)
    names = page.locator("#filter-layers .boxes label").all_inner_texts()
    told = {name.split("\n")[0].rsplit(" ", 1)[0]: name.split("\n")[1] for name in names}
    assert told["dismech"].startswith("Claims of the dismech record, which a model made")
    assert told["A.D.A.M. entry 000710"] == "What the entry says, claim by claim."
    assert len(told) == page.evaluate("layers.size")
    assert page.locator("#filter-layers .condition").count() == 0
    assert "other condition" not in page.inner_text("#filter-layers")
