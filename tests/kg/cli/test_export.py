"""``kg export``: files, the list of what is left out, and errors that say what to do."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest

from kg.cli import main
from kg.export import FORMS
from kg.rdf.namespaces import ENTRY
from tests.conftest import Run

#: Data of somebody's, with one claim.
CLAIM = (
    "@prefix ck: <https://w3id.org/condition-kg/ontology#> .\n"
    "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
    '<http://e/claim> a ck:Association ; rdf:subject <http://e/a> ; rdf:predicate ck:isA ; rdf:object "=cmd|x" .\n'
)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.slow
def test_files_and_list_make_up_all_claims(form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    left = tmp_path / "left-out.json"
    assert main(["export", form, "-o", str(tmp_path / "out"), "--left-out", str(left), "--layer", "entry"]) == 0
    out, err = capsys.readouterr()
    assert sorted(Path(line) for line in out.splitlines()) == sorted((tmp_path / "out").iterdir())
    rows = json.loads(left.read_text(encoding="utf-8"))
    counts = re.search(r"^kg: (\d+) claims: (\d+) exported, (\d+) left out$", err, re.MULTILINE)
    assert counts
    total, exported, left_out = map(int, counts.groups())
    assert (total, len(rows)) == (exported + left_out, left_out)
    assert all(row["id"].startswith(ENTRY) and row["claim"] and row["reason"] for row in rows)


@pytest.mark.slow
def test_the_list_as_csv_and_tsv(tmp_path: Path) -> None:
    tables = []
    for suffix, delimiter in (("csv", ","), ("tsv", "\t")):
        path = tmp_path / f"left-out.{suffix}"
        assert main(["export", "kgx", "-o", str(tmp_path), "--left-out", str(path)]) == 0
        with path.open(encoding="utf-8", newline="") as file:
            tables.append(list(csv.reader(file, delimiter=delimiter)))
    assert tables[0] == tables[1]
    assert tables[0][0] == ["id", "claim", "reason"]


def test_own_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = tmp_path / "own.ttl"
    data.write_text(CLAIM, encoding="utf-8")
    assert main(["export", "csv", "-o", str(tmp_path), "--data", str(data)]) == 0
    assert "1 claims: 1 exported, 0 left out" in capsys.readouterr().err
    assert "'=cmd|x" in (tmp_path / "edges.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["out/edges.csv", "out/../out/edges.csv", "file/left-out.csv"])
def test_nothing_is_written_unless_all_can_be(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    (out / "edges.csv").write_text("before", encoding="utf-8")
    assert main(["export", "csv", "-o", str(out), "--left-out", str(tmp_path / name)]) == 2
    said = capsys.readouterr()
    assert not said.out
    assert re.fullmatch(r"kg: \S+: (is named for two outputs|cannot be written: .*)\. .*\n", said.err)
    assert [path.name for path in out.iterdir()] == ["edges.csv"]
    assert (out / "edges.csv").read_text(encoding="utf-8") == "before"


def test_kgx_tells_edges_from_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "kgx", "-o", str(tmp_path)]) == 0
    counts = re.search(
        r" (\d+) exported.*\n  (\d+) of the exported are edges, (\d+) are names", capsys.readouterr().err
    )
    assert counts
    held, edges, names = map(int, counts.groups())
    assert edges + names == held
    assert edges == len((tmp_path / "edges.tsv").read_text(encoding="utf-8").splitlines()) - 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["rdf12", "--ids", "mondo"], "--ids belongs to kgx, graphml, cytoscape and csv"),
        (["csv", "--jsonl"], "--jsonl belongs to kgx"),
        (["csv", "--ids", "nope"], "no concept has an exact term of a vocabulary 'nope'"),
        (["kgx", "--ids", "nope"], "no concept has an exact term of a vocabulary 'nope'"),
        (["kgx", "--layer", "nope"], "there is no layer 'nope'"),
        (["kgx", "--left-out", "x.xls"], "is no .tsv, .csv or .json"),
        (["kgx", "--data", "missing.ttl"], "missing.ttl: cannot be read"),
    ],
)
def test_errors(arguments: list[str], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "-o", str(tmp_path / "out"), *arguments]) == 2
    assert message in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_data_without_claims(tmp_path: Path, kg: Run) -> None:
    data = tmp_path / "other.ttl"
    data.write_text("<http://e/a> <http://e/b> <http://e/c> .", encoding="utf-8")
    status, out, err = kg("export", "csv", "-o", tmp_path / "out", "--data", data)
    assert (status, out) == (2, "")
    assert "other.ttl: no claims are there to export. An export is of claims (ck:Association)" in err
    assert not (tmp_path / "out").exists()


def test_a_form_that_can_hold_none_writes_the_list_alone(tmp_path: Path, kg: Run) -> None:
    data, left = tmp_path / "own.ttl", tmp_path / "left.tsv"
    data.write_text(CLAIM, encoding="utf-8")
    status, out, err = kg("export", "kgx", "-o", tmp_path / "out", "--data", data, "--left-out", left)
    assert (status, out) == (1, "")
    assert "kg: 1 claims: 0 exported, 1 left out: nothing is written but the list of them\n" in err
    assert left.read_text(encoding="utf-8").count("\n") == 2
    assert not (tmp_path / "out").exists()


def test_warnings_that_are_left_out_are_named(tmp_path: Path, kg: Run) -> None:
    _, _, err = kg("export", "kgx", "-o", tmp_path)
    (line,) = re.findall(r"^  warnings and doses left out: .*$", err, re.MULTILINE)
    assert re.search(r"\d+ “contraindicated in”, \d+ “has adverse effect”", line)
    status, _, err = kg("export", "csv", "-o", tmp_path)
    assert (status, "warnings" in err) == (0, False)


@pytest.mark.parametrize("form", FORMS)
def test_two_conditions(form: str, tmp_path: Path, kg: Run, both_file: Path) -> None:
    status, out, err = kg("export", form, "--data", both_file, "--condition", "polymyositis", "-o", tmp_path)
    assert status == 0, err
    assert "Lambert-Eaton" not in "".join(Path(line).read_text(encoding="utf-8") for line in out.splitlines())
