"""What somebody adds to a graph of claims is drawn beside them; the shipped graph holds nothing of the kind."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.build.dataset import Dataset
from kg.link.documents import as_rdf
from kg.rdf.index import Index
from kg.rdf.load import load_files
from tests.conftest import Run
from tests.visualize.own_data import OWN
from visualize import page_model
from visualize.explorer.claims import read_claims
from visualize.explorer.model import PageModel


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A vocabulary of a clinic, which says something of a concept of ours, too."""
    path = tmp_path / "own.ttl"
    path.write_text(OWN, encoding="utf-8")
    return path


def added(store: ox.Store, path: Path) -> PageModel:
    both = load_files([path])
    both.extend(store)
    return page_model(both)


@pytest.mark.slow
def test_the_shipped_graph_has_nothing_beside_its_claims(store: ox.Store, index: Index) -> None:
    assert page_model(store, index) == read_claims(store, index)


@pytest.mark.slow
def test_nor_has_it_as_turtle_without_its_graphs(dataset: Dataset, model: PageModel) -> None:
    union = ox.Store()
    union.extend(ox.Quad(triple.subject, triple.predicate, triple.object) for triple in dataset.triples)
    assert [node.id for node in page_model(union).nodes] == [node.id for node in model.nodes]


@pytest.mark.slow
def test_added_things_and_their_triples_are_drawn(store: ox.Store, model: PageModel, own: Path) -> None:
    page = added(store, own)
    new = {node.id: node for node in page.nodes if node not in model.nodes}
    assert {node.label for node in new.values()} == {"weakness of muscles", "complaint", "ward-3"}
    assert next(node for node in new.values() if node.label == "complaint").definition == "What people come with."
    arrows = [edge for edge in page.edges if edge.kind == "triple"]
    assert {(edge.source, edge.predicate) for edge in arrows} == {
        ("concept:vitiligo", "https://clinic.example/terms/seenIn"),
        ("https://clinic.example/terms/n1", "rdfs:subClassOf"),
    }
    assert page.focus == model.focus
    assert [claim for claim in page.statements if claim.layer] == list(model.statements)


@pytest.mark.slow
def test_a_triple_that_no_claim_says_is_drawn_and_on_the_card(store: ox.Store, kg: Run, own: Path) -> None:
    own.write_text(
        "@prefix ck: <https://w3id.org/condition-kg/ontology#> .\n"
        "<https://w3id.org/condition-kg/concept/lems> ck:hasSymptom <http://e/hiccups> ; "
        "ck:hasTreatment <https://w3id.org/condition-kg/concept/plasma-exchange> .\n",
        encoding="utf-8",
    )
    assert [edge.target for edge in added(store, own).edges if edge.kind == "triple"] == ["http://e/hiccups"]
    status, out, _ = kg("show", "LEMS", "--add", own)
    assert status == 0
    assert "has symptom: http://e/hiccups" in out


@pytest.mark.slow
def test_what_a_citation_mentions_is_still_drawn(store: ox.Store, own: Path) -> None:
    own.write_text(
        "<http://e/work> a <https://w3id.org/condition-kg/ontology#Citation> ; <http://e/mentions> <http://e/a> .\n"
        "<http://e/a> <http://e/near> <http://e/b> .\n",
        encoding="utf-8",
    )
    assert [edge.source for edge in added(store, own).edges if edge.kind == "triple"] == ["http://e/a"]


def test_an_entry_without_claims_is_drawn_as_its_condition(tmp_path: Path) -> None:
    path = tmp_path / "new.ttl"
    path.write_text(
        "@prefix ck: <https://w3id.org/condition-kg/ontology#> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        "<http://e/entry> a ck:Entry ; <https://schema.org/about> <http://e/gout> .\n"
        '<http://e/gout> a ck:Condition ; rdfs:label "gout"@en .\n',
        encoding="utf-8",
    )
    page = page_model(load_files([path]))
    assert (page.title, page.focus, [node.label for node in page.nodes]) == ("gout", "http://e/gout", ["gout"])


@pytest.mark.slow
def test_of_a_mapping_set_those_rows_are_drawn_that_lead_to_a_concept(store: ox.Store, model: PageModel) -> None:
    text = (
        "#curie_map:\n#  own: https://clinic.example/terms/\n#mapping_set_id: https://clinic.example/map\n"
        "subject_id\tpredicate_id\tobject_id\tmapping_justification\n"
        "own:N1\tskos:exactMatch\tmesh:D015624\tsemapv:ManualMappingCuration\n"
        "own:N2\tskos:exactMatch\tmesh:D000001\tsemapv:ManualMappingCuration\n"
    )
    both = load_files([as_rdf(text.encode())])
    both.extend(store)
    new = {node.iri for node in page_model(both).nodes} - {node.iri for node in model.nodes}
    assert new == {"https://clinic.example/terms/N1", "http://id.nlm.nih.gov/mesh/D015624"}
