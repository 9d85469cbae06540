"""Problems in plain words, history, links, and where an IRI leads: the parts of the query page that draw nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page

Module = Callable[[str], Page]

BASE = "https://w3id.org/condition-kg/"


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


STORAGE = """(kind) => {
  const kept = new Map();
  const refuse = () => { throw new DOMException("no", "SecurityError"); };
  const good = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, value),
    removeItem: (key) => kept.delete(key),
  };
  const refusing = { getItem: refuse, setItem: refuse, removeItem: refuse };
  window.storage = { good, refusing, none: null }[kind];
  window.past = m.historyIn(storage);
}"""


def test_history_is_newest_first_without_repeats_bounded_and_cleared(module: Module) -> None:
    page = module("query/history")
    page.evaluate(STORAGE, "good")
    page.evaluate("for (let n = 0; n < 60; n += 1) past.add(`ASK { ?s ?p ${n} }`, '2026-11-28', '1 row')")
    page.evaluate(
        "past.add('ASK { ?s ?p 30 }', '2026-11-29', 'Yes'); past.add('x'.repeat(30000), '', ''); past.add(' ', '', '')"
    )
    assert page.evaluate("past.all().length") == 50
    assert page.evaluate("past.all()[0]") == {"query": "ASK { ?s ?p 30 }", "at": "2026-11-29", "told": "Yes"}
    assert page.evaluate("new Set(m.historyIn(storage).all().map((one) => one.query)).size") == 50
    page.evaluate("past.clear()")
    assert page.evaluate("[past.all(), m.historyIn(storage).all()]") == [[], []]


def test_history_works_where_storage_is_refused(module: Module) -> None:
    page = module("query/history")
    for kind in ("none", "refusing"):
        page.evaluate(STORAGE, kind)
        page.evaluate("past.add('ASK {}', '2026-11-28', 'Yes')")
        assert page.evaluate("[past.all().length, past.isKept()]") == [1, False]
        page.evaluate("past.clear()")
        assert page.evaluate("past.all()") == []


def test_history_survives_what_others_wrote(module: Module) -> None:
    kept = ["no JSON", "{}", '[1, null, {"query": 1}, {"query": "ASK {}", "at": {}}]']
    read = "(kept) => kept.map((one) => m.historyIn({ getItem: () => one }).all())"
    assert module("query/history").evaluate(read, kept) == [[], [], []]


def test_a_query_in_short_is_its_remark_or_its_body(module: Module) -> None:
    page = module("query/history")
    given = ["# Which?\nPREFIX a: <b>\nASK {}", "PREFIX a: <b>\nASK { ?s ?p ?o }", "PREFIX a: <b>", ""]
    assert page.evaluate("(all) => all.map(m.gist)", given) == ["Which?", "ASK { ?s ?p ?o }", "PREFIX a: <b>", ""]


def test_a_link_carries_any_query(module: Module) -> None:
    page = module("query/link")
    for query in ("ASK { ?s ?p 'a&b=c#d+e%20 🧠' }\n", "# " + "long " * 1000):
        link = page.evaluate("(query) => m.linkTo({ origin: 'http://h', pathname: '/query' }, query)", query)
        assert len(link.partition("#")[0]) <= 1500
        assert page.evaluate("(link) => m.queryIn(new URL(link))", link) == query
    assert page.evaluate("m.queryIn(new URL('http://h/query?query=a#query=b'))") == "b"
    assert page.evaluate("m.queryIn(new URL('http://h/query?other=a#concept:lems'))") is None


def test_where_an_iri_leads(module: Module) -> None:
    cases = [
        (BASE + "concept/lems", "/concept/lems", None, "/#concept:x"),
        (BASE + "ontology#hasTest", "/ontology#hasTest", None, None),
        (BASE + "lems/adam-000710/a_b_c", "/lems/adam-000710/a_b_c", None, "/#concept:x"),
        (BASE + "lems/adam-000710/span/1-2", "/lems/adam-000710/span/1-2", None, None),
        (BASE, "/", None, None),
        (BASE + "/evil.example/x", None, BASE + "/evil.example/x", None),
        (BASE + "\\evil.example", None, BASE + "\\evil.example", None),
        ("http://e/x", None, "http://e/x", None),
        ("HTTPS://e/x", None, "HTTPS://e/x", None),
        ("javascript:alert(1)", None, None, None),
        ("data:text/html,x", None, None, None),
        ("urn:x:y", None, None, None),
        ("http:///x", None, None, None),
    ]
    found = module("query/places").evaluate(
        "([all, base]) => all.map((iri) => m.placesOf(iri, base, 'concept:x'))", [[iri for iri, *_ in cases], BASE]
    )
    assert [(one["own"], one["outward"], one["explorer"]) for one in found] == [tuple(rest) for _, *rest in cases]
