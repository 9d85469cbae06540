"""Rows written in each form: the same for our readers and for the engine's, and nothing changed."""

from __future__ import annotations

import csv
import io
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.remote.answers.terms import Oddities, Term, literal
from tests.kg.remote.answers.bodies import rows, rows_of, terms, written

KINDS = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "tsv": "text/tab-separated-values",
}
ENGINE = {"json": ox.QueryResultsFormat.JSON, "xml": ox.QueryResultsFormat.XML, "tsv": ox.QueryResultsFormat.TSV}

texts = st.text(max_size=20)
iris = texts.map(lambda text: f"http://example.org/{text}") | texts
literals = st.builds(
    literal,
    texts,
    st.sampled_from(
        ["", "http://www.w3.org/2001/XMLSchema#integer", "http://www.w3.org/2001/XMLSchema#decimal", "rel x"]
    ),
) | st.builds(
    lambda text, tag: Term("literal", text, language=tag), texts, st.sampled_from(["en", "de-CH", "en_US", "\t"])
)
simple = (
    iris.map(lambda iri: Term("uri", iri))
    | st.sampled_from(["a", "b.c", "é"]).map(lambda label: Term("bnode", label))
    | literals
)
any_term = simple | st.builds(lambda *parts: Term("triple", "", parts=parts), simple, simple, simple)


@given(st.lists(st.none() | any_term, min_size=1, max_size=4), st.sampled_from(["json", "xml", "tsv"]))
def test_what_is_written_is_read_as_it_was_or_refused_by_name(found: list[Term | None], form: str) -> None:
    try:
        text = written(rows(*found), form)
    except QueryError:
        assert form != "json"
        return
    assert terms(text, KINDS[form]) == ([stripped(term) for term in found] if form == "xml" else found)


def stripped(term: Term | None) -> Term | None:
    """A term as XML gives it back: its IRI without spaces around it."""
    if term is None or term.kind == "literal":
        return term
    parts = tuple(part for each in term.parts if (part := stripped(each)))
    return term._replace(value=term.value.strip(" \t\r\n"), parts=parts)


good = (
    st.sampled_from(["http://example.org/a", "http://example.org/é"]).map(lambda iri: Term("uri", iri))
    | st.sampled_from(["a", "b"]).map(lambda label: Term("bnode", label))
    | st.builds(
        literal, st.text(alphabet="aé \t\n\"'\\<&>,1.", max_size=9), st.sampled_from(["", "http://example.org/d"])
    )
    | st.builds(
        lambda text, tag: Term("literal", text, language=tag), st.text(alphabet="aé ", max_size=5), st.just("en")
    )
)


@given(st.lists(good, min_size=1, max_size=4), st.sampled_from(["json", "xml", "tsv"]))
def test_the_engine_reads_it_and_writes_the_same(found: list[Term], form: str) -> None:
    if form == "xml":  # of which the engine drops spaces around texts
        found = [term._replace(value=term.value.strip()) for term in found]
    text = written(rows(*found), form)
    result = ox.parse_query_results(text, format=ENGINE[form])
    assert isinstance(result, ox.QuerySolutions)
    assert (result.serialize(format=ENGINE[form]) or b"").decode().rstrip("\n") == text.rstrip("\n")


@given(st.lists(st.none() | any_term, min_size=1, max_size=4))
def test_csv_has_the_values(found: list[Term | None]) -> None:
    try:
        text = written(rows(*found), "csv")
    except QueryError:
        return
    cells = list(csv.reader(io.StringIO(text, newline="")))[1] or [""]
    for cell, term in zip(cells, found, strict=True):
        if term is None:
            assert cell == ""
        elif term.kind in ("uri", "literal"):
            assert cell == term.value


@pytest.mark.parametrize("letter", ["\x00", "\x07", "\x0b", "\ufffe", "\ud800"])
@pytest.mark.parametrize("kind", ["uri", "literal"])
def test_what_xml_cannot_hold_is_named(letter: str, kind: str) -> None:
    with pytest.raises(QueryError, match=rf"XML cannot hold the character U\+{ord(letter):04X} in .*json"):
        written(rows(Term(kind, f"a{letter}b")), "xml")


def test_a_carriage_return_and_spaces_survive_xml() -> None:
    text = written(rows(Term("literal", " a\r\nb\tc ")), "xml")
    tree = ET.fromstring(text)  # noqa: S314 - it is ours
    assert [each.text for each in tree.iter() if each.tag.endswith("literal")] == [" a\r\nb\tc "]


def test_csv_without_kinds_becomes_nothing_else() -> None:
    found = rows_of("x,y\r\nhttp://a,1\r\n", "text/csv")
    assert written(found, "csv") == "x,y\r\nhttp://a,1\r\n"
    assert "http://a" in written(found, "table")
    for form in ("json", "xml", "tsv"):
        with pytest.raises(QueryError, match="does not tell IRIs from texts"):
            written(found, form)


def test_odd_terms_are_counted() -> None:
    odd = Oddities()
    written(rows(Term("uri", "a b"), Term("uri", "http://a"), Term("uri", "c")), "csv", odd)
    assert odd.count == 2


def test_a_column_that_tsv_cannot_name() -> None:
    with pytest.raises(QueryError, match="a column of the name"):
        written(rows_of('{"head":{"vars":["a\\tb"]},"results":{"bindings":[]}}', "", ""), "tsv")
