"""Mappings as they stand in a graph: records, and plain links without one."""

from __future__ import annotations

import pyoxigraph as ox

from kg.claims.mappings import COLUMNS, called, links, links_of
from kg.rdf.index import Index, node
from kg.rdf.namespaces import expand, shrink
from tests.kg.claims.graphs import index_of


def test_mappings_of_the_graph(store: ox.Store) -> None:
    found = links(Index(store))
    assert [link for link in found if not link.iri] == []  # every direct link has its record
    none = [link for link in found if link.none_found]
    assert none
    assert all(link.source and not link.accepted for link in none)
    assert all(link.record()["modifier"] == "Not" for link in found if link.rejected)


RECORDS = """
:accepted a ck:Mapping ; sssom:subject_id concept:lems ; sssom:predicate_id skos:exactMatch ;
  sssom:object_id MONDO:0018556 ; sssom:object_label "LEMS" ; sssom:confidence 0.95 ;
  sssom:mapping_justification semapv:ManualMappingCuration .
:rejected a ck:Mapping ; sssom:subject_id concept:lems ; sssom:predicate_id skos:exactMatch ;
  sssom:object_id MONDO:0009507 ; sssom:predicate_modifier "Not" ; sssom:comment "another disease" .
:vain a ck:Mapping ; sssom:subject_id concept:lems ; sssom:predicate_id skos:exactMatch ;
  sssom:object_id sssom:NoTermFound ; sssom:object_source bioregistry:maxo .
concept:lems skos:exactMatch MONDO:0018556 ; skos:closeMatch mesh:D015624 , "no term" .
:foreign skos:broadMatch concept:lems .
"""


def test_accepted_then_rejected_then_not_found_and_plain_links_too() -> None:
    found = [link for link in links(index_of(RECORDS)) if link.subject == expand("concept:lems")]
    assert [(shrink(link.object), bool(link.iri), link.accepted) for link in found] == [
        ("MONDO:0018556", True, True),
        ("mesh:D015624", False, True),
        ("MONDO:0009507", True, False),
        ("sssom:NoTermFound", True, False),
    ]
    assert [shrink(link.source) for link in found] == [
        f"bioregistry:{name}" for name in ("mondo", "mesh", "mondo", "maxo")
    ]


def test_what_is_mapped_and_what_is_mapped_to_it() -> None:
    index = index_of(RECORDS)
    assert len(links_of(index, node("concept:lems"))) == 5
    (link,) = links_of(index, node("mesh:D015624"))
    assert (link.subject, link.predicate) == (expand("concept:lems"), expand("skos:closeMatch"))
    assert links_of(index, node("concept:cancer")) == []
    assert {
        link for thing in (node("concept:lems"), ox.NamedNode("http://e/foreign")) for link in links_of(index, thing)
    } == set(links(index))


def test_a_mapping_in_words() -> None:
    words = {str(link) for link in links(index_of(RECORDS))}
    assert "skos:exactMatch MONDO:0018556 LEMS (ManualMappingCuration, confidence 0.95)" in words
    assert "not: skos:exactMatch MONDO:0009507: another disease" in words
    assert "no term found in bioregistry:maxo" in words


def test_a_record_has_numbers_and_curies() -> None:
    record = next(link for link in links(index_of(RECORDS)) if link.confidence).record()
    assert tuple(record) == COLUMNS
    assert (record["confidence"], record["justification"]) == (0.95, "semapv:ManualMappingCuration")
    text = ':m a ck:Mapping ; sssom:subject_id :a ; sssom:object_id :b ; sssom:confidence "high" .'
    odd = links(index_of(text))[0].record()
    assert (odd["confidence"], odd["object"], odd["source"]) == (None, "http://e/b", "")


def test_a_record_that_lacks_an_end_is_no_link() -> None:
    assert not links(index_of(":m a ck:Mapping ; sssom:subject_id :a . :n a ck:Mapping ; sssom:object_id :a ."))


def test_a_proposal_beside_a_plain_link_leaves_it_as_it_is() -> None:
    proposal = ":m a ck:Mapping ; ck:status ck:proposed ; sssom:subject_id :a ; sssom:predicate_id skos:exactMatch ; "
    index = index_of(f"{proposal} sssom:object_id :b . :a skos:exactMatch :b .")
    assert [(link.accepted, link.proposed) for link in links(index)] == [(True, False), (False, True)]
    assert links_of(index, ox.NamedNode("http://e/a")) == links(index)
    assert links(index)[1].record()["status"] == "proposed"


def test_what_mappings_call_a_thing_that_has_no_label() -> None:
    record = ':m a ck:Mapping ; sssom:subject_id :a ; sssom:subject_label "Alpha" ; sssom:object_id :b .'
    index = index_of(f'{record} :b rdfs:label "Beta" .')
    assert [called(index, f"http://e/{name}") for name in "abc"] == ["Alpha", "Beta", "c"]
