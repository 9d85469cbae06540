"""The build: the same everywhere, in every form, and nothing written when it fails."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg.build.dataset import Dataset, build_dataset, write_dataset
from kg.errors import DataError, InputError
from tests.kg.build.sources import EXTRA, lems
from tests.kg.cli.processes import BUILD


def test_no_blank_nodes(dataset: Dataset) -> None:
    for quad in dataset.quads:
        assert not isinstance(quad.subject, ox.BlankNode)
        assert not isinstance(quad.object, ox.BlankNode)


def test_no_triple_in_two_graphs(dataset: Dataset) -> None:
    assert len(set(dataset.triples)) == len(dataset.quads)


def digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


@pytest.mark.slow
def test_same_bytes_whatever_the_hash_seed(tmp_path: Path) -> None:
    results = []
    for seed in ("0", "12345"):
        folder = tmp_path / seed
        environment = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "TZ": "Asia/Tokyo" if seed == "0" else "UTC",
            "LC_ALL": "C",
        }
        command = [sys.executable, "-c", BUILD, "build", "-o", str(folder)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        results.append(digests(folder))
    assert results[0] == results[1]
    forms = {f"condition-kg.{form}" for form in ("trig", "ttl", "nq", "jsonld", "sssom.tsv", "html")}
    assert set(results[0]) == {*forms, "ontology.html"}


@pytest.mark.slow
def test_every_form_holds_the_same(dataset: Dataset, tmp_path: Path) -> None:
    write_dataset(dataset, tmp_path)
    quads = set(dataset.quads)
    for suffix, form in (("trig", ox.RdfFormat.TRIG), ("nq", ox.RdfFormat.N_QUADS), ("jsonld", ox.RdfFormat.JSON_LD)):
        assert set(ox.parse(path=tmp_path / f"condition-kg.{suffix}", format=form)) == quads, suffix
    union = set(ox.parse(path=tmp_path / "condition-kg.ttl", format=ox.RdfFormat.TURTLE))
    assert {quad.triple for quad in union} == set(dataset.triples)


@pytest.mark.slow
def test_rdflib_reads_the_turtle(dataset: Dataset, tmp_path: Path) -> None:
    write_dataset(dataset, tmp_path, only=["ttl"])
    assert len(rdflib.Graph().parse(tmp_path / "condition-kg.ttl")) == len(dataset.triples)


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


def test_nothing_is_lost_when_writing_fails(dataset: Dataset, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="cannot be written"):
        write_dataset(dataset, blocked / "sub")
    assert blocked.read_text(encoding="utf-8") == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_union_holds_each_triple_once() -> None:
    triple = ox.Triple(ox.NamedNode("http://e/x"), ox.NamedNode("http://e/p"), ox.NamedNode("http://e/y"))
    graphs = [ox.NamedNode(f"http://{base}/graph/direct") for base in "ab"]
    quads = [ox.Quad(triple.subject, triple.predicate, triple.object, graph) for graph in graphs]
    assert Dataset(tuple(quads)).triples == (triple,)
