"""What stands beside the claims of a page: layers, citations, mappings, conflicts, and the entry."""

from __future__ import annotations

import pyoxigraph as ox

from kg.claims.claim import claims
from kg.claims.conflicts import conflicts
from kg.claims.mappings import links as mappings
from kg.rdf.index import Index
from visualize.explorer.model import PageModel
from visualize.explorer.records import citations, layers, links


def test_every_layer_of_claims_has_its_source_licence_and_date(model: PageModel) -> None:
    assert next(layer.id for layer in model.layers) == "layer:adam-000710"
    assert {layer.id for layer in model.layers} == {claim.layer for claim in model.statements}
    assert all(layer.license.startswith("https://") and layer.date and layer.label for layer in model.layers)


def test_mappings_and_conflicts_stand_with_their_nodes(model: PageModel, store: ox.Store) -> None:
    index = Index(store)
    shown = {node.iri for node in model.nodes}
    wanted = [link for link in mappings(index) if link.subject in shown and not link.none_found]
    found = [link for link in model.links if link.object]
    assert len(found) == len(wanted) > 500
    lems = {(link.predicate, link.object, link.rejected) for link in found if link.node == "concept:lems"}
    assert ("skos:exactMatch", "MONDO:0018556", False) in lems
    assert any(rejected for _, _, rejected in lems)
    assert [conflict.id for conflict in model.conflicts] == [conflict.id for conflict in conflicts(index)]
    assert all(conflict.about for conflict in model.conflicts)


def test_the_entry_is_told_by_its_digest_and_what_is_not_clinical_in_it(model: PageModel) -> None:
    (entry,) = model.entries
    assert len(entry.sha256) == 64
    assert all(reason and span.digest for span, reason in entry.not_clinical)
    assert len(entry.not_clinical) > 5


HEAD = """@prefix ck: <https://w3id.org/condition-kg/ontology#> . @prefix : <http://e/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix dcterms: <http://purl.org/dc/terms/> . @prefix schema: <https://schema.org/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
"""


def test_an_entrys_layer_stands_first_then_those_of_most_claims() -> None:
    claim = "rdf:predicate ck:isA ; rdf:subject :s ; rdf:object :o ; ck:layer"
    store = ox.Store()
    store.load(
        f"""{HEAD} :c1 a ck:Association ; {claim} :few . :c2 a ck:Association ; {claim} :many .
        :c3 a ck:Association ; {claim} :many . :c4 a ck:Association ; {claim} :entry .
        :c5 a ck:Association ; {claim} [] .
        :entry ck:layerKind ck:entryLayer ; dcterms:source :page ; dcterms:date "2022" . :page schema:url "http://e/p" .
        :many owl:versionInfo "v1" ; dcterms:source "a book" .""".encode(),
        ox.RdfFormat.TURTLE,
    )
    index = Index(store)
    found = list(layers(index, claims(index)))
    assert [layer.label for layer in found] == ["entry", "many", "few"]
    assert [(layer.source, layer.date) for layer in found] == [("http://e/p", "2022"), ("a book", "v1"), ("", "")]
    assert found[0].kind == "ck:entryLayer"


def test_each_work_stands_once(index: Index) -> None:
    works = citations(claims(index))
    names = [work.id for work in works]
    assert names == sorted(set(names))
    assert len(names) > 10
    assert citations([]) == []


def test_searches_in_vain_are_one_line_a_node(model: PageModel, index: Index) -> None:
    nodes = {node.id: node.iri for node in model.nodes}
    vain = [link for link in links(index, nodes) if link.sources]
    assert vain
    assert len({link.node for link in vain}) == len(vain)
    assert all(not link.object and list(link.sources) == sorted(set(link.sources)) for link in vain)
    assert links(index, {}) == []
