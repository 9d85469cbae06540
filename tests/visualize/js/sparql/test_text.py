"""Tokens, prefixes, parameters and indentation of a query in the editor, held against the library and the engine."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from kg.query.library import Query, queries
from kg.rdf.namespaces import PREFIXES

Module = Callable[[str], Page]


@pytest.fixture(scope="module")
def library() -> list[Query]:
    return queries()


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


SOME: list[str] = []


def test_tokens_joined_are_the_text_whatever_it_is(module: Module, library: list[Query]) -> None:
    SOME.clear()
    _texts()
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


def test_what_is_used_and_known_is_declared_and_nothing_else(module: Module, library: list[Query]) -> None:
    page = module("sparql/prefixes")

    def added(text: str) -> list[str]:
        found: list[str] = page.evaluate("([text, known]) => m.declare(text, known).added", [text, PREFIXES])
        return found

    assert added("SELECT * { ?s ck:hasTest concept:x ; nope:y 'rdf:no' } # rdfs:no <skos:no>") == ["ck", "concept"]
    assert added("prefix ck: <http://e/> SELECT * { ?s ck:x/rdfs:label ?y }") == ["rdfs"]
    assert added("SELECT * { ?s constructor:x toString:y __proto__:z ?y }") == []
    whole = [query.text for query in library]
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


def test_every_parameter_of_the_library_is_read_and_replaced(module: Module, library: list[Query]) -> None:
    page = module("sparql/values")
    cases = [(query, parameter) for query in library for parameter in query.parameters]
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


def _typed(page: Page, call: str, text: str) -> str:
    """The text after a change; “|” is the caret, two of them a selection, before and after."""
    start = text.index("|")
    end = text.rindex("|") - (text.count("|") - 1)
    change: dict[str, Any] | None = page.evaluate(
        f"([text, start, end]) => {call}", [text.replace("|", ""), start, end]
    )
    if change is None:
        return ""
    plain = text.replace("|", "")
    after: str = plain[: change["start"]] + change["insert"] + plain[change["end"] :]
    until = int(change.get("until") or change["caret"])
    marked = after[:until] + ("|" if until != change["caret"] else "") + after[until:]
    return marked[: change["caret"]] + "|" + marked[change["caret"] :]


def test_typing_keeps_the_indentation(module: Module) -> None:
    page = module("sparql/indent")
    for call, before, after in (
        ("m.lineBreak(text, start, end)", "  a|", "  a\n  |"),
        ("m.lineBreak(text, start, end)", "  a {|", "  a {\n    |"),
        ("m.lineBreak(text, start, end)", "a {|}", "a {\n  |\n}"),
        ("m.lineBreak(text, start, end)", "|  a", "\n|  a"),
        ("m.closing(text, start, end)", "a\n  |", "a\n}|"),
        ("m.closing(text, start, end)", "a |", ""),
        ("m.indentation(text, start, end, false)", "a|", "a  |"),
        ("m.indentation(text, start, end, false)", "a\n|b\nc|", "a\n  |b\n  c|"),
        ("m.indentation(text, start, end, true)", "    a|", "  a|"),
        ("m.indentation(text, start, end, true)", "|  a\n b|", "|a\nb|"),
    ):
        assert _typed(page, call, before) == after, before
