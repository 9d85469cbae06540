"""Terms as servers send them."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.remote.answers.terms import Oddities, Term, blank, literal, oddity, quoted, turtle, word


@given(st.text(max_size=12), st.text(max_size=12))
def test_labels_are_renamed_one_to_one_into_what_the_engine_takes(one: str, other: str) -> None:
    assert ox.BlankNode(blank(one)).value == blank(one)
    assert (blank(one) == blank(other)) is (one == other)


@pytest.mark.parametrize("label", ["b0", "é", "a.b-c", "1"])
def test_good_labels_stay(label: str) -> None:
    assert blank(label) == label


@pytest.mark.parametrize(
    ("term", "remark"),
    [
        (Term("uri", "http://a"), ""),
        (Term("uri", "http://a b"), "IRI"),
        (Term("uri", "http://a|b"), "IRI"),
        (Term("uri", "rel"), "IRI"),
        (Term("uri", ""), "IRI"),
        (Term("bnode", "nodeID://b1"), ""),
        (Term("literal", "x", language="en-GB"), ""),
        (Term("literal", "x", language="averylongtag"), "language tag"),
        (Term("literal", "x", language="en_GB"), "language tag"),
        (Term("literal", "x", language=""), "language tag"),
        (Term("literal", "x", "rel"), "datatype"),
        (Term("literal", "x", "http://d", "en"), "language and datatype"),
        (Term("literal", "x", language="he", direction="rtl"), ""),
        (Term("literal", "x", language="he", direction="up"), "base direction"),
        (Term("literal", "x", direction="rtl"), "base direction"),
        (Term("literal", "\ud800"), "half a character"),
        (Term("triple", "", parts=(Term("bnode", "a"), Term("uri", "p"), Term("literal", "x"))), "IRI"),
        (Term("literal", "x", remark="found so"), "found so"),
    ],
)
def test_what_is_odd(term: Term, remark: str) -> None:
    assert remark in oddity(term)
    assert bool(oddity(term)) is bool(remark)


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        (Term("uri", "http://a b|c"), "<http://a b|c>"),
        (Term("bnode", "nodeID://b1"), "_:x_nodeID_3A_2F_2Fb1"),
        (Term("literal", 'a"\\\n\r\t\u0007'), '"a\\"\\\\\\n\\r\\t\u0007"'),
        (Term("literal", "x", language="averylongtag"), '"x"@averylongtag'),
        (Term("literal", "x", language=""), '"x"'),
        (Term("literal", "x", language="he", direction="rtl"), '"x"@he--rtl'),
        (literal("7.50", "http://www.w3.org/2001/XMLSchema#decimal"), "7.50"),
        (literal("7.", "http://www.w3.org/2001/XMLSchema#decimal"), '"7."^^<http://www.w3.org/2001/XMLSchema#decimal>'),
    ],
)
def test_the_notation_of_turtle(term: Term, expected: str) -> None:
    assert turtle(term, "TSV", bare=True) == expected


@pytest.mark.parametrize(
    "term",
    [
        Term("uri", "http://a>b"),
        Term("uri", "http://a\nb"),
        Term("uri", 'http://a"b'),
        Term("uri", "http://a\\u0020"),
        Term("literal", "x", "http://a>b"),
        Term("literal", "x", language="en_GB"),
        Term("literal", "x", language="en GB"),
        Term("literal", "x", "http://d", "en"),
        Term("literal", "x", direction="rtl"),
        Term("literal", "\ud800"),
    ],
)
def test_what_the_notation_cannot_hold_is_named(term: Term) -> None:
    with pytest.raises(QueryError, match=r"TSV cannot hold a term that the endpoint sent: .*json") as caught:
        turtle(term, "TSV")
    assert str(caught.value).isprintable()


def test_one_warning_names_the_first_and_counts_the_others() -> None:
    odd = Oddities()
    assert odd.warnings() == []
    for value in ("http://a b", "x\x1b[31m", "y"):
        odd.note(Term("uri", value), "no IRI")
    [line] = odd.warnings()
    assert "<http://a b> (no IRI), and 2 more" in line


def test_words() -> None:
    triple = Term(
        "triple", "", parts=(Term("bnode", "a"), Term("uri", "http://p"), Term("literal", "x", language="en"))
    )
    assert word(triple) == quoted(triple) == '<<( _:a <http://p> "x"@en )>>'
    assert word(Term("uri", "http://www.w3.org/2000/01/rdf-schema#label")) == "rdfs:label"
    assert (word(None), word(Term("literal", "a\nb"))) == ("", "a\nb")
