"""What a server says of itself: correct figures, and what editors ask for."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
import rdflib

from kg.errors import InputError
from kg.query.describe import LARGE, service_description, service_graph, void_description
from kg.query.partitions import partitions
from kg.rdf.index import node
from kg.rdf.namespaces import BASE, PREFIXES, SERVICE
from kg.rdf.turtle import write_turtle
from tests.kg.query.answers import rows
from tests.queries.test_competency import LIBRARY

ENDPOINT = "http://127.0.0.1:7878/sparql"


def test_it_is_a_graph_of_its_own_without_blank_nodes(store: ox.Store) -> None:
    quads = list(service_graph(ENDPOINT, store, LIBRARY))
    assert len(quads) > 4000
    for quad in quads:
        assert quad.graph_name == ox.NamedNode(SERVICE)
        assert not isinstance(quad.subject, ox.BlankNode)
        assert not isinstance(quad.object, ox.BlankNode)


def test_the_service_description_lists_every_graph(store: ox.Store) -> None:
    graph = rdflib.Graph().parse(data=write_turtle(service_description(ENDPOINT, store)), format="turtle")
    found = graph.query(
        """
        PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>
        PREFIX void: <http://rdfs.org/ns/void#>
        SELECT ?name ?triples WHERE {
          ?service a sd:Service ; sd:endpoint <http://127.0.0.1:7878/sparql> ; sd:supportedLanguage sd:SPARQL11Query ;
            sd:feature sd:UnionDefaultGraph ; sd:defaultDataset ?dataset .
          ?dataset a sd:Dataset ; sd:defaultGraph/void:triples ?all ; sd:namedGraph ?graph .
          ?graph a sd:NamedGraph ; sd:name ?name ; sd:graph/void:triples ?triples .
        }"""
    )
    sizes = {str(name): int(triples) for name, triples in found}  # type: ignore[misc]
    assert sizes == {
        name.value: sum(1 for _ in store.quads_for_pattern(None, None, None, name))
        for name in store.named_graphs()
        if isinstance(name, ox.NamedNode)
    }
    formats = graph.query("SELECT ?form { ?s <http://www.w3.org/ns/sparql-service-description#resultFormat> ?form }")
    assert len(list(formats)) == 8


def test_the_figures_of_void_are_those_of_sparql(store: ox.Store) -> None:
    found = partitions(store)
    assert found.triples == len(store)
    assert [(str(found.subjects), str(found.objects))] == rows(
        store, "SELECT (COUNT(DISTINCT ?s) AS ?a) (COUNT(DISTINCT ?o) AS ?b) { ?s ?p ?o }"
    )
    assert {(kind.value, str(count)) for kind, count in found.classes.items()} == set(
        rows(store, "SELECT ?c (COUNT(DISTINCT ?s) AS ?n) { ?s a ?c } GROUP BY ?c")
    )
    assert {(predicate.value, str(count)) for predicate, count in found.predicates.items()} == set(
        rows(store, "SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p")
    )
    assert {(kind.value, predicate.value, str(use.triples)) for (kind, predicate), use in found.uses.items()} == set(
        rows(store, "SELECT ?c ?p (COUNT(*) AS ?n) { ?s a ?c ; ?p ?o } GROUP BY ?c ?p")
    )
    kinds = {(one.value, p.value, two.value) for (one, p), use in found.uses.items() for two in use.kinds}
    assert kinds == set(rows(store, "SELECT DISTINCT ?c ?p ?d { ?s a ?c ; ?p ?o . ?o a ?d }"))
    datatypes = {(one.value, p.value, two.value) for (one, p), use in found.uses.items() for two in use.datatypes}
    assert datatypes == set(
        rows(store, "SELECT DISTINCT ?c ?p ?d { ?s a ?c ; ?p ?o BIND(DATATYPE(?o) AS ?d) FILTER(BOUND(?d)) }")
    )


def test_the_dataset_is_told_with_its_licence_and_vocabularies(store: ox.Store) -> None:
    found = set(void_description(ENDPOINT, store))
    dataset = ox.NamedNode(BASE)
    assert (
        ox.Triple(dataset, node("dcterms:license"), ox.NamedNode("https://creativecommons.org/publicdomain/zero/1.0/"))
        in found
    )
    assert ox.Triple(dataset, node("void:sparqlEndpoint"), ox.NamedNode(ENDPOINT)) in found
    assert ox.Triple(dataset, node("void:vocabulary"), ox.NamedNode(PREFIXES["skos"])) in found
    assert ox.Triple(dataset, node("void:uriSpace"), ox.Literal(BASE)) in found
    assert ox.Triple(dataset, node("void:triples"), ox.Literal(len(store))) in found
    assert len(rdflib.Graph().parse(data=write_turtle(void_description(ENDPOINT, store)), format="turtle")) == len(
        found
    )


def test_an_editor_completes_from_it(store: ox.Store) -> None:
    """The questions of SIB's editor, in our words: prefixes, examples, and what a class has that leads where."""
    served = ox.Store()
    served.extend(service_graph(ENDPOINT, store, LIBRARY))
    prefixes = rows(served, "SELECT ?prefix ?space { [] sh:prefix ?prefix ; sh:namespace ?space }")
    assert set(prefixes) == set(PREFIXES.items())
    examples = rows(
        served, "SELECT ?text ?query { ?one a sh:SPARQLExecutable ; rdfs:comment ?text ; sh:select|sh:ask ?query }"
    )
    assert {text for text, _ in examples} == {query.question for query in LIBRARY}
    schema = rows(
        served,
        """SELECT DISTINCT ?class ?property ?kind ?datatype {
          ?part void:class ?class ; void:propertyPartition ?use .
          ?use void:property ?property .
          OPTIONAL {
            { ?use void:classPartition [ void:class ?kind ] }
            UNION { ?use void-ext:datatypePartition [ void-ext:datatype ?datatype ] }
          }
        }""",
    )
    ck = PREFIXES["ck"]
    assert (f"{ck}Association", f"{ck}modality", f"{ck}Modality", "") in schema
    assert (f"{ck}Evidence", f"{PREFIXES['oa']}start", "", f"{PREFIXES['xsd']}integer") in schema
    assert (f"{ck}Condition", f"{ck}occursWith", f"{ck}Condition", "") in schema


def test_an_endpoint_is_an_absolute_iri(store: ox.Store) -> None:
    for describe in (service_description, void_description):
        with pytest.raises(InputError, match="absolute IRI"):
            list(describe("/sparql", store))


def test_plain_rdf_in_the_default_graph_is_described_by_the_endpoint() -> None:
    store = ox.Store()
    store.load(
        b'<http://e/a> a <http://e/C> ; <http://e/p> "x", _:b . _:b a <http://e/C> .', format=ox.RdfFormat.TURTLE
    )
    found = set(void_description(ENDPOINT, store))
    dataset = ox.NamedNode(f"{ENDPOINT}#dataset")
    assert ox.Triple(dataset, node("void:distinctSubjects"), ox.Literal(2)) in found
    assert ox.Triple(dataset, node("void:entities"), ox.Literal(2)) in found
    assert not [triple for triple in found if triple.subject == ox.NamedNode(BASE)]


@pytest.mark.slow
def test_a_large_store_has_no_partitions_in_its_graph() -> None:
    store = ox.Store()
    store.bulk_extend(
        ox.Quad(ox.NamedNode(f"http://e/{n}"), node("rdf:type"), ox.NamedNode("http://e/C")) for n in range(LARGE)
    )
    quads = list(service_graph(ENDPOINT, store, ()))
    assert not [quad for quad in quads if quad.predicate == node("void:classPartition")]
    assert [quad for quad in quads if quad.predicate == node("sd:defaultDataset")]
