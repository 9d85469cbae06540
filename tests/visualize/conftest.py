"""What the tests of the page share: the shipped page, and a browser that may fetch nothing."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox
import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, Request, Route, sync_playwright

from kg.claims.notice import made_with, notice
from kg.query.library import queries
from kg.rdf.index import Index
from kg.rdf.namespaces import PREFIXES
from tests.once import once
from tests.visualize.query_service import HOME, Service
from visualize import page_model
from visualize.explorer.model import PageModel
from visualize.explorer.render import render
from visualize.html.scripts import SCRIPTS
from visualize.pages.query import render_query_page, terms

#: Lets tests name what modules of the explorer export: which module has which names.
PEEK = """
const EXPORTS = {
  "base/data": ["claims", "drawing", "edges", "layers", "nodes"],
  "base/strokes": ["strokeOf"],
  "picture/draw": ["badgeOf", "colors"],
  "picture/bundles": ["wayOf"],
  "picture/graph": ["edgeNumbers", "enter", "pointOn"],
  "picture/pointer": ["badgeAt", "nodeAt", "pillAt"],
  "picture/paint": ["paint"],
  "picture/ways": ["bundleWords"],
  "picture/scene": ["placeOfNode", "scene"],
  "save/takeaway": ["inColors"],
  "state/compared": ["allRows", "kindsOf"],
  "state/state": ["initial", "select", "state", "update"],
  "state/visible": ["visible"],
  "picture/viewport": ["container", "sceneBounds", "shownRegions"],
};
const peek = (name, get) => Object.defineProperty(window, name, { get, configurable: true });
for (const [module, names] of Object.entries(EXPORTS)) {
  for (const name of names) peek(name, () => modules[module][name]);
}
for (const name of ["network", "lettered"]) peek(name, () => modules["picture/viewport"].drawn[name]);
peek("drawnNodes", () => modules["picture/viewport"].drawn.nodes);
"""
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


@pytest.fixture(scope="session")
def model(store: ox.Store) -> PageModel:
    """The model of the graph of LEMS alone."""
    return page_model(store)


@pytest.fixture(scope="session")
def html(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page of LEMS alone, made once for all processes."""

    def make(folder: Path) -> None:
        (folder / "page.html").write_text(render(request.getfixturevalue("model")), encoding="utf-8")

    return (once(tmp_path_factory, "page", make) / "page.html").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    path = shutil.which("chromium-headless-shell") or shutil.which("chromium")  # the former takes a third of the work
    if path is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium-headless-shell")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def modules(browser: Browser) -> Iterator[Callable[[str], Page]]:
    """What imports a module of the page by its path (``base/dom``) into an empty page, as ``window.m``; no network."""
    context = browser.new_context(offline=True)

    def serve(route: Route) -> None:
        name = route.request.url.removeprefix("http://js.test/")
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
def module(browser: Browser) -> Iterator[Callable[[str], Page]]:
    """What imports a module of the page into an empty page; see :func:`modules`."""
    with modules(browser) as load:
        yield load


@contextmanager
def visits(browser: Browser, folder: Path) -> Iterator[Callable[..., Page]]:
    """What opens HTML from a file, offline; at the end, it fails on other requests, script errors, console messages."""
    troubles: list[str] = []
    contexts: list[BrowserContext] = []

    def open_page(
        html: str,
        *,
        fragment: str = "",
        width: int = 1280,
        height: int = 800,
        scheme: str = "light",
        ready: str = "#card h2",
        touch: bool = False,
        enter: bool = True,
    ) -> Page:
        """Open at a fragment of the address ("#concept:lems"), in a window of so many pixels; wait for a selector.

        With ``touch``, it is a touch screen. The picture is entered where it is shown, so that the network is there,
        unless that is not wanted.
        """
        path = folder / f"page-{len(contexts)}.html"
        path.write_text(html, encoding="utf-8")
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
            offline=True,
            has_touch=touch,
            is_mobile=touch,
        )
        contexts.append(context)
        context.add_init_script(PEEK)
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
        page.wait_for_selector(ready)
        if enter:
            has_none = "(document.getElementById('picture')?.hidden ?? true)"
            page.evaluate(f"typeof modules === 'undefined' || {has_none} || enter()")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert troubles == []


@pytest.fixture
def visit(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """What opens HTML from a file; see :func:`visits`."""
    with visits(browser, tmp_path) as open_page:
        yield open_page


@pytest.fixture(scope="session")
def query_html(index: Index) -> str:
    """The query page with the whole library."""
    return render_query_page(
        title="Lambert-Eaton myasthenic syndrome",
        prefixes=PREFIXES,
        questions=queries(),
        notice=notice(index),
        made_with=made_with(index),
    )


@pytest.fixture(scope="session")
def query_terms(store: ox.Store) -> str:
    """What completion is given of the shipped graph, as JSON."""
    return json.dumps(terms(store))


class OpenQuery(Protocol):
    """Open the query page; all arguments have defaults."""

    def __call__(
        self,
        *,
        store: ox.Store | None = None,
        html: str | None = None,
        address: str = "",
        script: str = "",
        has_terms: bool = True,
        width: int = 1280,
        height: int = 800,
        scheme: str = "light",
    ) -> tuple[Page, Service]:
        """The page and what answers it, on a store of one's own or the shipped one."""


@pytest.fixture
def open_query(browser: Browser, query_html: str, query_terms: str, store: ox.Store) -> Iterator[OpenQuery]:
    """Open the query page before a service; at the end, fail on other requests, script errors, dialogs."""
    troubles: list[str] = []
    contexts: list[BrowserContext] = []
    shipped = store

    def open_page(
        *,
        store: ox.Store | None = None,
        html: str | None = None,
        address: str = "",
        script: str = "",
        has_terms: bool = True,
        width: int = 1280,
        height: int = 800,
        scheme: str = "light",
    ) -> tuple[Page, Service]:
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme="dark" if scheme == "dark" else "light"
        )
        contexts.append(context)
        page = context.new_page()
        if script:
            page.add_init_script(script)

        def note(request: Request) -> None:
            if not request.url.startswith((f"{HOME}/", "blob:")):
                troubles.append(f"request {request.url}")

        def refuse(dialog: Dialog) -> None:
            troubles.append(f"dialog {dialog.message}")
            dialog.dismiss()

        def hear(text: str) -> None:
            if not text.startswith("Failed to load resource"):  # an error that a test has asked for
                troubles.append(f"console {text}")

        page.on("request", note)
        page.on("pageerror", lambda error: troubles.append(f"error {error}"))
        page.on("console", lambda message: hear(message.text))
        page.on("dialog", refuse)
        own = store if store is not None else shipped
        names = query_terms if own is shipped else json.dumps(terms(own))
        service = Service(html or query_html, own, names if has_terms else None)
        service.put_before(page)
        with page.expect_response(f"{HOME}/query/terms.json"):
            page.goto(f"{HOME}/query{address}")
        page.wait_for_timeout(50)
        return page, service

    yield open_page
    for context in contexts:
        context.close()
    assert troubles == []
