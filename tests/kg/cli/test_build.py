"""``kg build``: nothing half-written, whatever happens."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.rdf.index import node
from tests.conftest import Run
from tests.kg.cli.processes import BUILD


def test_no_folder_is_left_that_cannot_be_used(kg: Run, second: Path, tmp_path: Path) -> None:
    assert kg("build", second, "--ids", "nonsense", "-o", tmp_path / "new")[0] == 2
    assert not (tmp_path / "new").exists()


@pytest.mark.slow
def test_building_into_a_closed_pipe_loses_nothing(second: Path, tmp_path: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-c", BUILD, "build", str(second), "-o", str(tmp_path)]
    done = subprocess.run(command, stdout=writer, check=False)
    os.close(writer)
    assert done.returncode == 0
    assert (tmp_path / "condition-kg.html").is_file()


@pytest.mark.slow
def test_identifiers_of_choice(kg: Run, second: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.build.validate.validate_dataset", lambda _: [])  # slow, and tested by itself
    assert kg("build", second, "--ids", "mondo", "-o", tmp_path)[0] == 0
    store = ox.Store()
    store.bulk_load(path=tmp_path / "condition-kg.nq", format=ox.RdfFormat.N_QUADS)
    assert list(store.quads_for_pattern(node("MONDO:0019127"), node("ck:hasTreatment"), None, None))
    assert (tmp_path / "condition-kg.html").is_file()
    status, _, err = kg("build", second, "--ids", "nope", "-o", tmp_path / "other")
    assert status == 2
    assert "no concept has an exact term of a vocabulary 'nope'" in err
    assert not (tmp_path / "other").exists()
    assert kg("build", second, "--ids", "mondo,,hp", "-o", tmp_path / "other")[0] == 2


@pytest.mark.slow
def test_an_output_that_cannot_be_written_leaves_the_others_alone(kg: Run, second: Path, tmp_path: Path) -> None:
    (tmp_path / "ontology.html").mkdir()
    status, out, err = kg("build", second, "-o", tmp_path)
    assert (status, out) == (2, "")
    assert "ontology.html" in err
    assert [path.name for path in tmp_path.iterdir()] == ["ontology.html"]


@pytest.mark.slow
def test_a_folder_may_be_named_in_two_ways(kg: Run, second: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(second, tmp_path / "polymyositis"))
    status, _, err = kg("build", folder, os.path.relpath(folder), "-o", tmp_path / "out")
    assert (status, err) == (0, "")
    assert kg("validate", folder, os.path.relpath(folder))[0] == 0
    claims = folder / "claims.ttl"
    assert kg("validate", claims, os.path.relpath(claims), claims)[0] == 0
