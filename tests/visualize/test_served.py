"""The pages as `kg serve` serves them, in a real browser: from a question to a card and back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.kg.server.conftest import Service
from tests.visualize.person import Person
from tests.visualize.test_accessibility import violations

MUSEUM = Path(__file__).parent.parent / "data" / "any" / "museum.ttl"


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    """The shipped graph, served."""
    running = Service("--quiet", "--timeout", "4")
    yield running
    running.stop()


@pytest.fixture
def page(browser: Browser, service: Service) -> Iterator[Page]:
    """A page that may ask its own server only; fails on script errors, console messages and other requests."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    troubles: list[str] = []
    page.on("request", lambda request: troubles.extend([request.url] * (not request.url.startswith(service.url))))
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda message: troubles.append(message.text))
    yield page
    context.close()
    assert [trouble for trouble in troubles if "status of 4" not in trouble and "status of 5" not in trouble] == []


def run(page: Page, query: str) -> None:
    """Write a query and run it by keyboard."""
    page.locator("textarea").fill(query)
    page.keyboard.press("Control+Enter")


def test_from_a_question_to_a_card_and_the_explorer(page: Page, service: Service) -> None:
    page.goto(f"{service.url}/query")
    page.get_by_role("button", name="Treatments Which procedures treat").first.click()
    page.get_by_role("link", name="plasma exchange", exact=True).first.wait_for()
    run(page, "SELECT ?t { concept:lems ck:hasTreatment ?t } ORDER BY ?t")
    page.get_by_role("link", name="concept:plasma-exchange").first.click()
    page.get_by_role("heading", name="plasma exchange", level=1).wait_for()
    assert page.url == f"{service.url}/concept/plasma-exchange"
    page.get_by_role("link", name="In the explorer").click()
    page.wait_for_selector("#card h2", timeout=60_000)
    assert "plasma exchange" in page.locator("#card h2").first.inner_text()
    page.get_by_role("link", name="Query", exact=True).click()
    page.wait_for_url(f"{service.url}/query")


def test_errors_of_the_server_are_told(page: Page, service: Service) -> None:
    page.goto(f"{service.url}/query")
    run(page, "SELECT *\n{ ?s ?p ?o } LIMT 3")
    page.get_by_text("line 2").first.wait_for()
    run(page, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
    page.get_by_text("longer than 4 s").first.wait_for()
    run(page, "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")
    page.get_by_text("SERVICE is refused").first.wait_for()


def test_a_link_carries_the_query(page: Page, service: Service) -> None:
    page.goto(f"{service.url}/sparql?query=SELECT%20%3Fx%20%7B%7D")
    assert page.url.startswith(f"{service.url}/query?query=")
    assert page.locator("textarea").input_value() == "SELECT ?x {}"


def test_people_who_lose_their_way_get_a_page(page: Page, service: Service) -> None:
    page.goto(f"{service.url}/concept/%3Cscript%3Ealert(1)%3C%2Fscript%3E")
    page.get_by_role("heading", name="There is nothing here").wait_for()
    page.get_by_role("link", name="Ask a question").click()
    page.wait_for_url(f"{service.url}/query")


def test_who_mistypes_an_address_is_led_to_what_was_meant(page: Page, service: Service) -> None:
    page.goto(f"{service.url}/concept/plasma-exchnge")
    assert violations(page) == []
    page.get_by_role("link", name="plasma exchange", exact=True).click()
    page.wait_for_url(f"{service.url}/concept/plasma-exchange")


def test_33_an_answer_leads_to_the_explorer_and_that_to_pages_and_queries(page: Page, service: Service) -> None:
    page.goto(f"{service.url}/query")
    page.get_by_role("button", name="Treatments Which procedures treat").first.click()
    page.get_by_role("link", name="plasma exchange in the explorer").first.wait_for()
    person = Person(page).click(page.get_by_role("link", name="plasma exchange in the explorer"))
    page.wait_for_selector("#card h2:has-text('plasma exchange')", timeout=60_000)
    assert person.steps == 1
    assert person.sees("#card h2:has-text('plasma exchange')")
    assert person.sees("#picture")
    assert page.locator("#card .iri a").first.get_attribute("href") == "/concept/plasma-exchange"
    page.locator("[data-view=clinician]").click()
    page.locator("details.sparql summary").first.click()
    page.get_by_role("link", name="Run", exact=True).first.click()
    page.wait_for_url(f"{service.url}/query#query=*")
    page.locator(".sheet tbody tr").first.wait_for()


def test_35_ones_own_file_is_served_by_one_command_and_looked_at(browser: Browser) -> None:
    own = Service("--quiet", "--workers", "1", "--data", str(MUSEUM))
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    try:
        page.goto(own.url)
        page.wait_for_selector(".tree", timeout=60_000)
        person = Person(page)
        assert person.sees("h1:has-text('Museum')")
        assert person.sees(".tree button:has-text('furniture')")
        assert not person.sees("text=Lambert-Eaton")
        person.click(".tree button:has-text('furniture')")
        assert person.sees("#card h2:has-text('furniture')")
        assert page.get_attribute("#card .iri a", "href") == "/resource?iri=https%3A%2F%2Fmuseum.example%2Ffurniture"
        page.goto(f"{own.url}/query")
        assert person.sees("h1:has-text('Museum')")
        page.fill(
            "#query", "SELECT ?thing ?other { VALUES (?thing ?other) { (<http://e/unlabelled> <http://e/too>) } }"
        )
        page.keyboard.press("Control+Enter")
        page.get_by_role("tab", name="Graph").click()
        page.get_by_text("2 things, 1 arrow").wait_for()
    finally:
        page.close()
        own.stop()


def test_a_term_of_the_vocabulary_has_its_place(page: Page, service: Service) -> None:
    page.goto(f"{service.url}/ontology#hasTreatment")
    box = page.locator("#hasTreatment").bounding_box()
    assert box is not None
    assert -1 <= box["y"] < 800
