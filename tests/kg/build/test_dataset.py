"""The build: the same everywhere, in every form, and nothing written when it fails."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg.build.dataset import Dataset, build_dataset, dataset_files, with_mapping_sets, write_dataset
from kg.errors import DataError, InputError
from kg.link.set_graph import set_quads
from kg.link.sssom import read_mappings
from kg.link.sssom.release import release_text
from kg.rdf.index import node
from kg.rdf.namespaces import BASE, GRAPH
from tests.kg.build.sources import EXTRA, lems
from visualize.pages.vocabulary import vocabulary_html


def test_no_blank_nodes(whole: Dataset) -> None:
    for quad in whole.quads:
        assert not isinstance(quad.subject, ox.BlankNode)
        assert not isinstance(quad.object, ox.BlankNode)


def test_no_triple_in_two_graphs(whole: Dataset) -> None:
    assert len(set(whole.triples)) == len(whole.quads)


@pytest.mark.slow
def test_same_bytes_whatever_the_hash_seed(whole: Dataset, built_folder: Path, tmp_path: Path) -> None:
    """As in this process, whose seed, zone and locale are others; of its page, :mod:`test_render` tells."""
    written = {output.path.name: output.text for output in dataset_files(whole, tmp_path)}
    written["condition-kg.sssom.tsv"] = release_text(whole.mappings, whole.conditions)
    written["ontology.html"] = vocabulary_html(home="condition-kg.html")
    assert {path.name for path in built_folder.iterdir()} == {*written, "condition-kg.html"}
    assert len(written) == 6
    for name, text in written.items():
        assert (built_folder / name).read_bytes() == text.encode(), name


@pytest.mark.slow
def test_every_form_holds_the_same(whole: Dataset, built_folder: Path) -> None:
    quads = set(whole.quads)
    for suffix, form in (("trig", ox.RdfFormat.TRIG), ("nq", ox.RdfFormat.N_QUADS), ("jsonld", ox.RdfFormat.JSON_LD)):
        assert set(ox.parse(path=built_folder / f"condition-kg.{suffix}", format=form)) == quads, suffix
    union = set(ox.parse(path=built_folder / "condition-kg.ttl", format=ox.RdfFormat.TURTLE))
    assert {quad.triple for quad in union} == set(whole.triples)


@pytest.mark.slow
def test_rdflib_reads_the_turtle(dataset: Dataset, tmp_path: Path) -> None:
    (written,) = write_dataset(dataset, tmp_path, only=["ttl"])
    assert len(rdflib.Graph().parse(written.path)) == len(dataset.triples)


def test_a_misnamed_association_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "extra.ttl"
    path.write_text(
        EXTRA + "adam:wrong a ck:Association ; rdf:subject concept:lems ; rdf:predicate ck:hasTest ; "
        "rdf:object concept:mri ; ck:population concept:children .",
        encoding="utf-8",
    )
    with pytest.raises(DataError, match="lems_hasTest_mri_population-children") as caught:
        build_dataset([lems().with_files([path])])
    assert caught.value.where.endswith("extra.ttl:5")


def test_nothing_is_lost_when_writing_fails(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="cannot be written"):
        write_dataset(Dataset(()), blocked / "sub")
    assert blocked.read_text(encoding="utf-8") == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_union_holds_each_triple_once() -> None:
    triple = ox.Triple(ox.NamedNode("http://e/x"), ox.NamedNode("http://e/p"), ox.NamedNode("http://e/y"))
    graphs = [ox.NamedNode(f"http://{base}/graph/direct") for base in "ab"]
    quads = [ox.Quad(triple.subject, triple.predicate, triple.object, graph) for graph in graphs]
    assert Dataset(tuple(quads)).triples == (triple,)


def test_sets_of_others_are_parts_with_their_licence(dataset: Dataset) -> None:
    (path,) = (Path(__file__).parents[2] / "data" / "linking").glob("17-*")
    theirs = read_mappings(path)
    made = with_mapping_sets(dataset, [theirs])
    whole, graph = ox.NamedNode(BASE), ox.NamedNode("https://clinic.example/terms/map")
    said = ox.Quad(whole, node("void:subset"), graph, ox.NamedNode(GRAPH + "catalog"))
    assert set(made.quads) - set(dataset.quads) == {*set_quads(theirs), said}, "its licence is one of ours, too"
    assert release_text(made.mappings) == release_text(dataset.mappings), "what we release is ours"
