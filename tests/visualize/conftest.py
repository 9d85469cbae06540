"""What the tests of the page share: the shipped page, and a browser that may fetch nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, Request, Route, sync_playwright

from visualize import draw
from visualize.model import PageModel
from visualize.read import page_model
from visualize.scripts import SCRIPTS

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


@pytest.fixture(scope="session")
def model(store: ox.Store) -> PageModel:
    """The model of the shipped graph."""
    return page_model(store)


@pytest.fixture(scope="session")
def html(store: ox.Store) -> str:
    """The page of the shipped graph."""
    return draw(store)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("no chromium on this machine: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def module(browser: Browser) -> Iterator[Callable[[str], Page]]:
    """Import a module of the page by its name into an empty page, as ``window.m``; no network."""
    context = browser.new_context(offline=True)

    def serve(route: Route) -> None:
        name = route.request.url.rpartition("/")[2]
        if name.endswith(".js"):
            route.fulfill(path=SCRIPTS / name, content_type="text/javascript")
        else:
            route.fulfill(body="<!DOCTYPE html><title>modules</title>", content_type="text/html")

    def load(name: str) -> Page:
        page = context.new_page()
        page.route("http://js.test/**", serve)
        page.goto("http://js.test/")
        page.evaluate(f"import('http://js.test/{name}.js').then((found) => {{ window.m = found; }})")
        return page

    yield load
    context.close()


@pytest.fixture
def visit(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Open HTML from a file, offline; at the end, fail on any other request, script error or console message."""
    troubles: list[str] = []
    contexts: list[BrowserContext] = []

    def open_page(
        html: str, *, fragment: str = "", width: int = 1280, height: int = 800, scheme: str = "light"
    ) -> Page:
        """Open at a fragment of the address ("#concept:lems"), in a window of so many pixels."""
        path = tmp_path / f"page-{len(contexts)}.html"
        path.write_text(html, encoding="utf-8")
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
            offline=True,
        )
        contexts.append(context)
        page = context.new_page()

        def note(request: Request) -> None:
            if request.url.partition("#")[0] != path.as_uri():
                troubles.append(f"request {request.url}")

        def refuse(dialog: Dialog) -> None:
            troubles.append(f"dialog {dialog.message}")
            dialog.dismiss()

        page.on("request", note)
        page.on("pageerror", lambda error: troubles.append(f"error {error}"))
        page.on("console", lambda message: troubles.append(f"console {message.text}"))
        page.on("dialog", refuse)
        page.goto(path.as_uri() + fragment)
        page.wait_for_selector("#card h2")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert troubles == []
