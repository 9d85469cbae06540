"""External identifiers in place of concepts: replaced throughout, and nothing lost."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.build.dataset import Dataset
from kg.build.identify import with_identifiers
from kg.claims.cards import card
from kg.claims.names import resolve
from kg.link.identifiers import Identifier, exact_terms, preferred
from kg.query.library import Query, queries
from kg.query.sparql import evaluate
from kg.rdf.index import Index, node
from kg.rdf.namespaces import CONCEPT, expand
from kg.rdf.turtle import sort_key


@pytest.mark.slow
def test_replaced_throughout(dataset: Dataset) -> None:
    lems, mondo = ox.NamedNode(CONCEPT + "lems"), ox.NamedNode(expand("MONDO:0018556"))
    new = with_identifiers(dataset, preferred(["mondo", "hp"], exact_terms(dataset.mappings)))
    left = [quad for quad in new.quads if lems in (quad.subject, quad.object)]
    assert {(quad.subject, quad.predicate) for quad in left} == {(mondo, node("skos:exactMatch"))}
    record = node("mapping:lems_exactMatch_MONDO-0018556")
    assert ox.Quad(record, node("sssom:subject_id"), mondo, node("graph:mappings")) in new.quads
    assert (mondo, node("ck:hasTreatment"), node("concept:plasma-exchange")) in {
        (quad.subject, quad.predicate, quad.object) for quad in new.quads
    }
    (loop,) = (quad for quad in new.quads if quad.subject == quad.object == mondo)
    assert loop.predicate == node("skos:exactMatch")
    assert list(new.quads) == sorted(new.quads, key=sort_key)
    before = {quad.subject for quad in dataset.quads if quad.predicate == node("rdf:subject")}
    assert {quad.subject for quad in new.quads if quad.predicate == node("rdf:subject")} == before


@pytest.fixture(scope="module")
def replaced(dataset: Dataset) -> tuple[ox.Store, dict[str, Identifier]]:
    chosen = preferred(["mondo", "hp", "mesh"], exact_terms(dataset.mappings))
    store = ox.Store()
    store.extend(with_identifiers(dataset, chosen).quads)
    return store, chosen


@pytest.mark.parametrize("query", [query for query in queries() if query.folder == "competency"], ids=lambda q: q.name)
def test_every_question_gives_as_many_rows(
    query: Query, store: ox.Store, replaced: tuple[ox.Store, dict[str, Identifier]]
) -> None:
    other, chosen = replaced
    bound = {}
    for parameter in query.parameters:
        default = query.text.partition(f"VALUES ?{parameter.name} {{ ")[2].split()[0]
        if parameter.kind == "concept" and expand(default) in chosen:
            bound[parameter.name] = chosen[expand(default)].iri
    before, after = evaluate(store, query.text), evaluate(other, query.bind(bound))
    assert isinstance(before, ox.QuerySolutions)
    assert isinstance(after, ox.QuerySolutions)
    assert len(list(after)) == len(list(before))


@pytest.mark.parametrize("term", ["MONDO:0018556", "LEMS", "concept:lems", "HP:0001324"])
@pytest.mark.slow
def test_the_card_of_an_external_identifier_is_full(
    term: str, store: ox.Store, replaced: tuple[ox.Store, dict[str, Identifier]]
) -> None:
    before, after = (card(data, resolve(Index(data), term).iri) for data in (store, replaced[0]))
    assert after.label == before.label
    assert after.iri == replaced[1][before.iri].iri
    assert [(group.role, len(group.claims)) for group in after.groups] == [
        (group.role, len(group.claims)) for group in before.groups
    ]
    assert len(after.gaps) == len(before.gaps)
    assert {name.text for name in before.names} == {name.text for name in after.names}


def test_as_many_statements_as_before(dataset: Dataset) -> None:
    found = preferred(["mondo"], exact_terms(dataset.mappings))
    assert len(with_identifiers(dataset, found).quads) == len(dataset.quads) + len(found), "one way back for each"


@pytest.mark.slow
def test_nothing_chosen_changes_nothing(dataset: Dataset) -> None:
    assert with_identifiers(dataset, {}) == dataset
    unused = {"http://example.org/unused": Identifier("MONDO:1", "http://mondo/1", "x:1")}
    assert with_identifiers(dataset, unused) == dataset


def test_the_way_back_of_a_concept_of_others_is_in_their_graph(both: Dataset) -> None:
    chosen = preferred(["mondo"], exact_terms(both.mappings))
    added = set(with_identifiers(both, chosen).quads)
    homes = {
        quad.object.value: quad.graph_name
        for quad in added
        if quad.predicate == node("skos:exactMatch") and isinstance(quad.object, ox.NamedNode)
    }
    assert homes[CONCEPT + "lems"] == node("graph:mappings")
    assert homes["https://example.org/concept/polymyositis"] == ox.NamedNode("https://example.org/graph/mappings")
