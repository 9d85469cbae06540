"""The figures of a graph: what SPARQL counts."""

from __future__ import annotations

import pyoxigraph as ox
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.query.partitions import graph_sizes, partitions
from kg.rdf.index import node
from tests.kg.query.answers import rows

TERMS = [ox.NamedNode(f"http://e/{letter}") for letter in "abcd"]


@st.composite
def stores(draw: st.DrawFn) -> ox.Store:
    """Small graphs of things with several classes, in several graphs, no triple in two of them."""
    term = st.sampled_from(TERMS)
    predicate = st.one_of(st.just(node("rdf:type")), term)
    value = st.one_of(
        term, st.builds(ox.Literal, st.sampled_from(["x", "y"])), st.builds(ox.Literal, st.integers(0, 2))
    )
    triples = draw(st.sets(st.tuples(term, predicate, value), max_size=25))
    names: list[ox.NamedNode | ox.DefaultGraph] = [ox.DefaultGraph(), *TERMS[:2]]
    graphs = [draw(st.sampled_from(names)) for _ in triples]
    store = ox.Store()
    store.extend(ox.Quad(*triple, graph) for triple, graph in zip(triples, graphs, strict=True))
    return store


@settings(deadline=None)
@given(stores())
def test_any_graph_is_counted_as_sparql_counts(store: ox.Store) -> None:
    found = partitions(store)
    counts = {(kind.value, predicate.value, str(use.triples)) for (kind, predicate), use in found.uses.items()}
    assert counts == set(
        rows(store, "SELECT ?c ?p (COUNT(*) AS ?n) { ?s a ?c ; ?p ?o FILTER(ISIRI(?c)) } GROUP BY ?c ?p")
    )
    entities = rows(store, "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a ?c FILTER(ISIRI(?c)) }")
    assert [(str(found.entities),)] == entities


def test_every_graph_counts() -> None:
    store, graph = ox.Store(), ox.NamedNode("http://e/g")
    store.add(ox.Quad(TERMS[0], TERMS[1], TERMS[2], graph))
    store.add(ox.Quad(TERMS[0], TERMS[1], ox.Literal(1)))
    assert graph_sizes(store) == {"http://e/g": 1}
    found = partitions(store)
    assert (found.triples, found.entities, found.subjects, found.objects) == (2, 0, 1, 2)
    assert found.predicates == {TERMS[1]: 2}


def test_how_a_class_uses_a_predicate() -> None:
    a, p, c, d = TERMS
    store = ox.Store()
    store.extend(
        ox.Quad(*triple)
        for triple in (
            (a, node("rdf:type"), c),
            (d, node("rdf:type"), d),
            (a, p, d),
            (a, p, ox.Literal(1)),
            (a, p, ox.Literal("x", language="en")),
        )
    )
    use = partitions(store).uses[c, p]
    assert use.triples == 3
    assert use.kinds == {d}
    assert use.datatypes == {node("xsd:integer"), node("rdf:langString")}


def test_an_empty_store() -> None:
    found = partitions(ox.Store())
    assert (found.triples, found.entities, found.subjects, found.objects) == (0, 0, 0, 0)
    assert (found.classes, found.predicates, found.uses) == ({}, {}, {})
