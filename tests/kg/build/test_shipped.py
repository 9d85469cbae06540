"""The shipped graph in a checkout: built when first asked for, found again, and nothing written beside the sources."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.build import shipped
from kg.build.dataset import Dataset
from kg.build.shipped import _kept, load_shipped, shipped_file, sources_digest
from kg.errors import InputError
from kg.files import cache_folder
from kg.sources import Sources, sources


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "condition-kg" / "shipped"


@pytest.fixture
def little(monkeypatch: pytest.MonkeyPatch) -> tuple[ox.Quad, ...]:
    """What is built in place of the graph, where a test is not of what is built but of where it is kept."""
    quads = tuple(
        ox.Quad(ox.NamedNode(f"urn:{number}"), ox.NamedNode("urn:p"), ox.Literal("x"), ox.NamedNode("urn:g"))
        for number in range(3)
    )
    monkeypatch.setattr(shipped, "build_shipped", lambda _=None: quads)
    return quads


@pytest.fixture
def copied(tmp_path: Path) -> Sources:
    """The sources of the data in a place of their own."""
    origin = sources()
    shutil.copytree(origin.concepts.parent, tmp_path / "data")
    return origin._replace(concepts=tmp_path / "data" / "concepts", conditions=tmp_path / "data" / "conditions")


@pytest.mark.slow
def test_it_is_built_once(cache: Path, whole: Dataset) -> None:
    path = shipped_file()
    assert path.is_relative_to(cache)
    assert set(ox.parse(path=path, format=ox.RdfFormat.N_QUADS)) == {*whole.quads}
    os.utime(path, ns=(0, 0))
    assert shipped_file() == path
    assert path.stat().st_mtime_ns == 0
    assert len(load_shipped()) == path.read_text(encoding="utf-8").count("\n")


@pytest.mark.usefixtures("little")
def test_a_source_that_was_only_touched_is_no_other_graph(cache: Path, copied: Sources) -> None:
    first = _kept(copied)
    os.utime(copied.conditions / "lems" / "causes.ttl", (1, 1))
    assert _kept(copied) == first
    (copied.conditions / "lems" / "causes.ttl").write_text("# nothing\n", encoding="utf-8")
    assert _kept(copied) != first
    assert len(list(cache.glob("*/*.nq"))) == 2


def test_it_is_another_when_a_source_is_changed_or_taken_away(copied: Sources) -> None:
    states = [sources_digest(copied)]
    (copied.conditions / "lems" / "causes.ttl").unlink()
    states.append(sources_digest(copied))
    with (copied.mappings / "positive.sssom.tsv").open("a", encoding="utf-8") as file:
        file.write("\n")
    states.append(sources_digest(copied))
    assert len(set(states)) == 3


def test_a_cache_that_cannot_be_written_is_no_error(cache: Path, little: tuple[ox.Quad, ...]) -> None:
    cache.parent.parent.write_text("a file, no folder", encoding="utf-8")
    assert set(load_shipped()) == {*little}
    with pytest.raises(InputError, match="cannot be kept"):
        shipped_file()


@pytest.mark.slow
def test_a_library_call_prints_nothing_and_writes_nothing_into_the_checkout(cache: Path) -> None:
    root = sources().root
    assert root

    def files() -> set[Path]:
        made_by_tests = {"__pycache__", ".hypothesis", ".pytest_cache"}
        return {path for path in root.rglob("*") if not made_by_tests & {*path.parts}}

    before = files()
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache.parent.parent)}
    command = [sys.executable, "-c", "import kg; kg.load()"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert files() == before


@pytest.mark.usefixtures("little")
def test_old_graphs_go(cache: Path) -> None:
    for number in range(5):
        folder = cache / str(number)
        folder.mkdir(parents=True)
        (folder / "condition-kg.nq").touch()
        os.utime(folder, (number, number))
    path = shipped_file()
    assert sorted(path.parent.name for path in cache.glob("*/*.nq")) == sorted(["3", "4", path.parent.name])


def test_what_belongs_to_a_condition_is_watched(copied: Sources) -> None:
    states = [sources_digest(copied)]
    for name in ("concepts/own.ttl", "mappings/positive.sssom.tsv"):
        path = copied.conditions / "lems" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("# new\n", encoding="utf-8")
        states.append(sources_digest(copied))
    assert len(set(states)) == 3


def test_no_home_folder_is_no_error(monkeypatch: pytest.MonkeyPatch, little: tuple[ox.Quad, ...]) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(Path, "home", lambda: (_ for _ in ()).throw(RuntimeError("no home")))
    assert cache_folder() is None
    assert _kept(sources()) is None
    assert set(load_shipped()) == {*little}
    with pytest.raises(InputError, match="cannot be kept"):
        shipped_file()


def test_a_malformed_source_is_told_as_such(cache: Path, copied: Sources) -> None:
    (copied.conditions / "lems" / "causes.ttl").write_text("no turtle", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        shipped_file(copied)
    assert "causes.ttl" in caught.value.where
    assert not cache.exists()
