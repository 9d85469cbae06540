"""Where an IRI of an answer leads."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from playwright.sync_api import Page

BASE = "https://w3id.org/condition-kg/"


def test_where_an_iri_leads(module: Callable[[str], Page]) -> None:
    cases = [
        (BASE + "concept/lems", "/concept/lems", None, "/#concept:x"),
        (BASE + "ontology#hasTest", "/ontology#hasTest", None, None),
        (BASE + "lems/adam-000710/a_b_c", "/lems/adam-000710/a_b_c", None, "/#concept:x"),
        (BASE + "vitiligo/medlineplus/a_b_c", "/vitiligo/medlineplus/a_b_c", None, "/#concept:x"),
        (BASE + "graph/lems/adam-000710", "/graph/lems/adam-000710", None, None),
        (BASE + "lems/adam-000710/span/1-2", "/lems/adam-000710/span/1-2", None, None),
        (BASE, "/", None, None),
        (
            BASE + "/evil.example/x",
            "/resource?iri=" + quote(BASE + "/evil.example/x", ""),
            BASE + "/evil.example/x",
            None,
        ),
        (BASE + "\\evil.example", "/resource?iri=" + quote(BASE + "\\evil.example", ""), BASE + "\\evil.example", None),
        ("http://e/x#y", "/resource?iri=http%3A%2F%2Fe%2Fx%23y", "http://e/x#y", None),
        ("HTTPS://e/x", "/resource?iri=HTTPS%3A%2F%2Fe%2Fx", "HTTPS://e/x", None),
        ("javascript:alert(1)", "/resource?iri=javascript%3Aalert(1)", None, None),
        ("urn:x:y", "/resource?iri=urn%3Ax%3Ay", None, None),
        ("http:///x", "/resource?iri=http%3A%2F%2F%2Fx", None, None),
    ]
    found = module("query/places").evaluate(
        "([all, base]) => all.map((iri) => m.placesOf(iri, base, '/', 'concept:x'))", [[iri for iri, *_ in cases], BASE]
    )
    behind = module("query/places").evaluate(
        "([iri, base]) => m.placesOf(iri, base, '/kg/', 'concept:x')", [BASE + "concept/lems", BASE]
    )
    drawn = module("query/places").evaluate("(base) => m.placesOf('urn:x:y', base, '/', 'urn:x:y', true)", BASE)
    assert drawn["explorer"] == "/#urn:x:y"
    assert (behind["own"], behind["explorer"]) == ("/kg/concept/lems", "/kg/#concept:x")
    assert [(one["own"], one["outward"], one["explorer"]) for one in found] == [tuple(rest) for _, *rest in cases]
