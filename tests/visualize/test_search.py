"""The search box of the page, used as a person would, from the keyboard and with the mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.visualize.conftest import visits

Visit = Callable[..., Page]
MOST_HITS = 20  # as panels/search.js


@pytest.fixture(scope="module")
def shared(browser: Browser, html: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page of which only the search box is used."""
    with visits(browser, tmp_path_factory.mktemp("search")) as open_page:
        yield open_page(html)


def _type(page: Page, text: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type(text)


def _hits(page: Page) -> list[str]:
    return [text.split("\n")[0] for text in page.locator("#results [role=option]").all_inner_texts()]


def _active(page: Page) -> str:
    name = page.get_attribute("#search", "aria-activedescendant") or ""
    assert page.locator("#results [aria-selected=true]").get_attribute("id") == name
    return str(page.get_attribute(f"#{name}", "data-node"))


def test_hits_are_grouped_by_class_and_tell_what_matched_and_their_layers(visit: Visit, html: str) -> None:
    page = visit(html)
    _type(page, "lems")
    group = page.locator("#results [role=group]").first
    assert page.inner_text(f"#{group.get_attribute('aria-labelledby')}") == "condition"
    first = group.locator("[role=option]").first.inner_text().split("\n")
    assert first[:2] == ["Lambert-Eaton myasthenic syndrome", "also called LEMS"]
    assert first[2].startswith("A.D.A.M. entry 000710 · ")
    assert "(off)" in first[2]
    assert page.locator("#results [role=group]").count() == len(
        set(page.locator("#results .heading").all_inner_texts())
    )
    found = page.locator("#results [role=group] [role=option]").count()
    assert found > 1
    assert page.inner_text("#live") == f"{found} results{' or more' if found == MOST_HITS else ''}."


def test_keys_walk_through_the_hits_of_all_groups_and_choose(visit: Visit, html: str) -> None:
    page = visit(html)
    _type(page, "antibod")
    assert page.get_attribute("#search", "aria-expanded") == "true"
    first = _active(page)
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    fourth = _active(page)
    page.keyboard.press("ArrowUp")
    assert len({first, fourth, _active(page)}) == 3
    page.keyboard.press("Home")
    while _active(page) != "*":  # from the first to the last: all of them
        page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    chosen = _active(page)
    page.keyboard.press("Enter")
    assert page.evaluate("state.selection") == chosen
    assert page.locator("#results").is_hidden()
    assert page.get_attribute("#search", "aria-expanded") == "false"
    assert page.evaluate("document.activeElement.id") == "card"


def test_escape_closes_the_list_then_empties_the_box_and_keeps_the_selection(visit: Visit, html: str) -> None:
    page = visit(html, fragment="#concept:fatigue")
    _type(page, "muscle")
    page.keyboard.press("Escape")
    assert page.locator("#results").is_hidden()
    assert page.input_value("#search") == "muscle"
    page.keyboard.press("ArrowDown")
    assert page.locator("#results").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert page.input_value("#search") == ""
    assert page.evaluate("state.selection") == "concept:fatigue"


@pytest.mark.parametrize(
    "text",
    ["MONDO:0018556", "concept:lems", "https://w3id.org/condition-kg/concept/lems", "syndrome eaton", "EATON–Lambert"],
)
def test_identifiers_addresses_and_words_in_any_order_find(visit: Visit, html: str, text: str) -> None:
    page = visit(html)
    page.fill("#search", text)
    page.press("#search", "Enter")
    assert page.evaluate("state.selection") == "concept:lems"


def test_the_id_of_a_claim_leads_to_it(visit: Visit, html: str) -> None:
    page = visit(html)
    page.fill("#search", "adam:lems_hasTreatment_plasma-exchange")
    page.press("#search", "Enter")
    assert page.evaluate("state.selection") == "adam:lems_hasTreatment_plasma-exchange"


def test_a_hit_of_a_layer_that_is_off_switches_it_on_and_says_so(visit: Visit, html: str) -> None:
    page = visit(html)
    page.fill("#search", "synaptotagmin antibodies")
    option = page.locator("#results [role=option]").first
    assert option.inner_text().split("\n")[0] == "synaptotagmin antibodies"
    layer = option.locator(".layers").inner_text()
    assert layer.endswith(" (off)")
    option.click()
    assert page.inner_text("#live") == f"Layer switched on: {layer.removesuffix(' (off)')}."
    assert page.inner_text("#card h2") == "synaptotagmin antibodies"
    assert page.evaluate("visible().nodes.has(nodes.get(state.selection))")


def test_nothing_found_is_said(visit: Visit, html: str) -> None:
    page = visit(html)
    _type(page, "zzzz")
    assert _hits(page) == ["Nothing found"]
    assert page.inner_text("#live") == "Nothing found."
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.evaluate("state.selection") is None


def test_the_list_fits_a_phone(visit: Visit, html: str) -> None:
    page = visit(html, width=360, height=740)
    page.fill("#search", "lems")
    box = page.locator("#results").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    heights = page.evaluate("[...document.querySelectorAll('#results [role=option]')].map((one) => one.offsetHeight)")
    assert min(heights) >= 24


@pytest.mark.parametrize(
    ("text", "found"),
    [
        *(("SCLC", "small cell lung cancer"), ("3,4-dap", "amifampridine"), ("Firdapse", "amifampridine")),
        *(("cancr", "cancer"), ("plasmaferesis", "plasma exchange"), ("lambert eton", "Lambert-Eaton")),
        *(("EMG", "single-fiber electromyography"), ("pheresis plasma", "plasma exchange")),
        *(("treatment", "Treatments"), ("what helps", "Treatments"), ("disagreements", "For clinicians")),
        *(
            ("outlook", "For patients"),
            ("wat helps", "Treatments"),
            ("lost lists", "For clinicians"),
            ("triggers", "what triggers"),
        ),
    ],
)
def test_search_forgives_and_finds_views_gaps_and_questions(shared: Page, text: str, found: str) -> None:
    shared.fill("#search", text)
    assert any(found in hit for hit in _hits(shared))


def test_a_view_is_on_top_and_enter_takes_the_best_hit(visit: Visit, html: str) -> None:
    page = visit(html)
    _type(page, "cancer")
    assert _hits(page)[0] == "Search for a tumor"
    assert _active(page) == "concept:cancer"
    page.click("#results [role=option] >> nth=0")
    assert page.evaluate("document.activeElement.textContent") == "Search for a tumor"
    page.fill("#search", "outlook for patients")
    page.press("#search", "Enter")
    assert "Outlook" in page.evaluate("document.activeElement.textContent")
    page.click("text=↑ Back")
    assert page.evaluate("document.activeElement.id") == "search"


def test_what_is_found_is_shown_in_the_graph_alone(visit: Visit, html: str) -> None:
    page = visit(html)
    _type(page, "antibodies")
    found = page.evaluate("[...document.querySelectorAll('[data-node*=concept]')].map((one) => one.dataset.node)")
    page.click("text=Show these in the graph")
    ends = page.evaluate("[...visible().claims].map(({ subject, object }) => [subject?.id, object?.id])")
    assert ends
    assert all(set(pair) & set(found) for pair in ends)
    assert "found: antibodies" in page.inner_text("#trail")
    again = visit(html, fragment=page.evaluate("location.hash"))
    shown = "[...visible().nodes].map(({ id }) => id).sort()"
    assert again.evaluate(shown) == page.evaluate(shown)
    assert set(found) <= set(again.evaluate(shown))


def test_a_keystroke_looks_into_what_was_indexed_once(shared: Page) -> None:
    _type(shared, "a")
    read = shared.evaluate("""() => {
      let number = 0;
      nodes.values = () => { number += 1; return Map.prototype.values.call(nodes); };
      for (const text of ["mu", "mus", "plasmaferesis"]) {
        document.getElementById("search").value = text;
        document.getElementById("search").dispatchEvent(new InputEvent("input", { bubbles: true }));
      }
      delete nodes.values;
      return number;
    }""")
    assert read == 0
    assert _hits(shared)[0] == "plasma exchange"
