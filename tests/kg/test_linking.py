"""Documents are linked from Python, in one process or on a cluster of Dask."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest

import kg
from kg.errors import InputError
from kg.link.match.rows import COLUMNS

OWN = b"""@prefix : <http://e.org/own/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
:1 a owl:Class ; rdfs:label "Cyst, renal" . :2 a owl:Class ; rdfs:label "myopia" .
"""
OTHER = OWN.replace(b"/own/", b"/other/").replace(b"Cyst, renal", b"renal cysts").replace(b"myopia", b"asthma")


def test_rows_are_those_of_the_command() -> None:
    found = kg.link_terms(OWN, OTHER)
    assert found.columns == COLUMNS
    (row,) = found
    assert (row["subject_id"], row["object_id"], row["predicate_id"]) == ("own:1", "other:1", "skos:exactMatch")
    assert isinstance(row["confidence"], float)


def test_a_witness_is_read_and_a_number_is_checked() -> None:
    found = kg.link_terms(OWN, OTHER, witnesses=[OTHER])
    assert [row["object_id"] for row in found] == ["other:1"]
    with pytest.raises(InputError, match="threshold: 2 is not from 0 to 1"):
        kg.link_terms(OWN, OTHER, threshold=2)
    with pytest.raises(InputError):
        kg.link_terms(OWN, b"")


@pytest.mark.slow
def test_our_concepts_are_linked(tmp_path: Path) -> None:
    path = tmp_path / "own.ttl"
    path.write_bytes(OTHER.replace(b"asthma", b"Eaton-Lambert syndrome"))
    assert [row["subject_id"] for row in kg.load().link(path)] == ["concept:lems"]


@pytest.mark.slow
def test_vocabularies_are_linked_on_a_cluster(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    paths = [tmp_path / name for name in ("own.ttl", "other.ttl")]
    for path, data in zip(paths, (OWN, OTHER), strict=True):
        path.write_bytes(data)
    with (
        warnings.catch_warnings(),
        distributed.LocalCluster(
            n_workers=1, threads_per_worker=2, processes=False, dashboard_address="127.0.0.1:0"
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        warnings.simplefilter("ignore")  # of Dask about its own
        tasks = client.map(lambda path: kg.link_terms(str(paths[0]), str(path), jobs=1), [paths[1], paths[1]])
        assert [[row["object_id"] for row in rows] for rows in client.gather(tasks)] == [["other:1"]] * 2
