"""Pictures of the page's main states: ``python -m tests.visualize.screenshots [FOLDER]`` (default build/screenshots).

Each state in three windows, light and dark, and for each window a sheet with all of them, to be looked at. The picture
of the README is ``visualize/screenshot.png``.
"""

from __future__ import annotations

import base64
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import product
from pathlib import Path

import pyoxigraph as ox
from playwright.sync_api import Browser, Page, sync_playwright

from kg.build.shipped import load_shipped
from kg.claims.notice import made_with, notice
from kg.query.library import queries
from kg.rdf.index import StoreIndex
from kg.rdf.load import load_files
from kg.rdf.namespaces import PREFIXES
from tests.visualize.conftest import FLAGS
from tests.visualize.query_service import HOME, Service
from visualize import draw
from visualize.pages.problem import problem_page
from visualize.pages.query import render_query_page

CHROMIUM = shutil.which("chromium-headless-shell") or shutil.which("chromium")
ROOT = Path(__file__).resolve().parents[2]
ALL = "layers=adam-000710,clinical-pages,dismech,drug-labels,hpoa,nih-gard,nih-ninds,pubmed-abstracts"
README = "#concept:plasma-exchange"
WINDOWS = ((1280, 800), (768, 1024), (360, 740))
SCHEMES = ("light", "dark")
PAUSE = 400  # milliseconds until what was asked for is drawn
SHEET = 1600  # pixels: the width of a sheet


@dataclass(frozen=True, slots=True)
class State:
    """A state of a page: which page, its address' fragment, and what is done then (JavaScript)."""

    name: str
    fragment: str = ""
    page: str = "explorer"
    done: str = ""


def _key(key: str) -> str:
    return f"document.dispatchEvent(new KeyboardEvent('keydown', {{ key: '{key}', bubbles: true }}))"


def _typed(text: str) -> str:
    return f"document.getElementById('search').focus(); document.execCommand('insertText', false, '{text}')"


STATES = (
    State("start"),
    State("card", "#concept:lems"),
    State("claim", "#adam:lems_hasTest_bronchoscopy_population-smokers"),
    State("gap", "#gap:medicines"),
    State("all-layers", f"#{ALL}"),
    State("around", "#concept:small-cell-lung-cancer&around=concept:small-cell-lung-cancer&steps=1"),
    State("path", "#path=concept:vitiligo,concept:acetylcholine"),
    State("only", "#only=tumor"),
    State("search", done=_typed("antibod")),
    State("help", done=_key("?")),
    State("table", "#view=table"),
    State("patient", "#view=patient"),
    State("clinician", "#view=clinician"),
    State("tumor", "#view=tumor"),
    State("cause", "#view=cause"),
    State("treatment", "#view=treatment"),
    State("ontologist", "#view=ontologist"),
    State("compare", "#view=compare"),
    State("compare-two", "#view=compare&compare=concept:lems,concept:myasthenia-gravis"),
    State("compare-picture", "#only=compare&compare=concept:lems,concept:myasthenia-gravis"),
    State("unknown", "#concept:nothing"),
    State("tree", page="thesaurus"),
    State("query", page="query"),
    State("answer", page="query", done="document.querySelector('[data-name=antibodies]').click()"),
    State("problem", page="problem"),
)


def _pages(store: ox.Store) -> dict[str, str]:
    index = StoreIndex(store)
    return {
        "explorer": draw(store),
        "thesaurus": draw(load_files([ROOT / "tests" / "data" / "any" / "museum.ttl"])),
        "query": render_query_page(
            title="Lambert-Eaton myasthenic syndrome",
            prefixes=PREFIXES,
            questions=queries(),
            notice=notice(index),
            made_with=made_with(index),
        ),
        "problem": problem_page(
            404,
            "nothing is known of concept:plasma-exchnge",
            "Search for it",
            root="./",
            near=[("plasma exchange", "x")],
        ),
    }


def _open(page: Page, state: State, store: ox.Store, html: str, folder: Path) -> None:
    if state.page == "query":
        Service(html, store, "[]").put_before(page)
        page.goto(f"{HOME}/query{state.fragment}")
        page.wait_for_selector("#side [data-name]", state="attached")
    else:
        path = folder / f"{state.page}.html"
        path.write_text(html, encoding="utf-8")
        page.goto(path.resolve().as_uri() + state.fragment)
        page.wait_for_selector("h1" if state.page == "problem" else "#card h2", state="attached")
    page.wait_for_timeout(PAUSE)
    if state.done:
        page.evaluate(state.done)
        page.wait_for_timeout(PAUSE)


def _sheet(browser: Browser, pictures: Sequence[Path], size: int, path: Path) -> None:
    """Put pictures beside each other, each as wide as ``size``."""
    shown = "".join(
        f"<figure><figcaption>{escape(one.stem)}</figcaption>"
        f"<img src='data:image/png;base64,{base64.b64encode(one.read_bytes()).decode()}' width={size}></figure>"
        for one in pictures
    )
    page = browser.new_page(viewport={"width": SHEET, "height": 800})
    style = "figure { display: inline-block; margin: 3px; vertical-align: top; font: 11px sans-serif }"
    page.set_content(f"<style>{style}</style><body style='margin: 0; background: #999'>{shown}")
    page.screenshot(path=path, full_page=True)
    page.close()


def main() -> None:
    """Draw the shipped graph and take the pictures."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    store = load_shipped()
    pages = _pages(store)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for (width, height), scheme in product(WINDOWS, SCHEMES):
            context = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme="dark" if scheme == "dark" else "light",
                has_touch=width < height,
                is_mobile=width < 600,
            )
            pictures = []
            for state in STATES:
                page = context.new_page()
                _open(page, state, store, pages[state.page], folder)
                pictures.append(folder / f"{state.name}-{width}-{scheme}.png")
                page.screenshot(path=pictures[-1])
                page.close()
            context.close()
            _sheet(browser, pictures, SHEET // (2560 // width) - 8, folder / f"sheet-{width}-{scheme}.png")
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        _open(page, State("readme", README), store, pages["explorer"], folder)
        page.screenshot(path=ROOT / "visualize" / "screenshot.png")
        browser.close()
    print(f"{len(STATES)} states in {len(WINDOWS)} windows, light and dark, in {folder}; and visualize/screenshot.png")


if __name__ == "__main__":
    main()
