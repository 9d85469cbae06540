"""Parameters of a question as terms of its query, held against the library and the engine."""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph as ox
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from kg.query.library import queries
from kg.rdf.namespaces import PREFIXES

Module = Callable[[str], Page]

SOME: list[str] = []


@settings(max_examples=30, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30))
def _more(text: str) -> None:
    SOME.append(text)


def test_a_text_as_parameter_is_that_text_and_nothing_else(module: Module) -> None:
    SOME[:] = ['"', "\\", '" } . ?s ?p ?o . { "', "\n\r\t", "\\u0022", "🧠'", "}"]
    _more()
    page = module("sparql/values")
    terms = page.evaluate("(all) => all.map((one) => m.termFor('text', one, {}))", SOME)
    store = ox.Store()
    for text, term in zip(SOME, terms, strict=True):
        rows = store.query(f"SELECT ?x {{ VALUES ?x {{ {term} }} }}")
        assert isinstance(rows, ox.QuerySolutions)
        assert [row["x"] for row in rows] == [ox.Literal(text)]
    assert page.evaluate("(all) => all.map((one) => m.valueOf('text', one, {}))", terms) == SOME


def test_values_of_another_kind_are_refused(module: Module) -> None:
    page = module("sparql/values")
    given_ = [["number", "12"], ["number", "1.5"], ["number", "1 } ?s"], ["iri", "concept:lems"], ["iri", "a> ?x <b"]]
    terms = page.evaluate("([all, known]) => all.map(([kind, one]) => m.termFor(kind, one, known))", [given_, PREFIXES])
    assert terms == ["12", None, None, "<https://w3id.org/condition-kg/concept/lems>", None]


def test_every_parameter_of_the_library_is_read_and_replaced(module: Module) -> None:
    page = module("sparql/values")
    cases = [(query, parameter) for query in queries() for parameter in query.parameters]
    assert cases
    changes = page.evaluate(
        "(all) => all.map(([text, name]) => m.termChange(text, name, '<http://e/x>'))",
        [[query.text, parameter.name] for query, parameter in cases],
    )
    for (query, parameter), change in zip(cases, changes, strict=True):
        assert query.text[change["start"] : change["end"]] == query.default(parameter.name)
        changed = query.text[: change["start"]] + change["term"] + query.text[change["end"] :]
        if parameter.kind in ("concept", "iri"):
            assert changed == query.bind({parameter.name: "http://e/x"})
    assert page.evaluate("m.termIn('VALUES ?a { 1 } VALUES ?a { 2 }', 'a')") is None
    assert page.evaluate("m.termIn('', 'a')") is None
