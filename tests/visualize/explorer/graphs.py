"""Any RDF as a page, and its nodes."""

from __future__ import annotations

import pyoxigraph as ox

from visualize import page_model
from visualize.explorer.model import Node, PageModel

E = "http://e/"


HEAD = f"""@prefix : <{E}> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix dcterms: <http://purl.org/dc/terms/> . @prefix geo: <http://www.opengis.net/ont/geosparql#> .
"""


ONTOLOGY = """
<http://e/o> a owl:Ontology ; dcterms:title "Organs"@en , "Organe"@de .
:partOf a owl:ObjectProperty ; rdfs:label "part of" .
:muscle a owl:Class ; rdfs:label "Muskel"@de , "muscle"@en ; rdfs:isDefinedBy <http://e/o> .
:heart a owl:Class ; rdfs:label "heart" ;
  rdfs:subClassOf :muscle , [ a owl:Restriction ; owl:onProperty :partOf ; owl:someValuesFrom :body ] ;
  rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :partOf ; owl:maxQualifiedCardinality 1 ; owl:onClass :body ] ;
  owl:equivalentClass [ owl:intersectionOf ( :muscle [ owl:complementOf [ owl:oneOf ( :left :right ) ] ] ) ] ;
  owl:disjointUnionOf ( :left :right ) .
:body a owl:Class ; rdfs:subClassOf owl:Thing .
[] a owl:AllDisjointClasses ; owl:members ( :body :o ) .
"""


def model_of(source: str, form: ox.RdfFormat = ox.RdfFormat.TURTLE) -> PageModel:
    store = ox.Store()
    store.load((HEAD + source).encode(), form)
    return page_model(store)


def node_of(model: PageModel, name: str) -> Node:
    return next(node for node in model.nodes if node.iri == E + name)


def facts_of(node: Node) -> list[tuple[str, str]]:
    return [(fact.name, fact.value) for fact in node.facts]


def arrows(source: str) -> set[tuple[str, str, str]]:
    """The arrows of a picture: label of the start, words, label of the end."""
    model = model_of(source)
    labels = {item.id: item.label for item in model.nodes} | {one.id: one.label for one in model.predicates}
    return {
        (labels[edge.source], labels.get(edge.predicate, edge.predicate), labels[edge.target]) for edge in model.edges
    }
