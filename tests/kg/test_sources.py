"""Where the sources lie, in a checkout and in an installed package, and in which order they are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import sources as finding
from kg.sources import Sources, sources


def test_in_a_checkout_everything_is_there() -> None:
    found = sources()
    assert found.root == Path(finding.__file__).resolve().parents[1]
    for path in (found.vocabulary, found.shapes, found.alignments, found.layers):
        assert path.is_file(), path
    for folder in (found.queries, found.concepts, found.conditions, found.terms, found.mappings):
        assert any(folder.iterdir()), folder


def test_data_files_are_each_named_once_in_a_fixed_order() -> None:
    files = sources().data_files
    assert len(set(files)) == len(files) > 20
    assert files == sources().data_files
    assert files[:2] == (sources().vocabulary, sources().layers)
    data = sources().concepts.parent
    assert set(files) >= set(data.rglob("*.ttl")), "no file of the data is forgotten"


def test_shapes_are_not_kept_in_canonical_form_and_alignments_are() -> None:
    found = sources()
    assert found.alignments in found.canonical_files
    assert found.shapes not in found.canonical_files
    assert set(found.data_files) < set(found.canonical_files)


def test_a_file_is_named_as_people_know_it() -> None:
    found = sources()
    assert found.name(found.vocabulary) == "ontology/condition-kg.ttl"
    assert found.name(Path("/elsewhere/x.ttl")) == "/elsewhere/x.ttl"


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sources:
    """As an installed package lies: vocabulary and queries inside it, and no checkout around it."""
    package = tmp_path / "site-packages" / "kg"
    for name in ("ontology", "queries", "data/concepts", "data/conditions"):
        (package / name).mkdir(parents=True)
    monkeypatch.setattr(finding, "_PACKAGE", package)
    return sources()


def test_in_a_package_they_lie_inside_it(installed: Sources, tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "kg"
    assert installed.root is None
    assert (installed.ontology, installed.queries) == (package / "ontology", package / "queries")
    assert installed.mappings == package / "data" / "mappings"
    assert installed.name(installed.vocabulary) == "ontology/condition-kg.ttl"
    assert installed.alignments not in installed.canonical_files, "it is not there"
