"""``kg sparql``: a query from anywhere, on any data."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.cli import main
from tests.conftest import Run
from tests.kg.cli.processes import command


def test_sparql_from_file_and_standard_input(tmp_path: Path) -> None:
    path = tmp_path / "q.rq"
    path.write_text("ASK { concept:lems a ck:Condition }", encoding="utf-8")
    assert command("sparql", f"@{path}").stdout == "true\n"
    assert command("sparql", "-", input=path.read_text(encoding="utf-8")).stdout == "true\n"


def test_other_data(kg: Run, tmp_path: Path) -> None:
    path = tmp_path / "data.ttl"
    path.write_text('<http://e/s> <http://e/p> "x"@en .', encoding="utf-8")
    assert kg("sparql", "SELECT ?o { ?s ?p ?o }", "--data", path, "--format", "csv")[1] == "o\r\nx\r\n"
    assert kg("associations", "--data", path, "--format", "json")[:2] == (0, "[]\n")


def test_an_endpoint_takes_no_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.ttl"
    path.write_text("<http://x/a> <http://x/p> 1 .", encoding="utf-8")
    assert main(["sparql", "ASK { ?s ?p ?o }", "--endpoint", "http://localhost:1", "--add", str(path)]) == 2
    assert "--add" in capsys.readouterr().err
