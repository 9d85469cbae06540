"""Turtle and JSON-LD written by the page say, read back by rdflib, what the triples said."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import rdflib
import rdflib.compare
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own reader uses it

Module = Callable[[str], Page]
Triple = list[object]

XSD = "http://www.w3.org/2001/XMLSchema#"
PREFIXES = {
    "ex": "https://example.org/",
    "deep": "https://example.org/deep/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": XSD,
    "MONDO": "http://purl.obolibrary.org/obo/MONDO_",
    "doi": "https://doi.org/",
}
HOSTILE = (
    *("", '"', "\\", '"""', "a\nb\r\tc", "\x00\x07\x1f\x7f\x85", "\u2028\u2029", "🧠 \U0010ffff", "שלום", "\ufffe"),
    *("# no comment", "<b>&amp;</b>", "' ; DROP", "\\u0041", "@en", "^^xsd:integer", "x" * 10_000),
)
IRIS = (
    *("https://example.org/a", "https://example.org/deep/b", "https://example.org/a.", "https://example.org/.a"),
    *("https://example.org/", "https://example.org/a(b)", "https://example.org/a'b,c;d", "https://example.org/é"),
    *("https://example.org/%20", "http://purl.obolibrary.org/obo/MONDO_0018556", "urn:x:y", "doi:10.1/x"),
    *("https://doi.org/10.1", "https://example.org/-a", "https://example.org/a#b", "https://example.org/0"),
)


def _term(value: object) -> rdflib.term.Node:
    if isinstance(value, str):
        return rdflib.BNode(value[2:]) if value.startswith("_:") else rdflib.URIRef(value)
    assert isinstance(value, list)
    text, kind = value
    if kind.startswith("@"):
        return rdflib.Literal(text, lang=kind[1:])
    return rdflib.Literal(text, datatype=rdflib.URIRef(kind) if kind else None, normalize=False)


def _same(text: str, form: str, triples: list[Triple]) -> None:
    rdflib.NORMALIZE_LITERALS = False
    try:
        found = rdflib.Graph().parse(data=text, format=form)
    finally:
        rdflib.NORMALIZE_LITERALS = True
    wanted = rdflib.Graph()
    for triple in triples:
        subject, predicate, value = map(_term, triple)
        wanted.add((subject, predicate, value))
    if any(isinstance(term, rdflib.BNode) for triple in wanted for term in triple):
        assert rdflib.compare.isomorphic(found, wanted)
    else:
        assert set(found) == set(wanted)


def _write(page: Page, form: str, triples: list[Triple]) -> str:
    name = {"turtle": "m.turtle(t, p, ['one\\n<x> <y> <z> .'])", "json-ld": "m.jsonLd(t, p)"}[form]
    text = page.evaluate(f"([t, p]) => {name}", [triples, PREFIXES])
    assert isinstance(text, str)
    return text


FORMS = pytest.mark.parametrize(("form", "name"), [("turtle", "save/turtle"), ("json-ld", "save/jsonld")])


@FORMS
def test_hostile_literals_and_iris_come_back(module: Module, form: str, name: str) -> None:
    kinds = ["", "@en", "@de-CH", XSD + "string2", "https://example.org/type"]
    triples: list[Triple] = [
        ["https://example.org/s", f"https://example.org/p{number}", [text, kind]]
        for number, text in enumerate(HOSTILE)
        for kind in kinds
    ]
    triples += [[one, "https://example.org/a", other] for one in IRIS for other in IRIS]
    _same(_write(module(name), form, triples), form, triples)


@FORMS
def test_numbers_types_and_blank_nodes_come_back(module: Module, form: str, name: str) -> None:
    kind = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    triples: list[Triple] = [
        ["_:span-1-2", kind, "https://example.org/Span"],
        ["_:span-1-2", kind, "https://example.org/Evidence"],
        ["https://example.org/s", kind, ["a literal for a class", ""]],
        ["https://example.org/s", "https://example.org/evidence", "_:span-1-2"],
        ["https://example.org/s", "https://example.org/n", ["007", XSD + "integer"]],
        ["https://example.org/s", "https://example.org/n", ["10.90", XSD + "decimal"]],
        ["https://example.org/s", "https://example.org/n", ["true", XSD + "boolean"]],
    ]
    _same(_write(module(name), form, triples), form, triples)


@pytest.fixture
def writer(module: Module, name: str) -> Page:
    """The page of one writer, for all examples."""
    return module(name)


@FORMS
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), max_size=20))
def test_any_text_comes_back(writer: Page, form: str, name: str, texts: list[str]) -> None:  # noqa: ARG001 - for writer
    triples: list[Triple] = [["https://example.org/s", "https://example.org/p", [text, "@en"]] for text in texts]
    _same(_write(writer, form, triples), form, triples)


def test_turtle_is_for_people_too(module: Module) -> None:
    triples: list[Triple] = [
        ["https://example.org/s", "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "https://example.org/deep/Thing"],
        ["https://example.org/s", "https://example.org/p", ["12", XSD + "integer"]],
    ]
    assert _write(module("save/turtle"), "turtle", triples).splitlines() == [
        "# one <x> <y> <z> .",
        "@prefix deep: <https://example.org/deep/> .",
        "@prefix ex: <https://example.org/> .",
        "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .",
        "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .",
        "",
        "ex:s a deep:Thing ;",
        '    ex:p "12"^^xsd:integer .',
    ]
