"""Prefixes that a query uses, held against the library and the engine."""

from __future__ import annotations

import re
from collections.abc import Callable

import pyoxigraph as ox
from playwright.sync_api import Page

from kg.query.library import queries
from kg.rdf.namespaces import PREFIXES

Module = Callable[[str], Page]


def test_what_is_used_and_known_is_declared_and_nothing_else(module: Module) -> None:
    page = module("sparql/prefixes")

    def added(text: str) -> list[str]:
        found: list[str] = page.evaluate("([text, known]) => m.declare(text, known).added", [text, PREFIXES])
        return found

    assert added("SELECT * { ?s ck:hasTest concept:x ; nope:y 'rdf:no' } # rdfs:no <skos:no>") == ["ck", "concept"]
    assert added("prefix ck: <http://e/> SELECT * { ?s ck:x/rdfs:label ?y }") == ["rdfs"]
    assert added("SELECT * { ?s constructor:x toString:y __proto__:z ?y }") == []
    whole = [query.text for query in queries()]
    bare = [re.sub(r"(?m)^PREFIX .*\n", "", text) for text in whole]
    heads = "([texts, known]) => texts.map((text) => m.declare(text, known).head)"
    assert page.evaluate(heads, [whole, PREFIXES]) == [""] * len(whole)
    store = ox.Store()
    for text, rest, head in zip(whole, bare, page.evaluate(heads, [bare, PREFIXES]), strict=True):
        store.query(head + rest)
        assert set(head.splitlines()) <= set(text.splitlines())


def test_names_are_expanded_or_refused(module: Module) -> None:
    page = module("sparql/prefixes")
    given_ = ["concept:lems", " <http://e/x> ", "HP:0001324", "http://e/x", "nope", "a b:c", "http://e/<x>", ""]
    assert page.evaluate("([all, known]) => all.map((one) => m.expanded(one, known))", [given_, PREFIXES]) == [
        *("https://w3id.org/condition-kg/concept/lems", "http://e/x", "http://purl.obolibrary.org/obo/HP_0001324"),
        *("http://e/x", None, None, None, None),
    ]
