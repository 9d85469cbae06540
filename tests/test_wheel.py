"""Wheel and sdist: what is in them, and that they run outside the checkout."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the sdist, as an index would have it."""
    folder = tmp_path_factory.mktemp("dist")
    done = subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(list(folder.glob("*.tar.gz"))) == 1
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(folder), str(wheel)]
    subprocess.run(command, check=True, capture_output=True)
    return folder


def run(installed: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kg.cli", *arguments],
        cwd=installed.parent,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_what_the_wheel_holds(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"kg", "visualize"}
    for wanted in (
        "kg/built/condition-kg.nq",
        "kg/ontology/condition-kg.ttl",
        "kg/ontology/shapes.ttl",
        "kg/queries/competency/symptoms.rq",
        "kg/data/conditions/lems/gaps.ttl",
        "kg/data/concepts/conditions.ttl",
        "kg/data/layers.ttl",
        "kg/data/linking/model.json.gz",
        "kg/py.typed",
        "visualize/templates/page.html",
        "visualize/templates/resource.html",
        "visualize/templates/vocabulary.html",
        "visualize/templates/js/vocabulary/main.js",
        "visualize/templates/css/colours.css",
        "visualize/positions/lems.json",
    ):
        assert wanted in names
    assert not [name for name in names if "build_hook" in name or "/match/train/" in name or name.endswith(".pyc")]


def test_the_wheel_is_without_the_program_that_makes_the_committed_positions(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    modules = [name for name in archive.namelist() if name.startswith("visualize/layout/")]
    left_out = {"__main__", "anneal", "arrange"}
    written = {path.stem for path in (ROOT / "visualize" / "layout").glob("*.py")}
    assert left_out <= written
    assert {Path(name).stem for name in modules} == written - left_out
    for name in archive.namelist():
        if name.endswith(".py"):
            imported = re.findall(
                r"^\s*from visualize\.layout\.(\w+) import", archive.read(name).decode(), re.MULTILINE
            )
            assert left_out.isdisjoint(imported), name


def test_the_packed_graph_is_that_of_the_sources(wheel: Path, built_folder: Path) -> None:
    assert zipfile.ZipFile(wheel).read("kg/built/condition-kg.nq") == (built_folder / "condition-kg.nq").read_bytes()


def test_it_runs_outside_the_checkout(installed: Path) -> None:
    where = subprocess.run(
        [sys.executable, "-c", "import kg; print(kg.__file__)"],
        cwd=installed.parent,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert where.stdout.startswith(str(installed))
    answer = run(installed, "query", "associated-conditions", "--format", "csv")
    assert (answer.returncode, answer.stderr.partition(";")[0]) == (0, "kg: about concept:lems")
    assert "vitiligo,may,autoimmune disorder,loss of skin pigment,695,794" in answer.stdout


def test_it_builds_outside_the_checkout(installed: Path, tmp_path: Path) -> None:
    built = run(installed, "build", "-o", str(tmp_path))
    assert (built.returncode, built.stderr) == (0, "")
    assert (tmp_path / "condition-kg.nq").read_bytes() == (installed / "kg" / "built" / "condition-kg.nq").read_bytes()
    assert (tmp_path / "condition-kg.html").stat().st_size > 100_000  # and what is not valid is not written
