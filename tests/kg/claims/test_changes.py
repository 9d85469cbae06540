"""The difference between two builds as a graph, and the question that is asked of it."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.build.dataset import Dataset, write_dataset
from kg.cli import main

GONE = "lems_hasTest_pet-scan_underCondition-suspected-lung-tumor"


@pytest.mark.slow
def test_changes_can_be_asked_for(dataset: Dataset, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    changed = [
        ox.Quad(quad.subject, quad.predicate, ox.Literal("Being tired.", language="en"), quad.graph_name)
        if str(quad.object).startswith('"Tiredness')
        else quad
        for quad in dataset.quads
        if GONE not in str(quad.subject)
    ]
    assert len(changed) < len(dataset.quads)
    write_dataset(dataset, tmp_path / "old", only=["nq"])
    write_dataset(Dataset(tuple(changed), {}), tmp_path / "new", only=["nq"])
    assert main(["diff", str(tmp_path / "old"), str(tmp_path / "new"), "--format", "turtle"]) == 1
    (tmp_path / "changes.ttl").write_text(capsys.readouterr().out, encoding="utf-8")
    assert main(["query", "changes", "--data", str(tmp_path / "changes.ttl"), "--format", "csv"]) == 0
    header, *rows = capsys.readouterr().out.splitlines()
    assert header == "change,kind,words,record"
    assert len(rows) == 2
    assert rows[0].startswith(
        "removed,association,Tests in people with Lambert-Eaton myasthenic syndrome may include a PET scan"
    )
    assert rows[0].endswith(GONE)
    assert rows[1].startswith("changed,concept,")
    assert "Being tired." in rows[1]
