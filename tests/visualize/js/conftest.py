"""A page in which one of the page's JavaScript modules is imported."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

JS = Path(__file__).resolve().parents[3] / "visualize" / "templates" / "js"


@pytest.fixture(scope="session")
def module(browser: Browser) -> Iterator[Callable[[str], Page]]:
    """Import a module by its name, as ``m``, into a page that is served from the folder and has no network."""
    context = browser.new_context()

    def serve(route: Route) -> None:
        name = route.request.url.removeprefix("http://js.test/")
        if name.endswith(".js"):
            route.fulfill(body=(JS / name).read_text(encoding="utf-8"), content_type="text/javascript")
        else:
            route.fulfill(body="<!doctype html><title>test</title>", content_type="text/html")

    context.route("**/*", serve)

    def load(name: str) -> Page:
        page = context.new_page()
        page.goto("http://js.test/")
        page.evaluate("async (name) => { window.m = await import(`http://js.test/${name}.js`); }", name)
        return page

    yield load
    context.close()
