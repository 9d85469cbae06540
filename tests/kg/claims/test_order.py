"""What stands first on a card."""

from __future__ import annotations

import pyoxigraph as ox

from kg.claims.cards import card
from kg.claims.mappings import links_of
from kg.claims.order import MAIN, main_identifiers, relation_rank
from kg.rdf.index import StoreIndex, node
from kg.rdf.namespaces import expand, shrink
from tests.kg.claims.graphs import store_of


def test_what_readers_ask_for_comes_first() -> None:
    asked = ["ck:hasSymptom", "ck:hasTest", "ck:hasTreatment", "ck:hasPrognosis", "rdfs:subClassOf"]
    ranks = [relation_rank(node(curie)) for curie in asked]
    assert ranks == sorted(set(ranks))
    assert relation_rank(node("ck:affects")) == relation_rank(ox.NamedNode("http://e/x")) > max(ranks)


def test_groups_stand_in_that_order_and_then_the_largest_first(layered: ox.Store) -> None:
    groups = [group for group in card(layered, expand("concept:lems")).groups if group.role == "subject"]
    keys = [(relation_rank(ox.NamedNode(group.predicate)), -len(group.claims)) for group in groups]
    assert keys == sorted(keys)
    assert shrink(groups[0].predicate) == "ck:hasSymptom"


def test_one_exact_term_of_each_vocabulary_is_a_main_identifier() -> None:
    store = store_of(
        ":x skos:exactMatch mesh:D1 , icd10cm:A1 , MONDO:2 , MONDO:1 , HP:1 , NCIT:1 , DOID:1 ."
        " :x skos:closeMatch CHEBI:1 . :y skos:exactMatch :x ."
    )
    index = StoreIndex(store)
    found = main_identifiers(links_of(index, ox.NamedNode("http://e/x")), "http://e/x")
    prefixes = [shrink(link.object).partition(":")[0] for link in found]
    assert prefixes[:3] == ["MONDO", "HP", "mesh"]
    assert len(prefixes) == len(set(prefixes)) == MAIN
