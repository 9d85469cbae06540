"""XML that every reader reads, or a refusal by name: characters, predicates, terms of RDF 1.2."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
from typing import IO, cast

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import example, given
from hypothesis import strategies as st

from kg.errors import FormError
from kg.rdf.namespaces import PREFIXES
from kg.rdf.xml import NOT_XML, XmlFile, write_rdf_xml
from tests.kg.rdf.literals import LITERALS, TEXTS

S, P = ox.NamedNode("http://e/s"), ox.NamedNode("http://e/p")


def written(triples: list[ox.Triple]) -> bytes:
    output = io.BytesIO()
    write_rdf_xml(triples, output, PREFIXES)
    return output.getvalue()


def filtered(pieces: list[bytes]) -> bytes:
    output = io.BytesIO()
    file = XmlFile(cast("IO[bytes]", output), "XML", "hint")
    assert [file.write(piece) for piece in pieces] == list(map(len, pieces))
    return output.getvalue()


@given(TEXTS, st.integers(1, 5))
@example("a\ufffeb", 1)
@example("a\uffffb", 2)
@example("a\ufffdb", 1)
@example("\r\n\r", 2)
def test_a_file_in_pieces_of_any_size(text: str, size: int) -> None:
    content = f"<x>{text.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}</x>".encode()
    pieces = [content[at : at + size] for at in range(0, len(content), size)]
    if re.search(NOT_XML, text):
        with pytest.raises(FormError, match=r"cannot hold the character U\+[0-9A-F]{4}"):
            filtered(pieces)
    else:
        assert (ET.fromstring(filtered(pieces)).text or "") == text  # noqa: S314 - our own


@given(st.lists(LITERALS, max_size=10))
def test_literals_come_back_as_they_are(literals: list[ox.Literal]) -> None:
    triples = [ox.Triple(S, P, literal) for literal in literals]
    if any(re.search(NOT_XML, literal.value) for literal in literals):
        with pytest.raises(FormError, match="U\\+"):
            written(triples)
        return
    content = written(triples)
    assert {quad.triple for quad in ox.parse(content, ox.RdfFormat.RDF_XML)} == set(triples)
    assert len(rdflib.Graph().parse(data=content, format="xml")) == len(set(triples))


iris = st.builds(
    lambda start, rest: start + rest,
    st.sampled_from(["http://e/", "urn:x:", "a:", PREFIXES["rdf"], "http://www.w3.org/2000/xmlns/"]),
    st.text(st.sampled_from("abZ019_-.·:/#?&='%20éª\u0301"), max_size=8).map(lambda text: text.replace("%", "%2")),
)


@given(iris)
@example("http://ex.test/2024")
@example("urn:x:12")
@example("http://ex.test/a-")
@example(PREFIXES["rdf"] + "li")
@example(PREFIXES["rdf"] + "Description")
@example("http://www.w3.org/XML/1998/namespacelang")
@example("http://www.w3.org/XML/1998/namespace#lang")
def test_a_predicate_comes_back_or_is_named(iri: str) -> None:
    try:
        predicate = ox.NamedNode(iri)
    except ValueError:
        return
    triple = ox.Triple(S, predicate, S)
    try:
        content = written([triple])
    except FormError as error:
        assert f"<{iri}> as a predicate" in str(error)  # noqa: PT017 - one of two right ends
        assert not re.search(r"[A-Za-z]\Z", iri) or iri.startswith((PREFIXES["rdf"], "http://www.w3.org/2000/xmlns/"))
        return
    ET.fromstring(content)  # noqa: S314 - our own
    assert [quad.triple for quad in ox.parse(content, ox.RdfFormat.RDF_XML)] == [triple]
    assert [str(found) for found in rdflib.Graph().parse(data=content, format="xml").predicates()] == [iri]


@given(st.lists(st.sampled_from(["1a", "_1a", "__1a", "a", "_a", "0", "é.b", "B-1"]), unique=True))
def test_blank_nodes_stay_apart_and_are_names(labels: list[str]) -> None:
    triples = [ox.Triple(ox.BlankNode(label), P, ox.Literal(label)) for label in labels]
    content = written([*triples, *(ox.Triple(S, P, ox.BlankNode(label)) for label in labels)])
    graph = rdflib.Graph().parse(data=content, format="xml")
    assert len(set(graph.subjects(rdflib.URIRef(P.value)))) == len(labels) + bool(labels)
    assert not re.search(r'rdf:nodeID="[0-9-]', content.decode())


def test_any_class_can_be_held() -> None:
    kind = ox.Triple(S, ox.NamedNode(PREFIXES["rdf"] + "type"), ox.NamedNode("http://e/2024?a&b"))
    assert [quad.triple for quad in ox.parse(written([kind]), ox.RdfFormat.RDF_XML)] == [kind]


@pytest.mark.parametrize(
    ("term", "what"),
    [
        (ox.Triple(S, P, S), "the triple"),
        (ox.Literal("hi", language="en", direction=ox.BaseDirection.LTR), "the base direction"),
        (ox.Literal("bell\x07end"), r"U\+0007, behind 'bell'"),
    ],
    ids=str,
)
def test_what_cannot_be_held_is_named(term: ox.Triple | ox.Literal, what: str) -> None:
    with pytest.raises(FormError, match=what):
        written([ox.Triple(S, P, term)])


def test_a_long_predicate_takes_no_long_time() -> None:
    long = "http://e/" + "1" * 1_000_000
    with pytest.raises(FormError, match="as a predicate"):
        written([ox.Triple(S, ox.NamedNode(long), S)])
