"""The queries of before, in a storage that works, refuses or was written by others."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

Module = Callable[[str], Page]

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
    assert page.evaluate("past.all()[0]") == {"query": "ASK { ?s ?p 30 }", "at": "2026-11-29", "summary": "Yes"}
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
