"""Documents that users bring in place of RDF, known by their content."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kg.link.documents import as_rdf
from kg.link.set_graph import set_quads
from kg.link.sssom import read_mappings
from kg.rdf.load import read_quads
from kg.sources import sources

OWN = sources().mappings / "positive.sssom.tsv"
OBO = b"format-version: 1.2\nontology: x\n\n[Term]\nid: X:1\nname: lung\n"


def test_a_mapping_set_is_known_by_its_content(tmp_path: Path) -> None:
    renamed = tmp_path / "whatever.txt"
    renamed.write_bytes(OWN.read_bytes())
    assert len(list(read_quads([as_rdf(renamed)]))) == len(set_quads(read_mappings(OWN)))


def test_a_vocabulary_is_known_by_its_content(tmp_path: Path) -> None:
    renamed = tmp_path / "whatever.txt"
    renamed.write_bytes(OBO)
    assert ox.Literal("lung") in {quad.object for quad in read_quads([as_rdf(renamed)])}


def test_other_documents_are_left_alone(tmp_path: Path) -> None:
    assert as_rdf(b"<http://e/s> <http://e/p> 1 .").open().read() == b"<http://e/s> <http://e/p> 1 ."
    assert as_rdf(str(tmp_path)).is_folder
