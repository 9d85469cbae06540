"""A module of the page, imported on its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

SCRIPTS = Path(__file__).resolve().parents[3] / "visualize" / "templates" / "js"


@pytest.fixture(scope="module")
def module(browser: Browser) -> Iterator[Callable[[str], Page]]:
    """A page in which a module is ``window.m``."""
    context = browser.new_context()

    def serve(route: Route) -> None:
        name = route.request.url.removeprefix("http://js.test/")
        if name:
            route.fulfill(path=SCRIPTS / name, content_type="text/javascript")
        else:
            route.fulfill(body="<!doctype html>", content_type="text/html")

    def load(name: str) -> Page:
        page = context.new_page()
        page.route("**/*", serve)
        page.goto("http://js.test/")
        page.evaluate("async (name) => { window.m = await import(`http://js.test/${name}.js`); }", name)
        return page

    yield load
    context.close()
