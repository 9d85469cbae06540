"""The README is run: its commands print what it shows, its queries give rows."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.query.library import load_query, queries
from kg.query.sparql import evaluate

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def sessions() -> list[tuple[str, str]]:
    """Each command of the console blocks with the output that follows it."""
    found = []
    for block in re.findall(r"^```console\n(.*?)^```$", README, re.MULTILINE | re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            found.append((command, output))
    return found


@pytest.mark.parametrize(("command", "output"), sessions(), ids=lambda text: text[:40])
def test_commands_print_what_the_readme_shows(
    command: str, output: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if "entry.txt" in command:
        (tmp_path / "entry.txt").symlink_to(request.getfixturevalue("entry_path"))
    program, *arguments = shlex.split(command)
    assert program == "kg"
    done = subprocess.run(
        [sys.executable, "-m", "kg.cli", *arguments],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == output
    assert done.returncode == 0


@pytest.mark.parametrize("program", re.findall(r"^```python\n(.*?)^```$", README, re.MULTILINE | re.DOTALL))
def test_python_runs_without_a_warning(program: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "small cell lung cancer  may       cancer" in done.stdout
    assert "Lambert-Eaton myasthenic syndrome may occur with vitiligo" in done.stdout


def test_there_is_python() -> None:
    assert "```python" in README


def test_there_are_at_least_three_sessions() -> None:
    assert len(sessions()) >= 3


@pytest.mark.parametrize("query", re.findall(r"^```sparql\n(.*?)^```$", README, re.MULTILINE | re.DOTALL))
def test_query_patterns_give_rows(query: str, store: ox.Store) -> None:
    solutions = evaluate(store, query)
    assert isinstance(solutions, ox.QuerySolutions)
    assert list(solutions)


def test_there_are_six_patterns() -> None:
    assert len(re.findall(r"^```sparql$", README, re.MULTILINE)) == 6


def test_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", README):
        assert (ROOT / target).exists(), target


def test_make_targets_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"\bmake (\w+)\b(?=`|\s+#)", README):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_folders_of_queries_are_described() -> None:
    readme = (ROOT / "queries" / "README.md").read_text(encoding="utf-8")
    assert all(f"`{folder}/`" in readme for folder in {query.folder for query in queries()})


def test_the_header_shown_is_that_of_the_file() -> None:
    readme = (ROOT / "queries" / "README.md").read_text(encoding="utf-8")
    shown = re.search(r"^```sparql\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    assert shown
    assert load_query(ROOT / "queries" / "competency" / "symptoms.rq").text.startswith(shown[1])


def test_the_association_shown_is_that_of_the_data() -> None:
    folder = ROOT / "kg" / "data" / "conditions" / "lems"
    shown = re.search(r"^```turtle\n(.*?)^```$", (folder / "README.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert shown
    assert any(shown[1] in path.read_text(encoding="utf-8") for path in folder.glob("*.ttl"))
