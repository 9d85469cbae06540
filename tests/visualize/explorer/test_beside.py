"""What somebody adds to a graph of claims is drawn beside them; the shipped graph holds nothing of the kind."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.build.dataset import Dataset
from kg.rdf.index import Index
from kg.rdf.load import load_files
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


def test_the_shipped_graph_has_nothing_beside_its_claims(store: ox.Store, index: Index) -> None:
    assert page_model(store, index) == read_claims(store, index)


def test_nor_has_it_as_turtle_without_its_graphs(dataset: Dataset, model: PageModel) -> None:
    union = ox.Store()
    union.extend(ox.Quad(triple.subject, triple.predicate, triple.object) for triple in dataset.triples)
    assert [node.id for node in page_model(union).nodes] == [node.id for node in model.nodes]


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
