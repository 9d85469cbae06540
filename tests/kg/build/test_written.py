"""What is written in the sources, and where."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.build.dataset import build_dataset
from kg.build.written import Written, read_written
from kg.condition import read_condition
from kg.errors import DataError, InputError
from kg.rdf.namespaces import GRAPH, expand
from kg.sources import sources
from tests.kg.build.sources import EXTRA, lems


def test_a_blank_node_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "extra.ttl"
    path.write_text(EXTRA + "[] a ck:Association .", encoding="utf-8")
    with pytest.raises(DataError, match="blank node"):
        build_dataset([lems().with_files([path])])


@pytest.fixture(scope="module")
def written() -> Written:
    return read_written(sources(), [lems()])


def test_every_subject_has_the_place_where_it_is_written(written: Written) -> None:
    subjects = {triple.subject.value for triples in written.graphs.values() for triple in triples}  # type: ignore[union-attr]
    assert {expand("concept:lems"), expand("gap:medicines"), expand("ck:hasTest")} <= set(written.places)
    direct = {row.iri("subject_id") for each in written.mappings for row in each.rows}
    assert subjects - set(written.places) <= direct
    name, _, line = written.places[expand("gap:medicines")].rpartition(":")
    text = (sources().root or Path()) / name
    assert text.read_text(encoding="utf-8").splitlines()[int(line) - 1].startswith("gap:medicines ")


def test_each_file_goes_into_its_graph(written: Written) -> None:
    assert {"concepts", "ontology", "catalog", "mappings"} <= {
        graph.value.removeprefix(GRAPH) for graph in written.graphs
    }
    assert written.layers[0].value == expand("layer:adam-000710")
    assert len(set(written.layers)) == len(written.layers)
    assert all(written.graphs[layer] for layer in written.layers)


def test_of_what_is_shared_others_get_what_they_refer_to(written: Written, second: Path) -> None:
    theirs = read_written(sources(), [read_condition(second)])
    concepts = {triple.subject.value for triple in theirs.graphs[ox.NamedNode(GRAPH + "concepts")]}  # type: ignore[union-attr]
    assert expand("concept:muscle-weakness") in concepts
    assert expand("concept:lems") not in concepts
    rows = [row for each in theirs.mappings if each.name == "positive" for row in each.rows]
    assert 0 < len(rows) < sum(len(each.rows) for each in written.mappings)
    assert not [row for row in rows if row["subject_id"] == "concept:lems"]


def test_a_malformed_file_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "extra.ttl"
    path.write_text(EXTRA + "adam:x a nonsense .", encoding="utf-8")
    with pytest.raises(InputError, match=r"extra\.ttl:5"):
        read_written(sources(), [lems().with_files([path])])
