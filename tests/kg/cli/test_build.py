"""``kg build``: nothing half-written, whatever happens."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.cli import main
from kg.rdf.index import node
from tests.kg.cli.processes import BUILD, command


def test_no_folder_is_left_that_cannot_be_used(tmp_path: Path) -> None:
    assert command("build", "--ids", "nonsense", "-o", tmp_path / "new").returncode == 2
    assert not (tmp_path / "new").exists()


@pytest.mark.slow
def test_building_into_a_closed_pipe_loses_nothing(tmp_path: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-c", BUILD, "build", "-o", str(tmp_path)]
    done = subprocess.run(command, stdout=writer, check=False)
    os.close(writer)
    assert done.returncode == 0
    assert (tmp_path / "condition-kg.html").is_file()


@pytest.mark.slow
def test_kg_build(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.build.validate.validate_dataset", lambda _: [])  # slow, and tested by itself
    assert main(["build", "--ids", "mondo", "-o", str(tmp_path)]) == 0
    store = ox.Store()
    store.bulk_load(path=tmp_path / "condition-kg.nq", format=ox.RdfFormat.N_QUADS)
    assert list(store.quads_for_pattern(node("MONDO:0018556"), node("ck:hasTreatment"), None, None))
    assert (tmp_path / "condition-kg.html").is_file()
    assert main(["build", "--ids", "nope", "-o", str(tmp_path / "other")]) == 2
    assert "no concept has an exact term of a vocabulary 'nope'" in capsys.readouterr().err
    assert not (tmp_path / "other").exists()
    with pytest.raises(SystemExit):
        main(["build", "--ids", "mondo,,hp", "-o", str(tmp_path / "other")])
