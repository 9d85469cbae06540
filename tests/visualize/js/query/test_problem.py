"""What went wrong, in plain words, whatever the answer was."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page

Module = Callable[[str], Page]


def _problem(
    page: Page, status: int, body: str, type_: str = "application/problem+json", retry: str = ""
) -> dict[str, Any]:
    answer = {"status": status, "type": type_, "body": body, "retryAfter": retry}
    found: dict[str, Any] = page.evaluate("(answer) => m.problemOf(answer, Date.parse('2026-11-28T12:00:00Z'))", answer)
    return found


def test_a_problem_tells_what_where_and_what_next(module: Module) -> None:
    page = module("query/problem")
    told = {"title": "Bad Request", "status": 400, "detail": "“}” is not expected", "hint": "Mend it", "line": 3}
    found = _problem(page, 400, json.dumps(told | {"column": 12}))
    assert found == {
        "title": "The query cannot be run",
        "detail": "“}” is not expected",
        "hint": "Mend it",
        "line": 3,
        "column": 12,
        "wait": None,
    }
    assert _problem(page, 400, json.dumps(told | {"line": "3", "column": -1}))["line"] is None
    assert len(_problem(page, 400, json.dumps({"detail": "x" * 5000}))["detail"]) < 700


STATUSES = {413: "large", 429: "often", 500: "failed", 503: "busy", 504: "too long", 507: "memory", 418: "418"}
WAITS = {"2": 2, "Sat, 28 Nov 2026 12:00:30 GMT": 30, "soon": None, "-1": None, "": None, "999999999": 86_400}


def test_every_status_has_plain_words_whatever_the_body(module: Module) -> None:
    page = module("query/problem")
    for status, word in STATUSES.items():
        for body, type_ in (("", ""), ("<h1>Bad gateway</h1>", "text/html"), ("null", "application/json"), ("[1]", "")):
            found = _problem(page, status, body, type_)
            assert word in found["title"]
            assert found["detail"] == ""
    assert _problem(page, 500, "no such luck", "text/plain")["detail"] == "no such luck"


def test_the_time_to_wait_is_read_in_both_forms(module: Module) -> None:
    page = module("query/problem")
    assert {header: _problem(page, 503, "", "", header)["wait"] for header in WAITS} == WAITS


def test_a_place_counts_code_points(module: Module) -> None:
    page = module("query/problem")
    place = "([text, line, column]) => text.slice(m.placeOf(text, line, column))"
    assert page.evaluate(place, ["a\n🧠 b c", 2, 3]) == "b c"
    assert page.evaluate(place, ["a\nb", 9, 9]) == ""
    assert page.evaluate(place, ["a\nb", 1, None]) == "a\nb"
