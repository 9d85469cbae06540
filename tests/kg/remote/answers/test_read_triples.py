"""Triples in any form of RDF, with what servers make of it."""

from __future__ import annotations

import contextlib

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.remote.answers.read_triples import check_triples, read_triples
from kg.remote.answers.terms import Oddities
from tests.kg.remote.answers.bodies import body

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
TRIPLE = '<http://a> <http://b> "c"'
XML = f'<rdf:RDF xmlns:rdf="{RDF}" xmlns:e="http://"><rdf:Description rdf:about="http://a"><e:b>c</e:b></rdf:Description></rdf:RDF>'


def triples(content: str | bytes, content_type: str, odd: Oddities | None = None, form: str = "jsonld") -> list[str]:
    """The triples, read in the first way that leads to the end."""
    first: Exception | None = None
    for quads in read_triples(body(content, content_type), "http://base/"):
        found = Oddities()
        try:
            result = [str(triple) for triple in check_triples(quads, found, form)]
        except (SyntaxError, ValueError) as error:
            first = first or error
            continue
        if odd:
            odd.count, odd.first, odd.others = found.count, found.first, found.others
        return result
    assert first
    raise first


@pytest.mark.parametrize(
    ("text", "content_type"),
    [
        (f"{TRIPLE} .", "application/n-triples"),
        (f"{TRIPLE} .", "text/plain; charset=us-ascii"),
        (f"{TRIPLE} .", ""),
        (f"{TRIPLE} .", "text/html"),
        (f"{TRIPLE} .", "application/sparql-results+xml"),
        (f"{TRIPLE} .", "text/rdf+n3"),
        (f"{TRIPLE} .", "text/n3"),
        ("@prefix e: <http://> . <http://a> e:b 'c' .", "application/x-turtle"),
        (f"{{ {TRIPLE} }}", "application/trig"),
        (f"{{ {TRIPLE} }}", "text/plain"),
        (f"<http://g> {{ {TRIPLE} }}", "application/x-trig"),
        (f"{TRIPLE} <http://g> .", "application/n-quads"),
        (f"{TRIPLE} <http://g> .", "text/x-nquads"),
        (f"{TRIPLE} <http://g> .", "text/turtle"),
        (XML, "application/rdf+xml"),
        (XML, "text/xml"),
        (XML, "application/sparql-results+xml"),
        ('<!DOCTYPE rdf:RDF [<!ENTITY x "http://">]>' + XML.replace('"http://a"', '"&x;a"'), "application/rdf+xml"),
        ('<?xml version="1.0" encoding="utf-8" ?>\n' + XML, ""),
        ('{"@id":"http://a","http://b":"c"}', "application/ld+json"),
        ('[{"@id":"http://a","http://b":[{"@value":"c"}]}]', "application/json"),
    ],
)
def test_forms(text: str, content_type: str) -> None:
    assert triples(text, content_type) == [TRIPLE]


def test_encodings() -> None:
    text = '<?xml version="1.0" encoding="iso-8859-1"?>' + XML.replace(">c<", ">é<")
    assert triples(text.encode("iso-8859-1"), "application/rdf+xml") == [TRIPLE.replace('"c"', '"é"')]
    assert triples(f"{TRIPLE} .".encode("utf-16"), "text/turtle") == [TRIPLE]


@pytest.mark.parametrize(
    ("text", "content_type", "expected", "remark"),
    [
        ('<http://a b> <http://p|q> "x" .', "application/n-triples", '<http://a b> <http://p|q> "x"', "<http://a b>"),
        (
            '<http://a> <http://p> "x"@averylongtag .',
            "text/turtle",
            '<http://a> <http://p> "x"@averylongtag',
            "language",
        ),
        ('<rel> <http://p> "x" .', "application/n-triples", '<rel> <http://p> "x"', "<rel>"),
        ('{"@id":"http://a b","http://p":"x"}', "application/ld+json", '<http://a b> <http://p> "x"', "<http://a b>"),
        (XML.replace("http://a", "http://a b"), "application/rdf+xml", TRIPLE.replace("http://a", "http://a b"), "a b"),
    ],
)
def test_odd_terms_stay(text: str, content_type: str, expected: str, remark: str) -> None:
    odd = Oddities()
    assert triples(text, content_type, odd) == [expected]
    assert remark in odd.warnings()[0]


@pytest.mark.parametrize(
    ("text", "content_type"),
    [
        ("_:nodeID://b1 <http://p> _:nodeID://b2 . <http://a> <http://p> _:nodeID://b1 . # _:c://\n", "text/plain"),
        (
            (
                f'<rdf:RDF xmlns:rdf="{RDF}" xmlns:e="http://">'
                '<rdf:Description rdf:nodeID="nodeID://b1"><e:p rdf:nodeID="2"/>'
                '</rdf:Description><rdf:Description rdf:about="http://a"><e:p rdf:nodeID="nodeID://b1"/></rdf:Description>'
                "</rdf:RDF>"
            ),
            "application/rdf+xml",
        ),
        (
            '{"@id":"_:nodeID://b1","http://p":{"@id":"_:x y"},"@reverse":{"http://p":{"@id":"http://a"}}}',
            "application/ld+json",
        ),
    ],
)
def test_labels_of_blank_nodes_are_renamed(text: str, content_type: str) -> None:
    one, two = (triple.split() for triple in sorted(triples(text, content_type), reverse=True))
    assert one[0].startswith("_:")
    assert one[0] == two[2]
    assert one[2] not in (one[0], "")
    for label in (one[0], one[2]):
        ox.BlankNode(label.removeprefix("_:"))


def test_text_that_looks_like_a_blank_node_stays() -> None:
    text = '_:a:b <http://p> "_:a:b" . _:a:b <http://p> """ _:a:b " """ .'
    assert [triple.split(" ", 2)[2] for triple in triples(text, "text/turtle")] == ['"_:a:b"', '" _:a:b \\" "']


def test_named_graphs_are_told() -> None:
    odd = Oddities()
    triples(f"<http://g> {{ {TRIPLE} }} <http://h> {{ {TRIPLE} }}", "application/trig", odd)
    assert odd.warnings() == ["the endpoint put triples into 2 graphs, which is left out: http://g"]


@pytest.mark.parametrize("form", ["turtle", "ntriples"])
def test_what_a_form_cannot_hold_is_named(form: str) -> None:
    with pytest.raises(QueryError, match="cannot hold a term that the endpoint sent: <http://a>b>"):
        triples('{"@id":"http://a>b","http://p":"x"}', "application/ld+json", form=form)


ENTITY = '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("text", "content_type", "problem"),
    [
        ("<html><body>hello</body></html>", "text/turtle", "it is a page"),
        ("<!doctype html><title>x</title>", "text/plain", "it is a page"),
        ("<table><tr><td>x</td></tr></table>", "text/html", "it is a page"),
        ("", "text/html", "it is empty"),
        ('{"http://a":{"http://b":[{"type":"literal","value":"c"}]}}', "application/json", "no JSON-LD"),
        ('{"message":"Query failed"}', "application/ld+json", "no JSON-LD"),
        ('{"head":{"vars":[]},"results":{"bindings":[]}}', "application/json", "it holds rows"),
        ("<sparql/>", "text/xml", "it holds rows"),
        (ENTITY + XML, "application/rdf+xml", "entities"),
        (XML[:-20], "application/rdf+xml", ""),
        ('{"@context":"http://127.0.0.1:1/","@id":"http://a"}', "application/ld+json", "context"),
        ("@prefix : <http://a/> . { :a :b :c } => { :x :y :z } .", "text/n3", "formula"),
        (f"{TRIPLE} . <http://a> <http://b", "text/turtle", ""),
        ("hello", "text/plain", ""),
    ],
)
def test_what_is_no_graph(text: str, content_type: str, problem: str) -> None:
    with pytest.raises((SyntaxError, ValueError)) as caught:
        triples(text, content_type)
    assert problem in str(caught.value)


def test_no_triples_are_an_answer() -> None:
    assert triples("", "text/turtle") == triples("[ ]\n", "application/ld+json") == []


pieces = st.sampled_from(
    [*("<http://a>", "<a b>", "_:b", "_:n://1", '"x"', '"', "@en", "@en_US", "^^<d>", ".", " ", "{", "}", "[]", "<")]
)
kinds = st.sampled_from(
    ["text/turtle", "application/n-quads", "text/n3", "application/rdf+xml", "application/ld+json", ""]
)


@given(st.lists(pieces, max_size=14).map("".join), kinds)
def test_any_text_is_read_or_refused_in_words(text: str, content_type: str) -> None:
    with contextlib.suppress(SyntaxError, ValueError, QueryError):
        triples(text, content_type, form="turtle")
