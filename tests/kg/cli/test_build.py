"""``kg build``: all files or none."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from tests.conftest import Run


def test_an_output_that_cannot_be_written_leaves_the_others_alone(kg: Run, second: Path, tmp_path: Path) -> None:
    (tmp_path / "ontology.html").mkdir()
    status, out, err = kg("build", second, "-o", tmp_path)
    assert (status, out) == (2, "")
    assert "ontology.html" in err
    assert [path.name for path in tmp_path.iterdir()] == ["ontology.html"]


def test_a_folder_may_be_named_in_two_ways(kg: Run, second: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(second, tmp_path / "polymyositis"))
    status, _, err = kg("build", folder, os.path.relpath(folder), "-o", tmp_path / "out")
    assert (status, err) == (0, "")
    assert kg("validate", folder, os.path.relpath(folder))[0] == 0
    claims = folder / "claims.ttl"
    assert kg("validate", claims, os.path.relpath(claims), claims)[0] == 0
