"""The view "Table": every visible claim and lost list in words, sorted, filtered, selected and printed."""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph as ox
import pytest
from playwright.sync_api import Page

from visualize import draw

Visit = Callable[..., Page]


def _column(page: Page, title: str) -> list[str]:
    at = page.locator(".sheet thead th").all_inner_texts().index(title)
    return [text.strip() for text in page.locator(f".sheet tbody tr > :nth-child({at + 1})").all_inner_texts()]


def _told(page: Page) -> str:
    return page.inner_text(".finder [role=status]")


@pytest.fixture(scope="module")
def many() -> str:
    """The page of a foreign graph of 900 triples."""
    store = ox.Store()
    for number in range(900):
        ends = [ox.NamedNode(f"https://example.org/{end}") for end in (f"a{number % 30}", f"b{number // 30}")]
        store.add(ox.Quad(ends[0], ox.NamedNode(f"https://example.org/p{number % 7}"), ends[1]))
    return draw(store)


def test_it_holds_every_visible_claim_and_gap(visit: Visit, html: str) -> None:
    page = visit(html)
    page.click("#views button:has-text('Table')")
    shown = page.evaluate("[visible().claims.size, [...visible().nodes].filter((n) => n.gap).length]")
    assert page.locator(".sheet tbody tr").count() == sum(shown)
    assert _told(page) == f"{shown[0]} claims and {shown[1]} lost lists"
    row = page.locator(".sheet tbody tr", has_text="children").first.inner_text()
    for words in ("occurs in", "rare", "Causes", "934–958", "A.D.A.M. entry 000710", "checked against source"):
        assert words in row
    assert "what it held is unknown" in page.locator(".sheet tbody tr.gap").first.inner_text()
    assert page.url.endswith("#view=table")


def test_a_filter_of_the_page_is_one_of_the_table(visit: Visit, html: str) -> None:
    page = visit(html, fragment="#view=table")
    before = page.locator(".sheet tbody tr").count()
    page.evaluate("update({ layers: new Set([...state.layers, 'layer:hpoa']) })")
    rows = page.locator(".sheet tbody tr")
    assert rows.count() == before + 16
    assert "HPO annotations" in _column(page, "Layer")
    page.evaluate("update({ hidden: { ...state.hidden, class: new Set(['ck:Test']) } })")
    assert "PET scan" not in _column(page, "Object")


def test_words_narrow_it_and_survive_reload(visit: Visit, html: str) -> None:
    page = visit(html, fragment="#view=table")
    page.fill("#find-rows", "MAY  tumor")
    assert page.locator(".sheet tbody tr").count() < 10
    assert all(
        "may" in text.lower() and "tumor" in text.lower() for text in page.locator(".sheet tbody tr").all_inner_texts()
    )
    told = _told(page)
    assert told.endswith(" of 86 claims and 7 lost lists")
    page.reload()
    assert page.input_value("#find-rows") == "MAY  tumor"
    assert _told(page) == told
    page.fill("#find-rows", "no such words")
    assert page.locator(".sheet tbody tr").count() == 0


def test_a_column_sorts_up_down_and_not(visit: Visit, html: str) -> None:
    page = visit(html, fragment="#view=table")
    first = _column(page, "Object")
    heading = page.locator(".sheet thead th", has_text="Characters")
    heading.locator("button").click()
    assert heading.get_attribute("aria-sort") == "ascending"
    starts = [int(text.split("–")[0]) for text in _column(page, "Characters") if text]
    assert starts == sorted(starts)
    heading.locator("button").click()
    assert heading.get_attribute("aria-sort") == "descending"
    starts = [int(text.split("–")[0]) for text in _column(page, "Characters") if text]
    assert starts == sorted(starts, reverse=True)
    page.reload()
    assert page.locator(".sheet thead th", has_text="Characters").get_attribute("aria-sort") == "descending"
    page.locator(".sheet thead button", has_text="Characters").click()
    assert _column(page, "Object") == first
    page.locator(".sheet thead button", has_text="Hedge").click()
    hedges = _column(page, "Hedge")
    assert hedges[0]
    assert not hedges[-1]


def test_a_row_selects_its_claim_and_is_marked(visit: Visit, html: str) -> None:
    page = visit(html, fragment="#view=table")
    row = page.locator(".sheet tbody tr", has_text="suspected lung tumor").first
    row.locator("td").last.click()
    assert page.evaluate("state.selection") == row.get_attribute("data-id")
    assert row.get_attribute("aria-current") == "true"
    assert "PET scan" in page.inner_text("#card h2")
    page.evaluate("select('adam:lems_occursIn_children')")
    marked = page.locator(".sheet tbody [aria-current]")
    assert marked.count() == 1
    assert "children" in marked.inner_text()
    assert marked.evaluate("(row) => row.getBoundingClientRect().top") > 0


def test_rows_that_tell_of_the_selected_concept_are_marked(visit: Visit, html: str) -> None:
    page = visit(html, fragment="#concept:vitiligo&view=table")
    rows = page.locator(".sheet tbody tr.about")
    assert rows.count() > 1
    assert all("vitiligo" in text for text in rows.all_inner_texts())
    sheet = page.locator(".sheet").bounding_box()
    row = rows.first.bounding_box()
    assert sheet is not None
    assert row is not None
    assert sheet["y"] <= row["y"] < sheet["y"] + sheet["height"]
    page.evaluate("select('concept:lems')")
    assert "vitiligo" not in page.locator(".sheet tbody tr.about").first.inner_text()


def test_keys_go_through_the_rows(visit: Visit, html: str) -> None:
    page = visit(html, fragment="#view=table")
    page.locator(".sheet tbody tr:nth-child(3) td button").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert page.evaluate("state.selection") == page.get_attribute(".sheet tbody tr:nth-child(4)", "data-id")


def test_a_foreign_graph_has_its_triples_in_slices(visit: Visit, many: str) -> None:
    page = visit(many, fragment="#view=table")
    assert page.locator(".sheet thead th").all_inner_texts() == ["Subject", "Says", "Object"]
    assert _told(page) == "900 triples"
    assert page.locator(".sheet tbody tr").count() == 200
    page.focus(".sheet .more")
    page.wait_for_selector(".sheet tbody tr:nth-child(400)", state="attached")
    page.evaluate("select([...claims.keys()].at(-1))")
    assert page.locator(".sheet tbody tr").count() == 900
    assert page.locator(".sheet tbody tr").last.get_attribute("aria-current") == "true"
    assert page.locator(".sheet .more").is_hidden()
    page.fill("#find-rows", "b29")
    assert page.locator(".sheet tbody tr").count() == 30


@pytest.mark.parametrize("width", [360, 1280])
def test_it_scrolls_in_itself_with_its_heading_in_sight(visit: Visit, html: str, width: int) -> None:
    page = visit(html, fragment="#view=table", width=width, height=740)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    sheet = page.locator(".sheet")
    sheet.evaluate("(element) => element.scrollTo(0, 2000)")
    top = sheet.evaluate("(element) => element.getBoundingClientRect().top")
    heading = page.locator(".sheet thead th").first.evaluate("(element) => element.getBoundingClientRect().top")
    assert abs(heading - top) < 3
    assert sheet.get_attribute("tabindex") == "0"


def test_in_print_all_rows_stand_on_white_without_controls(visit: Visit, many: str, html: str) -> None:
    page = visit(many, fragment="#view=table", scheme="dark")
    page.pdf()
    assert page.locator(".sheet tbody tr").count() == 900
    page = visit(html, fragment="#concept:plasma-exchange&view=table", scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    style = "(element) => [getComputedStyle(element).color, getComputedStyle(document.body).backgroundColor]"
    assert page.locator(".sheet tbody td").first.evaluate(style) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    for control in ("#save", "#views", "#search", "#find-rows", ".filters", "#card .actions"):
        assert page.locator(control).is_hidden()
    assert page.locator(".sheet thead th").first.is_visible()
    link = page.locator("#card a.named").first
    told = link.evaluate("(element) => getComputedStyle(element, '::after').content")
    assert (link.get_attribute("href") or "?") in told
    assert page.locator(".sheet").evaluate("(element) => getComputedStyle(element).overflow") == "visible"


def test_in_print_the_graph_is_drawn_in_vectors(visit: Visit, html: str) -> None:
    page = visit(html, scheme="dark")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator("#graph").is_hidden()
    assert page.locator("#trail").is_hidden()
    texts = page.locator(".printed text").all_text_contents()
    assert set(page.evaluate("[...visible().nodes].flatMap(({ lines }) => lines)")) <= set(texts)
    label = page.locator(".printed text", has_text="fatigue").first
    assert label.evaluate("(element) => getComputedStyle(element).fill") == "rgb(0, 0, 0)"
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".printed").count() == 0
