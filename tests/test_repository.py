"""What holds for the repository as a whole."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

import kg
from kg.rdf.namespaces import BASE, PREFIXES
from kg.version import DATA_VERSION, __version__

ROOT = Path(__file__).resolve().parent.parent
TOP = {"kg", "ontology", "queries", "visualize", "tests", "pyproject.toml", "Makefile"}
TOP |= {"package.json", "tsconfig.json", "eslint.config.js"}
USUAL = re.compile(r"\.|README|LICENSE|CHANGELOG|CONTRIBUTING|CITATION|package\.json|tsconfig\.json|eslint\.config\.js")


def tracked() -> list[Path]:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if done.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in done.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


def text_of(path: Path) -> str:
    data = path.read_bytes()
    return "" if b"\0" in data[:4096] else data.decode("utf-8")


def squash(text: str) -> list[str]:
    return re.sub(r"\W+", " ", text).lower().split()


def grams_of(entry: Path) -> set[str]:
    """Every ten words in a row of the entry, line by line, without its literature and its reviewers."""
    lines = entry.read_text(encoding="utf-8").splitlines()
    texts = [squash(line) for line in lines if " In: " not in line and not line.startswith("Reviewed By")]
    return {" ".join(words[at : at + 10]) for words in texts for at in range(len(words) - 9)}


def test_no_ten_words_of_the_entry_in_a_row(entry_path: Path) -> None:
    """Literature and reviewers apart: bibliographic facts are free."""
    grams = grams_of(entry_path)
    for path in tracked():
        there = squash(text_of(path))
        found = [gram for at in range(len(there) - 9) if (gram := " ".join(there[at : at + 10])) in grams]
        assert not found, f"{path.relative_to(ROOT)}: {found[:1]}"


@pytest.mark.slow
def test_no_ten_words_of_the_entry_in_what_is_built(
    entry_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kg.cli import main

    monkeypatch.setattr("kg.build.validate.validate_dataset", lambda _: [])  # slow, and tested by itself
    grams = grams_of(entry_path)
    assert main(["build", "-o", str(tmp_path)]) == 0
    for path in tmp_path.iterdir():
        there = squash(path.read_text(encoding="utf-8"))
        assert not [gram for at in range(len(there) - 9) if (gram := " ".join(there[at : at + 10])) in grams], path.name


def test_top_level_holds_the_fixed_folders_and_the_usual_files() -> None:
    names = {path.relative_to(ROOT).parts[0] for path in tracked()}
    assert {name for name in names - TOP if not USUAL.match(name)} == set()


def test_no_machine_paths_and_no_large_files() -> None:
    machine = re.compile(r"/(?:home|root|Users|work)/\w+/")
    for path in tracked():
        assert path.stat().st_size < 1_000_000, path
        assert not machine.search(text_of(path)), path


@pytest.mark.parametrize("folder", ["kg", "ontology", "queries"])
def test_prefixes_mean_the_same_everywhere(folder: str) -> None:
    own = {"shapes": BASE + "shapes#"}  # of the shapes, which are no part of the graph
    for path in [*(ROOT / folder).rglob("*.ttl"), *(ROOT / folder).rglob("*.rq")]:
        for name, space in re.findall(r"(?im)^@?prefix\s+([\w.-]*):\s*<([^>]*)>", text_of(path)):
            assert (PREFIXES | own).get(name) == space, f"{path.name}: {name}"


def test_iris_of_ours_stand_only_in_the_namespaces() -> None:
    for path in [*(ROOT / "kg").rglob("*.py"), *(ROOT / "visualize").rglob("*.py")]:
        if path.name != "namespaces.py":
            assert BASE not in text_of(path), path


def test_every_module_has_a_docstring_and_all_and_is_short() -> None:
    for path in [*(ROOT / "kg").rglob("*.py"), *(ROOT / "visualize").rglob("*.py")]:
        text = text_of(path)
        assert text.startswith(('"""', 'r"""')), path
        assert "__all__" in text or path.name in ("__main__.py", "build_hook.py"), path
        assert text.count("\n") <= 400, path


def test_exported_names_exist() -> None:
    assert all(hasattr(kg, name) for name in kg.__all__)


def test_versions_agree() -> None:
    assert f"## {__version__} — data {DATA_VERSION}" in text_of(ROOT / "CHANGELOG.md")
    assert f"version: {__version__}\n" in text_of(ROOT / "CITATION.cff")
