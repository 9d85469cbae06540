"""The address that carries a query."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page


def test_a_link_carries_any_query(module: Callable[[str], Page]) -> None:
    page = module("query/link")
    for query in ("ASK { ?s ?p 'a&b=c#d+e%20 🧠' }\n", "# " + "long " * 1000):
        link = page.evaluate("(query) => m.linkTo({ origin: 'http://h', pathname: '/query' }, query)", query)
        assert len(link.partition("#")[0]) <= 1500
        assert page.evaluate("(link) => m.queryIn(new URL(link))", link) == query
    assert page.evaluate("m.queryIn(new URL('http://h/query?query=a#query=b'))") == "b"
    assert page.evaluate("m.queryIn(new URL('http://h/query?other=a#concept:lems'))") is None
