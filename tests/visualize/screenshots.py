"""Pictures of the page's main states: ``python -m tests.visualize.screenshots [FOLDER]`` (default build/screenshots).

The first of them is the picture of the README, ``visualize/screenshot.png``. They are made to be looked at.
"""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import sync_playwright

from kg.build.shipped import load_shipped
from visualize import draw

ROOT = Path(__file__).resolve().parents[2]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
ALL = "layers=adam-000710,clinical-pages,dismech,drug-labels,hpoa,nih-gard,nih-ninds,pubmed-abstracts"


@dataclass(frozen=True, slots=True)
class State:
    """A state of the page: its address' fragment, and the window (pixels)."""

    name: str
    fragment: str
    width: int = 1280
    height: int = 800
    dark: bool = False


STATES = (
    State("readme", "#concept:plasma-exchange"),
    State("start", ""),
    State("start-dark", "", dark=True),
    State("all-layers", f"#{ALL}"),
    State("claim", "#adam:lems_hasTest_bronchoscopy_population-smokers"),
    State("gap", "#gap:medicines"),
    State("around", "#concept:small-cell-lung-cancer&around=concept:small-cell-lung-cancer&steps=1"),
    State("path", "#path=concept:vitiligo,concept:acetylcholine"),
    State("table", "#view=table"),
    State("table-dark", "#view=table", dark=True),
    State("tumor", "#view=tumor"),
    State("cause", "#view=cause"),
    State("treatment", "#view=treatment"),
    State("patient", "#view=patient"),
    State("clinician", "#view=clinician"),
    State("ontologist", "#view=ontologist"),
    State("phone", "", width=360, height=740),
    State("phone-card", "#concept:lems", width=360, height=740),
    State("phone-table", "#view=table", width=360, height=740),
    State("phone-patient", "#view=patient", width=360, height=740, dark=True),
)


def main() -> None:
    """Draw the shipped graph and take the pictures."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    page_file = folder / "page.html"
    page_file.write_text(draw(load_shipped()), encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for state in STATES:
            context = browser.new_context(
                viewport={"width": state.width, "height": state.height},
                color_scheme="dark" if state.dark else "light",
                offline=True,
            )
            page = context.new_page()
            page.goto(page_file.resolve().as_uri() + state.fragment)
            page.wait_for_selector("#card h2")
            page.wait_for_timeout(300)
            page.screenshot(path=folder / f"{state.name}.png")
            context.close()
        browser.close()
    shutil.copy(folder / "readme.png", ROOT / "visualize" / "screenshot.png")
    print(f"{len(STATES)} pictures in {folder}; visualize/screenshot.png is the first")


if __name__ == "__main__":
    main()
