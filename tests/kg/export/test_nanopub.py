"""Nanopublications: one for each claim, well-formed by the guidelines, saying what the claim says and no more."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.build.dataset import Dataset
from kg.export import Export, export
from kg.rdf.index import Index, node
from kg.rdf.namespaces import CONCEPT, expand

NP = "http://www.nanopub.org/nschema#"
NANOPUBLICATION = ox.NamedNode(f"{NP}Nanopublication")
PARTS = tuple(ox.NamedNode(f"{NP}has{part}") for part in ("Assertion", "Provenance", "PublicationInfo"))

Graphs = dict[str, set[ox.Triple]]


def graphs_of(done: Export) -> Graphs:
    """The graphs of a file, as pyoxigraph reads them."""
    graphs: Graphs = defaultdict(set)
    for quad in ox.parse(done.files["condition-kg.nanopub.trig"], ox.RdfFormat.TRIG):
        assert isinstance(quad.graph_name, ox.NamedNode), "a triple stands in no graph"
        graphs[quad.graph_name.value].add(quad.triple)
    return graphs


def assert_well_formed(graphs: Graphs, claims: set[str]) -> None:
    """The criteria of the guidelines, and one nanopublication for each claim."""
    heads = {
        triple.subject: graph
        for graph, triples in graphs.items()
        for triple in triples
        if triple.object == NANOPUBLICATION
    }
    used = Counter(heads.values())
    assert {str(name).strip("<>").removesuffix("/nanopub") for name in heads} == claims
    for name, head in heads.items():
        parts = {}
        for key in PARTS:
            (parts[key],) = (triple.object for triple in graphs[head] if triple.predicate == key)
        assert len(graphs[head]) == 1 + len(PARTS), "nothing else stands in a head"
        assert {triple.subject for triple in graphs[head]} == {name}
        assertion, provenance, pubinfo = (str(part).strip("<>") for part in parts.values())
        assert len({head, assertion, provenance, pubinfo}) == 4
        assert graphs[assertion]
        assert any(triple.subject == ox.NamedNode(assertion) for triple in graphs[provenance])
        assert any(triple.subject == name for triple in graphs[pubinfo])
        used.update((assertion, provenance, pubinfo))
    assert used == dict.fromkeys(graphs, 1), "each graph is of one nanopublication"


@pytest.fixture(scope="module")
def done(dataset: Dataset) -> Export:
    return export(dataset.index, "nanopub")


@pytest.fixture(scope="module")
def graphs(done: Export) -> Graphs:
    return graphs_of(done)


def test_each_is_well_formed(done: Export, graphs: Graphs) -> None:
    assert len(done.division.held) > 700
    assert_well_formed(graphs, {claim.iri for claim in done.division.held})
    for triples in graphs.values():
        assert not [
            one for one in triples if isinstance(one.subject, ox.BlankNode) or isinstance(one.object, ox.BlankNode)
        ]


def test_the_assertion_holds_all_that_qualifies_the_claim(dataset: Dataset, done: Export, graphs: Graphs) -> None:
    for claim in done.division.held:
        said = Index(graphs[f"{claim.iri}/nanopub/assertion"])
        record = ox.NamedNode(claim.iri)
        assert said.values(record, node("rdf:subject")) == [claim.subject]
        assert said.values(record, node("rdf:object")) == [claim.object]
        assert said.is_true(record, node("ck:negated")) == claim.negated
        for key, values in claim.qualifiers.items():
            assert set(said.values(record, key)) == set(values)
        plain = [one for one in graphs[f"{claim.iri}/nanopub/assertion"] if one.subject != record]
        assert all(
            dataset.index.values(claim.subject, one.predicate)
            for one in plain
            if isinstance(claim.subject, ox.NamedNode)
        )
        assert not (
            plain and (claim.negated or (claim.qualifier("ck:population") and not claim.qualifier("ck:approvalStatus")))
        )


def test_provenance_is_spans_or_works_and_pubinfo_names_licence_date_and_maker(done: Export, graphs: Graphs) -> None:
    for claim in done.division.held:
        name = f"{claim.iri}/nanopub"
        provenance, pubinfo = Index(graphs[f"{name}/provenance"]), Index(graphs[f"{name}/pubinfo"])
        assertion = ox.NamedNode(f"{name}/assertion")
        assert set(provenance.values(assertion, node("prov:wasDerivedFrom"))) == set(claim.evidence) != set()
        for span in claim.spans:
            assert provenance.text(ox.NamedNode(span.iri), node("ck:sha256")) == span.sha256
        for work in claim.citations:
            assert provenance.label(ox.NamedNode(work.iri)) == work.label
        this = ox.NamedNode(name)
        assert pubinfo.values(this, node("dcterms:license"))
        assert pubinfo.values(this, node("dcterms:creator"))
        assert pubinfo.text(this, node("dcterms:created")) == "2026-11-29T00:00:00Z"
        comments = [value.value for value in pubinfo.values(this, node("rdfs:comment"))]
        assert any("Not medical advice" in text for text in comments)


def test_a_layer_keeps_its_licence_and_a_warning_its_caution(graphs: Graphs) -> None:
    name = next(name for name in graphs if "/lems/hpoa/" in name and name.endswith("pubinfo"))
    licences = Index(graphs[name]).values(ox.NamedNode(name.removesuffix("/pubinfo")), node("dcterms:license"))
    assert [licence.value for licence in licences] == ["https://hpo.jax.org/app/license"]
    warning = next(name for name in graphs if "contraindicatedIn_epilepsy" in name and name.endswith("pubinfo"))
    assert "ask a doctor or pharmacist" in str(graphs[warning])


def test_no_sentence_of_the_entry(entry_path: Path, done: Export) -> None:
    text = re.sub(r"\W+", " ", done.files["condition-kg.nanopub.trig"]).casefold()
    words = re.sub(r"\W+", " ", entry_path.read_text(encoding="utf-8")).casefold().split()
    assert not [start for start in range(len(words) - 9) if " ".join(words[start : start + 10]) in text]


def test_what_was_not_checked_is_no_nanopublication(index: Index) -> None:
    division = export(index, "nanopub", layers=["test"]).division
    reasons = {item.claim.iri: item.reason for item in division.left_out}
    assert reasons["http://t/proposed"].endswith("its status is proposed")
    assert all(claim.is_accepted for claim in division.held)


def test_a_second_condition_has_its_own_licence_and_no_date_of_ours(both: Dataset) -> None:
    done = export(both.index, "nanopub", condition="polymyositis")
    graphs = graphs_of(done)
    assert_well_formed(graphs, {claim.iri for claim in done.division.held})
    for name, triples in graphs.items():
        if name.endswith("/pubinfo"):
            this, pubinfo = ox.NamedNode(name.removesuffix("/pubinfo")), Index(triples)
            assert pubinfo.values(this, node("dcterms:license"))
            assert not pubinfo.text(this, node("dcterms:created"))


def test_data_of_a_user() -> None:
    claim, reviewer = ox.NamedNode("http://e/data#claim"), ox.NamedNode("https://orcid.org/0000-0002-1825-0097")
    parts: dict[str, ox.NamedNode | ox.BlankNode | ox.Literal] = {
        "rdf:type": node("ck:NegatedAssociation"),
        "rdf:subject": ox.NamedNode("http://e/a"),
        "rdf:predicate": node("ck:hasSymptom"),
        "rdf:object": ox.Literal("pain"),
        "ck:status": node("ck:reviewed"),
        "ck:reviewer": reviewer,
        "ck:evidence": ox.BlankNode(),
    }
    done = export(Index(ox.Triple(claim, node(key), value) for key, value in parts.items()), "nanopub")
    graphs = graphs_of(done)
    assert_well_formed(graphs, {claim.value})
    attributed = Index(graphs[f"{claim.value}/nanopub/provenance"])
    assert attributed.values(ox.NamedNode(f"{claim.value}/nanopub/assertion"), node("prov:wasAttributedTo")) == [
        reviewer
    ]
    assert "license" not in done.files["condition-kg.nanopub.trig"]


def test_a_claim_without_an_iri_or_of_a_blank_node_is_left_out() -> None:
    triples = []
    for record, subject in ((ox.BlankNode(), ox.NamedNode("http://e/a")), (ox.NamedNode("http://e/c"), ox.BlankNode())):
        triples += [
            ox.Triple(record, node("rdf:type"), node("ck:Association")),
            ox.Triple(record, node("rdf:subject"), subject),
            ox.Triple(record, node("rdf:predicate"), node("ck:isA")),
            ox.Triple(record, node("rdf:object"), ox.NamedNode(CONCEPT + "cancer")),
        ]
    division = export(Index(triples), "nanopub").division
    assert not division.held
    assert {item.reason for item in division.left_out} == {
        "it has no IRI to name a nanopublication after",
        "its subject or object is a blank node, which means nothing outside its file",
    }


@pytest.mark.filterwarnings("ignore")
def test_the_library_of_the_network_finds_them_valid(done: Export) -> None:
    nanopub = pytest.importorskip("nanopub")
    import rdflib

    some = {claim.layer: f"{claim.iri}/nanopub/" for claim in done.division.held}  # one of each layer: 30 ms for each
    quads = list(ox.parse(done.files["condition-kg.nanopub.trig"], ox.RdfFormat.TRIG))
    for start in some.values():
        own = [quad for quad in quads if str(quad.graph_name).startswith(f"<{start}")]
        one = rdflib.ConjunctiveGraph()
        one.parse(data=ox.serialize(own, format=ox.RdfFormat.N_QUADS), format="nquads")
        assert nanopub.Nanopub(rdf=one).is_valid


def test_names_are_stable(index: Index, graphs: Graphs) -> None:
    name = expand("adam:acetylcholine_isA_chemical")
    assert f"{name}/nanopub/assertion" in graphs
    assert f"{name}/nanopub/assertion" in graphs_of(export(index, "nanopub", layers=["entry"]))
