"""Rows, triples and their terms."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.mcp.data import Data
from kg.mcp.jobs.rows import Claims, row_item, term, triple_items, window, word
from kg.rdf.index import node
from kg.rdf.namespaces import PREFIXES


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, ""),
        (node("concept:lems"), "concept:lems"),
        (ox.NamedNode("https://example.org/a(b)"), "<https://example.org/a(b)>"),
        (node("gard:1?x"), "<https://rarediseases.info.nih.gov/?gard_id=1?x>"),
        (ox.Literal(5), "5"),
        (ox.Literal("05", datatype=node("xsd:integer")), "05"),
        (ox.Literal("1e3", datatype=node("xsd:double")), '"1e3"^^xsd:double'),
        (ox.Literal('a "b"', language="en"), r'"a \"b\""@en'),
        (ox.BlankNode("b"), "_:b"),
    ],
)
def test_terms_as_turtle_writes_them(value: object, written: str) -> None:
    assert term(value) == written


@given(st.text(alphabet=st.characters(exclude_characters="\r\n", exclude_categories=["Cs", "Cc"])))
def test_turtle_reads_literals_as_they_were(text: str) -> None:
    (triple,) = ox.parse(f"<a:s> <a:p> {term(ox.Literal(text))} .".encode(), ox.RdfFormat.TURTLE)
    assert triple.object == ox.Literal(text)


@given(st.from_regex(r"[A-Za-z0-9/._~-]{0,20}", fullmatch=True))
def test_turtle_reads_iris_as_they_were(end: str) -> None:
    iri = ox.NamedNode(PREFIXES["concept"] + end)
    head = f"@prefix concept: <{PREFIXES['concept']}> . "
    written = term(iri)
    (triple,) = ox.parse(f"{head} {written} <a:p> 1 .".encode(), ox.RdfFormat.TURTLE)
    assert triple.subject == iri


def test_words_of_literals_are_their_characters() -> None:
    assert word(ox.Literal("cancer", language="en")) == "cancer"


def test_a_claim_is_told_once(data: Data) -> None:
    told = Claims(data)
    claim = node("adam:lems_occursWith_cancer")
    first = row_item({"a": "x"}, told.told([claim, claim]))
    second = row_item({"a": "y"}, told.told([claim]))
    assert "may occur with cancer" in first.text
    assert first.record["claims"][0]["sentence"]
    assert second.record["claims"] == [{"id": "adam:lems_occursWith_cancer"}]


def test_triples() -> None:
    (item,) = triple_items([ox.Triple(node("concept:lems"), node("rdfs:label"), ox.Literal("x"))])
    assert item.text == 'concept:lems rdfs:label "x" .'


def test_a_window_counts_what_it_skips() -> None:
    assert window(range(5), 2) == ([2, 3, 4], False)
    with pytest.raises(QueryError, match="there are 5 items"):
        window(range(5), 9)
