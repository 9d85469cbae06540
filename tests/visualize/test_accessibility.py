"""The rules of WCAG 2.2 that axe-core can check, in every view and state, in light and dark, large and small."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.visualize.conftest import OpenQuery
from tests.visualize.query_service import Reply
from tests.visualize.until import until

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},  # off unless asked for
}
#: In the dark, only the colours are others.
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
STATES = {
    "start": "",
    "concept": "#concept:lems",
    "claim": "#adam:lems_hasTest_bronchoscopy_population-smokers",
    "gap": "#gap:medicines",
    "around": "#concept:small-cell-lung-cancer&around=concept:small-cell-lung-cancer",
    "path": "#path=concept:vitiligo,concept:acetylcholine",
    "table": "#view=table",
    "patient": "#view=patient",
    "clinician": "#view=clinician",
    "tumor": "#view=tumor",
    "cause": "#view=cause",
    "treatment": "#view=treatment",
    "ontologist": "#view=ontologist",
}
WINDOWS = {"light": (1280, 800, "light"), "dark": (1280, 800, "dark"), "phone": (360, 740, "light")}
CASES = [
    *((state, "light") for state in STATES),
    *((state, "dark") for state in ("start", "concept", "gap", "path", "table", "patient", "clinician", "cause")),
    *((state, "phone") for state in ("start", "concept", "table", "patient", "clinician", "ontologist")),
]

#: Long lists are cut, as the rules take minutes on hundreds of rows that are alike; what is left is unfolded.
TRIM = """() => {
  const long = ["tbody tr:nth-child(n+12)", ".says li:nth-child(n+3)", ".concepts > li:nth-child(n+5)"];
  long.push(".conflict:nth-child(n+4)", ".mappings > :nth-child(n+8)", ".abouts > :nth-child(n+6)");
  long.push("#side li:nth-child(n+5)", ".ink .row:nth-child(n+12)");
  long.push(".part-conflicts > :nth-child(n+12)", ".part-lost > :nth-child(n+6)", "dd > :nth-child(n+9)");
  long.push(".record-list > :nth-child(n+6)", ".glossary > :nth-child(n+9)", "#drawing .names > :nth-child(n+12)");
  document.querySelectorAll(String(long)).forEach((one) => one.remove());
  document.querySelectorAll("details").forEach((one) => { one.open = true; });
}"""


def violations(page: Page, scheme: str = "light") -> list[str]:
    """What axe finds, one line each: rule, impact, and where."""
    page.evaluate(TRIM)
    found = Axe().run(page, options=RULES if scheme == "light" else COLOURS).response["violations"]
    return [f"{one['id']} ({one['impact']}): {[node['target'] for node in one['nodes']][:5]}" for one in found]


@pytest.mark.parametrize(("state", "window"), CASES)
def test_axe_finds_nothing(visit: Callable[..., Page], html: str, state: str, window: str) -> None:
    width, height, scheme = WINDOWS[window]
    page = visit(html, fragment=STATES[state], width=width, height=height, scheme=scheme)
    assert violations(page, scheme) == []


def test_axe_finds_nothing_in_the_list_of_search_and_the_menu_of_forms(visit: Callable[..., Page], html: str) -> None:
    page = visit(html)
    page.fill("#search", "antibod")
    page.wait_for_selector("#results [role=option]")
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.click("#save")
    assert violations(page) == []


#: States of the query page: what is clicked, a query that is run, and what is awaited.
QUERY_STATES = {
    "start": ("", "", ".welcome"),
    "question": ("[data-name=antibodies]", "", ".sheet tbody tr"),
    "iris": ("", "SELECT * { ?a rdf:subject concept:lems ; ck:layer ?l ; rdfs:label ?x } LIMIT 9", ".sheet tbody tr"),
    "yes": ("", "ASK {}", ".verdict"),
    "error": ("", "SELECT ?a {\n  ?a ?b\n}", ".problem"),
    "raw": ("", "CONSTRUCT { ?a a ck:Gap } { ?a a ck:Gap }", "#answer-tab-raw"),
}


@pytest.mark.parametrize(
    ("window", "states"),
    [
        ("light", tuple(QUERY_STATES)),
        ("dark", ("start", "question", "iris", "error")),
        ("phone", ("start", "question", "iris", "error")),
    ],
)
def test_axe_finds_nothing_on_the_query_page(open_query: OpenQuery, window: str, states: tuple[str, ...]) -> None:
    width, height, scheme = WINDOWS[window]
    page, service = open_query(width=width, height=height, scheme=scheme)
    for state in states:
        button, query, awaited = QUERY_STATES[state]
        if query:
            page.fill("#query", query)
            page.click("#run")
        elif button:
            page.click(button)
        page.wait_for_selector(awaited)
        if state == "raw":
            page.click(awaited)
            page.wait_for_selector(".raw")
        assert violations(page, scheme) == [], state
    service.replies.append(Reply(-1))
    page.click("#run")
    page.click("#side-tab-history")
    assert violations(page, scheme) == [], "running"
    page.click("#cancel")


def test_axe_finds_nothing_in_the_lists_of_the_query_page(open_query: OpenQuery) -> None:
    page, _ = open_query()
    page.click("#side [data-name=names]")
    page.wait_for_selector(".sheet tbody tr")
    page.fill("#parameter-disease", "myas")
    assert violations(page) == []
    page.click("#save")
    assert violations(page) == []
    page.fill("#query", "")
    page.click("#query")
    page.keyboard.type("ASK { ?x ?y plasma")
    until(page, "document.querySelector('#completions [role=option]')")
    page.keyboard.press("ArrowDown")
    assert violations(page) == []
