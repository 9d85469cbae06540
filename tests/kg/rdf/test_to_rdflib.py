"""Graphs of rdflib hold what rdflib's own reader makes of our triples."""

from __future__ import annotations

import pyoxigraph as ox
from rdflib import Graph
from rdflib.compare import isomorphic

from kg.rdf.to_rdflib import rdflib_graph

TEXT = r"""
<http://e/a> <http://e/p> <http://e/b> .
<http://e/a> <http://e/p> "plain" , "x"@en , "x"@de-CH , "05"^^<http://www.w3.org/2001/XMLSchema#integer> .
<http://e/a> <http://e/p> "2020-02-30"^^<http://www.w3.org/2001/XMLSchema#date> , "\"\\ \u00e9\n" , "" .
<http://e/a> <http://e/p> _:b . _:b <http://e/p> _:b , "x"^^<http://e/own> .
"""


def test_every_kind_of_term_is_as_rdflib_reads_it() -> None:
    triples = [quad.triple for quad in ox.parse(TEXT.encode(), ox.RdfFormat.TURTLE)]
    text = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    made = rdflib_graph(triples)
    assert len(made) == 11
    assert isomorphic(made, Graph().parse(data=text, format="nt"))


def test_statements_about_statements_are_passed_over() -> None:
    name, said = ox.NamedNode("http://e/a"), ox.Literal("x")
    about = ox.Triple(name, name, ox.Triple(name, name, said))
    assert len(rdflib_graph([ox.Triple(name, name, said), about])) == 1
