"""The library in the form that endpoints publish: every question whole, and runnable as it stands there."""

from __future__ import annotations

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from rdflib import RDF, RDFS, SH, URIRef

from kg.errors import InputError
from kg.query.examples import examples_turtle
from kg.query.library import queries
from kg.query.sparql import evaluate
from kg.rdf.namespaces import EXAMPLE

LIBRARY = [query for query in queries() if query.folder in ("competency", "explore")]

# What the collections of SIB ask of an example, in our words: one query, a comment, keywords, declared prefixes.
SHAPES = """
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
[] a sh:NodeShape ; sh:targetClass sh:SPARQLExecutable ;
  sh:property [ sh:path sh:select ; sh:minCount 1 ; sh:maxCount 1 ] ,
    [ sh:path rdfs:comment ; sh:minCount 1 ; sh:datatype rdf:langString ] ,
    [ sh:path schema:keywords ; sh:minCount 2 ; sh:datatype xsd:string ] ,
    [ sh:path schema:target ; sh:minCount 1 ; sh:nodeKind sh:IRI ] ,
    [ sh:path ( sh:prefixes sh:declare ) ; sh:minCount 1 ] .
[] a sh:NodeShape ; sh:targetObjectsOf sh:declare ;
  sh:property [ sh:path sh:prefix ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:string ] ,
    [ sh:path sh:namespace ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:anyURI ] .
"""


def test_every_question_is_an_example_that_runs(store: ox.Store) -> None:
    graph = rdflib.Graph().parse(data=examples_turtle(LIBRARY, "http://localhost/query"), format="turtle")
    conforms, _, report = pyshacl.validate(graph, shacl_graph=rdflib.Graph().parse(data=SHAPES, format="turtle"))
    assert conforms, report
    found = set(graph.subjects(RDF.type, SH.SPARQLSelectExecutable))
    assert found == {URIRef(EXAMPLE + query.name) for query in LIBRARY}
    for query in LIBRARY:
        example = URIRef(EXAMPLE + query.name)
        assert str(graph.value(example, RDFS.comment)) == query.question
        solutions = evaluate(store, str(graph.value(example, SH.select)))
        assert isinstance(solutions, ox.QuerySolutions)
        assert [name.value for name in solutions.variables] == [column.name for column in query.columns]


def test_an_endpoint_is_an_iri() -> None:
    with pytest.raises(InputError, match="absolute IRI"):
        examples_turtle(LIBRARY, "no address")
