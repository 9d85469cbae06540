"""Counts, and closed lists with every member, used or not."""

from __future__ import annotations

import pyoxigraph as ox

from kg.claims.claim import claims
from kg.claims.stats import COLUMNS, statistics
from kg.rdf.index import Index
from tests.kg.claims.graphs import store_of

DATA = """
ck:may a ck:Modality ; rdfs:label "may"@en . ck:asserted a ck:Modality .
ck:hasTest a ck:Predicate ; rdfs:label "has test"@en . ck:isA a ck:Predicate .
ck:population a ck:RestrictingQualifier . ck:order a ck:QualifierProperty .
:layer a ck:Layer ; rdfs:label "a layer" .
:a a ck:Association ; rdf:predicate ck:hasTest ; ck:modality ck:may ; ck:population :men ; ck:layer :layer .
:b a ck:NegatedAssociation ; rdf:predicate ck:hasTest ; ck:modality ck:may ; ck:layer :layer .
:c a :Other ; rdf:predicate ck:isA .
"""


def counts(store: ox.Store) -> dict[tuple[str | int, str | int], str | int]:
    return {(row["list"], row["id"]): row["count"] for row in statistics(store, Index(store))}


def test_members_that_nobody_uses_stand_with_a_zero() -> None:
    found = counts(store_of(DATA))
    assert found["modality", "ck:may"] == 2
    assert found["modality", "ck:asserted"] == 0
    assert (found["predicate", "ck:hasTest"], found["predicate", "ck:isA"]) == (2, 0), "only associations count"
    assert (found["qualifier key", "ck:population"], found["qualifier key", "ck:order"]) == (1, 0)
    assert found["predicate in layer", "ck:hasTest http://e/layer"] == 2


def test_classes_of_ours_are_counted_and_no_others() -> None:
    found = counts(store_of(DATA))
    assert found["instances of class", "ck:Association"] == 1
    assert ("instances of class", "http://e/Other") not in found


def test_of_any_data_all_classes_and_properties_are_counted() -> None:
    found = counts(store_of(":a a :Cat ; :likes :b , :c . :b a :Cat ."))
    assert found["instances of class", "http://e/Cat"] == 2
    assert (found["uses of property", "http://e/likes"], found["uses of property", "rdf:type"]) == (2, 2)


def test_triples_by_named_graph() -> None:
    store = ox.Store()
    term = ox.NamedNode("http://e/x")
    store.add(ox.Quad(term, term, term, ox.NamedNode("http://e/g")))
    store.add(ox.Quad(term, term, ox.Literal(1), ox.NamedNode("http://e/g")))
    store.add(ox.Quad(term, term, term))
    assert counts(store) == {("triples in graph", "http://e/g"): 2, ("uses of property", "http://e/x"): 3}


def test_rows_have_the_columns_and_the_largest_comes_first(store: ox.Store, index: Index) -> None:
    rows = statistics(store, index)
    assert all(tuple(row) == COLUMNS for row in rows)
    numbers = [int(row["count"]) for row in rows if row["list"] == "predicate"]
    assert numbers == sorted(numbers, reverse=True)
    assert sum(numbers) == len(claims(index)) == sum(int(row["count"]) for row in rows if row["list"] == "layer")


def test_nothing_is_counted_of_nothing() -> None:
    assert statistics(ox.Store(), Index([])) == []
