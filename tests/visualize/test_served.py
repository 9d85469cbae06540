"""The pages as `kg serve` serves them, in a real browser: from a question to a card and back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.kg.server.conftest import Service
from tests.visualize.test_accessibility import violations


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


def test_an_answer_leads_to_the_explorer_and_that_to_pages_and_queries(page: Page, service: Service) -> None:
    page.goto(f"{service.url}/query")
    page.get_by_role("button", name="Treatments Which procedures treat").first.click()
    page.get_by_role("link", name="plasma exchange in the explorer").first.click(timeout=60_000)
    page.wait_for_selector("#card h2:has-text('plasma exchange')", timeout=60_000)
    assert page.locator("#card .iri a").first.get_attribute("href") == "/concept/plasma-exchange"
    page.locator("[data-view=clinician]").click()
    page.locator("details.sparql summary").first.click()
    page.get_by_role("link", name="Run", exact=True).first.click()
    page.wait_for_url(f"{service.url}/query#query=*")
    page.locator(".sheet tbody tr").first.wait_for()


def test_a_term_of_the_vocabulary_has_its_place(page: Page, service: Service) -> None:
    page.goto(f"{service.url}/ontology#hasTreatment")
    box = page.locator("#hasTreatment").bounding_box()
    assert box is not None
    assert -1 <= box["y"] < 800
