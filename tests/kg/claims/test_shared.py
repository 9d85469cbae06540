"""What shares an identifier with a thing, and what chains of mappings lead to."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.claims.cards import card
from kg.claims.network import network, paths
from kg.claims.shared import followed, shared
from kg.rdf.index import Index, StoreIndex
from kg.rdf.namespaces import expand, shrink
from tests.kg.claims.graphs import index_of, store_of

TERMS = """
:a a owl:Class ; rdfs:label "A" ; skos:exactMatch HP:1 .
concept:b a skos:Concept ; rdfs:label "B" ; skos:exactMatch HP:1 , mesh:D1 .
:c rdfs:label "C" ; oboInOwl:hasDbXref "MESH:D1" .
:d rdfs:label "D" ; owl:equivalentClass :a .
:far rdfs:label "Far" ; skos:closeMatch :c .
:broad skos:broadMatch HP:1 .
"""


def _found(index: Index, curie: str) -> list[tuple[str, int, bool]]:
    return [(shrink(each.iri), len(each.way), each.is_exact) for each in shared(index, expand(curie))]


def test_what_is_mapped_to_the_same_term_is_a_candidate_with_the_way_to_it() -> None:
    index = index_of(TERMS)
    assert _found(index, "http://e/a") == [("concept:b", 2, True), ("mesh:D1", 3, True)]
    found = shared(index, "http://e/a")[0]
    assert str(found) == "B (concept:b): http://e/a skos:exactMatch HP:1; concept:b skos:exactMatch HP:1"
    assert found.record()["way"][1] == {"subject": "concept:b", "predicate": "skos:exactMatch", "object": "HP:1"}


def test_a_way_has_three_links_and_two_that_are_not_exact_at_most() -> None:
    index = index_of(TERMS)
    assert _found(index, "concept:b") == [
        *(("http://e/a", 2, True), ("http://e/c", 2, False), ("http://e/d", 3, True), ("http://e/far", 3, False)),
    ]
    assert [shrink(each.iri) for each in followed(index, "http://e/d") if each.is_stated] == ["http://e/a"]
    assert _found(index, "http://e/broad") == []
    assert "http://e/far" not in [each for each, _, _ in _found(index, "http://e/a")]


@pytest.mark.parametrize(
    "spelled", ["MESH:D1", "mesh:D1", "Mesh:D1", "MESH_D1", "http://id.nlm.nih.gov/mesh/D1"], ids=lambda text: text
)
def test_a_cross_reference_is_understood_however_it_is_spelled(spelled: str) -> None:
    index = index_of(f':x oboInOwl:hasDbXref "{spelled}" . concept:b skos:exactMatch mesh:D1 .')
    assert [shrink(each.iri) for each in shared(index, "http://e/x")] == ["concept:b"]
    assert [each.iri for each in shared(index, expand("concept:b"))] == ["http://e/x"]


@pytest.mark.parametrize(
    "other",
    ["http://identifiers.org/mesh/D015624", "https://meshb.nlm.nih.gov/record/ui?ui=D015624", "MSH:D015624"],
)
def test_providers_may_have_several_forms_of_one_identifier(other: str) -> None:
    index = index_of(f"""concept:b skos:exactMatch mesh:D015624 . :x skos:exactMatch <{other}> .
        :y owl:sameAs <{other}> . :z oboInOwl:hasDbXref "MSH:D015624" .""")
    expected = ["concept:b", "http://e/x", "http://e/y", "http://e/z"]
    for iri in expected:
        found = {shrink(each.iri) for each in shared(index, expand(iri))}
        assert found == {*expected} - {iri}
    assert shared(index, other) == shared(index, expand("mesh:D015624")) == []


REJECTED = """
:no a ck:Mapping ; sssom:subject_id {} ; sssom:object_id {} ; sssom:predicate_id skos:exactMatch ;
  sssom:predicate_modifier "Not" .
"""


@pytest.mark.parametrize(
    ("subject", "value"), [(":a", "concept:b"), ("concept:b", ":a"), (":a", "HP:1"), ("concept:b", "HP:1")]
)
def test_nothing_that_somebody_rejected_is_a_candidate_or_on_the_way_to_one(subject: str, value: str) -> None:
    index = index_of(TERMS + REJECTED.format(subject, value))
    assert "concept:b" not in [each for each, _, _ in _found(index, "http://e/a")]


def test_a_chain_leads_to_terms_of_which_nothing_else_is_known() -> None:
    index = index_of("""concept:b skos:exactMatch MONDO:1 . MONDO:1 skos:exactMatch mesh:D2 .
        :m a ck:Mapping ; sssom:subject_id MONDO:1 ; sssom:object_id mesh:D3 ; sssom:object_label "Three" ;
        sssom:predicate_id skos:exactMatch .""")
    assert [each.named for each in shared(index, expand("concept:b"))] == ["mesh:D2", "Three (mesh:D3)"]


def test_the_record_of_a_term_stands_for_the_term() -> None:
    index = index_of("""term:r a ck:TermRecord ; ck:term HP:2 ; rdfs:label "Two" ; oboInOwl:hasDbXref "UMLS:C1" .
        concept:b skos:closeMatch umls:C1 .""")
    assert _found(index, "term:r") == _found(index, "HP:2") == [("concept:b", 2, False)]
    (found,) = shared(index, expand("concept:b"))
    assert found.named == "Two (HP:2)"


def test_a_code_that_many_things_have_makes_none_of_them_the_same() -> None:
    many = "".join(f':x{number} oboInOwl:hasDbXref "ICD10CM:G70" .' for number in range(21))
    index = index_of(many + "concept:b skos:closeMatch icd10cm:G70 .")
    assert shared(index, "http://e/x1") == shared(index, expand("concept:b")) == []


def test_no_value_that_is_no_identifier_is_a_bridge() -> None:
    odd = ':x oboInOwl:hasDbXref "see there" , "a b:c" , [] , "" . :y oboInOwl:hasDbXref "see there" , "a b:c" , [] .'
    assert shared(index_of(odd), "http://e/x") == []


def test_a_card_tells_candidates_apart_from_mappings() -> None:
    store = store_of(TERMS)
    shown = card(store, "http://e/a")
    assert [link.object for link in shown.mappings] == [expand("HP:1")]
    assert "May be the same: mappings lead there, but nobody has said so\n  B (concept:b): " in str(shown)
    assert "      and what is mapped to that: mesh:D1\n" in str(shown)
    assert [each["id"] for each in shown.record()["shared"]] == ["concept:b", "mesh:D1"]
    assert card(StoreIndex(store), "http://e/a") == card(Index(store), "http://e/a")
    assert shown.shared == card(StoreIndex(store), "http://e/a").shared


def test_a_path_goes_over_mappings_where_no_claims_lead_and_says_so(layered: ox.Store) -> None:
    own = """<http://e/x> <http://www.w3.org/2000/01/rdf-schema#label> "X" ;
        <http://www.w3.org/2004/02/skos/core#exactMatch> <http://purl.obolibrary.org/obo/HP_9999999> .
        <http://e/y> <http://www.w3.org/2004/02/skos/core#exactMatch> <http://e/x> ."""
    index = Index([*layered, *ox.parse(own.encode(), ox.RdfFormat.TURTLE)])
    graph = network(index)
    assert paths(graph, "http://e/x", "concept:lems").paths == ()
    (steps, *_) = paths(graph, "http://e/x", "concept:lems", index=index).paths[0].steps
    assert steps[0].sentence.startswith("X may be the same as ")
    assert steps[0].source.startswith("http://e/x skos:exactMatch HP:9999999; concept:test-dry-mouth skos:")
    ((said,),) = paths(graph, "http://e/y", "http://e/x", index=index).paths[0].steps
    assert (said.sentence, said.source) == ("y is mapped to X.", "http://e/y skos:exactMatch http://e/x")
    assert "http://e/x" not in graph
    claims_alone = paths(graph, "concept:test-dry-mouth", "concept:lems")
    assert paths(graph, "concept:test-dry-mouth", "concept:lems", index=index) == claims_alone
