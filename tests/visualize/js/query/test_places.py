"""Where an IRI of an answer leads."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

BASE = "https://w3id.org/condition-kg/"


def test_where_an_iri_leads(module: Callable[[str], Page]) -> None:
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
        "([all, base]) => all.map((iri) => m.placesOf(iri, base, '/', 'concept:x'))", [[iri for iri, *_ in cases], BASE]
    )
    behind = module("query/places").evaluate(
        "([iri, base]) => m.placesOf(iri, base, '/kg/', 'concept:x')", [BASE + "concept/lems", BASE]
    )
    assert (behind["own"], behind["explorer"]) == ("/kg/concept/lems", "/kg/#concept:x")
    assert [(one["own"], one["outward"], one["explorer"]) for one in found] == [tuple(rest) for _, *rest in cases]
