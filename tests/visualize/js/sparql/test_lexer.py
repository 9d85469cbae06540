"""Tokens of a query: those of SPARQL, and joined the text whatever it is."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from kg.query.library import Query, queries

Module = Callable[[str], Page]

SOME: list[str] = []


def _kinds(page: Page, text: str) -> list[list[str]]:
    found: list[list[str]] = page.evaluate(
        "(text) => m.tokensOf(text).filter((t) => t.kind !== 'space').map((t) => [t.kind, t.text])", text
    )
    return found


def test_tokens_are_those_of_sparql(module: Module) -> None:
    page = module("sparql/lexer")
    assert _kinds(page, "SELECT ?x { ?x a ck:Test ; ex:a-b.c 'it''s'@en-GB, 1.5e3 . } # end") == [
        *(["keyword", "SELECT"], ["variable", "?x"], ["sign", "{"], ["variable", "?x"], ["keyword", "a"]),
        *(["name", "ck:Test"], ["sign", ";"], ["name", "ex:a-b.c"], ["string", "'it'"], ["string", "'s'"]),
        *(["lang", "@en-GB"], ["sign", ","], ["number", "1.5e3"], ["sign", "."], ["sign", "}"], ["comment", "# end"]),
    ]
    assert _kinds(page, "<http://e/#no-comment> ?x<3 '''a\n# b\"''' _:b ^^xsd:int") == [
        *(["iri", "<http://e/#no-comment>"], ["variable", "?x"], ["sign", "<"], ["number", "3"]),
        *(["string", "'''a\n# b\"'''"], ["blank", "_:b"], ["sign", "^^"], ["name", "xsd:int"]),
    ]
    assert _kinds(page, "rdf:subject. :p? count(plasma-exchange") == [
        *(["name", "rdf:subject"], ["sign", "."], ["name", ":p"], ["sign", "?"]),
        *(["function", "count"], ["sign", "("], ["word", "plasma-exchange"]),
    ]
    assert page.evaluate("['ASK {}', '# SELECT\\nconstruct {}', '?select'].map(m.formOf)") == ["ASK", "CONSTRUCT", ""]


@settings(max_examples=10, deadline=None)
@given(st.data())
def _texts(data: st.DataObject) -> None:
    SOME.extend(data.draw(st.lists(st.text(max_size=60), min_size=20, max_size=20)))


def test_tokens_joined_are_the_text_whatever_it_is(module: Module) -> None:
    SOME.clear()
    _texts()
    library: list[Query] = queries()
    texts = [*SOME, *(query.text for query in library), *(query.text[: len(query.text) // 2] for query in library)]
    page = module("sparql/lexer")
    joined = page.evaluate("(texts) => texts.map((text) => m.tokensOf(text).map((t) => t.text).join(''))", texts)
    assert joined == texts


def test_a_bracket_finds_its_other(module: Module) -> None:
    cases = [
        ("{ ( ) }", 0, [0, 6]),
        ("{ ( ) }", 7, [6, 0]),
        ("{ ( ) }", 3, [2, 4]),
        ("{ '}' }", 0, [0, 6]),
        ("{ ( }", 0, None),
        ("{", 1, None),
        ("a", 0, None),
    ]
    found = "(all) => all.map(([text, place]) => m.bracketsAt(m.tokensOf(text), place))"
    assert module("sparql/lexer").evaluate(found, cases) == [pair for _, _, pair in cases]
