"""RDF 1.2: every direct triple is said and reified by its claims, with hedge, evidence and layer; nothing else is."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.build.dataset import Dataset
from kg.claims.claim import all_claims
from kg.export import Export, export
from kg.rdf.index import Index, node
from kg.rdf.namespaces import GRAPH, expand

REIFIES = node("rdf:reifies")


@pytest.fixture(scope="module")
def done(dataset: Dataset) -> Export:
    return export(dataset.index, "rdf12")


@pytest.fixture(scope="module")
def read(done: Export) -> set[ox.Triple]:
    """As pyoxigraph reads it."""
    text = done.files["condition-kg.rdf12.ttl"]
    return {quad.triple for quad in ox.parse(text, ox.RdfFormat.TURTLE)}


def test_each_direct_triple_is_asserted_and_reified(dataset: Dataset, read: set[ox.Triple]) -> None:
    direct = {quad.triple for quad in dataset.quads if quad.graph_name == ox.NamedNode(f"{GRAPH}direct")}
    assert len(direct) > 200
    assert {triple.object for triple in read if triple.predicate == REIFIES} == direct
    assert direct < read


def test_a_reifier_is_a_claim_with_hedge_evidence_and_layer(done: Export, read: set[ox.Triple]) -> None:
    claims = {claim.iri: claim for claim in done.division.held}
    index = Index(read)
    reifiers = {triple.subject for triple in read if triple.predicate == REIFIES}
    assert {one.value for one in reifiers if isinstance(one, ox.NamedNode)} == claims.keys()
    for reifier in reifiers:
        assert isinstance(reifier, ox.NamedNode)
        claim = claims[reifier.value]
        assert index.values(reifier, node("ck:modality")) == [claim.modality]
        assert set(index.values(reifier, node("ck:evidence"))) == set(claim.evidence) != set()
        assert index.values(reifier, node("ck:layer")) == [claim.layer]
        assert index.values(reifier, node("ck:status")) == [claim.status]
        for key, values in claim.qualifiers.items():
            assert set(index.values(reifier, key)) == set(values)
        for span in claim.spans:
            assert index.number(ox.NamedNode(span.iri), node("oa:start")) == span.start
        assert claim.layer
        assert index.values(claim.layer, node("dcterms:license"))


def test_hedges_are_asked_in_sparql_1_2(done: Export) -> None:
    store = ox.Store()
    store.load(done.files["condition-kg.rdf12.ttl"].encode(), format=ox.RdfFormat.TURTLE)
    query = f"""
    SELECT ?modality {{ <{expand("concept:lems")}> <{expand("ck:occursWith")}> <{expand("concept:vitiligo")}> ~ ?claim
      {{| <{expand("ck:modality")}> ?modality |}} }}"""
    rows = list(store.query(query))  # type: ignore[arg-type]
    assert {str(row["modality"]) for row in rows} == {f"<{expand('ck:may')}>"}


def test_what_says_nothing_in_general_is_left_out(index: Index) -> None:
    done = export(index, "rdf12")
    left = {item.claim.iri for item in done.division.left_out}
    assert {"http://t/negated", "http://t/proposed", "http://t/plain", "http://t/retired"} <= left
    assert "http://t/" not in done.files["condition-kg.rdf12.ttl"]


def test_a_second_condition(both: Dataset) -> None:
    done = export(both.index, "rdf12", condition="polymyositis")
    triples = [quad.triple for quad in ox.parse(done.files["condition-kg.rdf12.ttl"], ox.RdfFormat.TURTLE)]
    reified = {triple.subject for triple in triples if triple.predicate == REIFIES}
    assert reified
    assert all(str(one).startswith("<https://example.org/") for one in reified)
    assert len(done.division.held) + len(done.division.left_out) == len(
        [claim for claim in all_claims(both.index) if claim.layer and "example.org" in claim.layer.value]
    )


def test_the_notice(done: Export) -> None:
    assert "# No clinician has reviewed this graph" in done.files["condition-kg.rdf12.ttl"]
