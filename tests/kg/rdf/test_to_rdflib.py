"""Terms in rdflib: spelled as they are, and the user's setting is left alone."""

from __future__ import annotations

import logging

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.rdf.to_rdflib import rdflib_dataset, rdflib_graph
from tests.kg.rdf.literals import LITERALS

S, P, G = ox.NamedNode("http://e/s"), ox.NamedNode("http://e/p"), ox.NamedNode("http://e/g")
STRING = rdflib.XSD.string


@given(LITERALS)
def test_every_literal_is_spelled_as_it_is(literal: ox.Literal) -> None:
    (found,) = rdflib_graph([ox.Triple(S, P, literal)]).objects()
    assert isinstance(found, rdflib.Literal)
    assert str(found) == literal.value
    assert found.language == literal.language
    if literal.language is None:
        assert str(found.datatype or STRING) == literal.datatype.value


@given(st.lists(st.tuples(LITERALS, st.sampled_from([G, ox.DefaultGraph(), ox.BlankNode("g")])), max_size=8))
def test_a_dataset_keeps_graphs(pairs: list[tuple[ox.Literal, ox.NamedNode | ox.DefaultGraph | ox.BlankNode]]) -> None:
    dataset = rdflib_dataset(ox.Quad(S, P, literal, graph) for literal, graph in pairs)
    assert len(dataset.graph(rdflib.URIRef(G.value))) == len({literal for literal, graph in pairs if graph == G})
    assert len(dataset) == len({literal for literal, _ in pairs})


def test_tags_and_settings(caplog: pytest.LogCaptureFixture) -> None:
    number = ox.Literal("24:00:00", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#time"))
    with caplog.at_level(logging.DEBUG):
        dataset = rdflib_dataset(
            [ox.Quad(S, P, number), ox.Quad(S, P, ox.Literal("Haus", language="de-ch"))], {"de-ch": "de-CH"}
        )
    assert {found.n3() for found in dataset.objects()} == {f'"24:00:00"^^<{rdflib.XSD.time}>', '"Haus"@de-CH'}
    assert caplog.text == ""
    assert rdflib.NORMALIZE_LITERALS is True
    assert not logging.getLogger("rdflib.term").filters


@pytest.mark.parametrize(
    "term", [ox.Triple(S, P, S), ox.Literal("hi", language="en", direction=ox.BaseDirection.LTR)], ids=str
)
def test_what_rdflib_cannot_hold_is_named(term: ox.Triple | ox.Literal) -> None:
    with pytest.raises(InputError, match="rdflib cannot hold"):
        rdflib_graph([ox.Triple(S, P, term)])
    with pytest.raises(InputError, match="rdflib cannot hold"):
        rdflib_dataset([ox.Quad(S, P, term)])
