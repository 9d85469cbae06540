"""``kg mappings``: the list, the checks, and the release file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.cli import main
from kg.link.sssom import (
    mapping_sets,
)
from tests.kg.ontology_file import OBO_HEAD


@pytest.mark.slow
def test_listing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mappings", "lems", "--set", "positive", "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {row["subject_id"] for row in rows} == {"concept:lems"}
    assert "MONDO:0018556" in {row["object_id"] for row in rows if row["predicate_id"] == "skos:exactMatch"}
    assert main(["mappings", "--validate"]) == 0
    assert main(["mappings", "nonsense"]) == 2


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    terms = {
        row["object_id"]: row["object_label"]
        for each in mapping_sets()
        for row in each.rows
        if row["object_id"].startswith("MONDO:")
    }
    stanzas = "".join(f"\n[Term]\nid: {curie}\nname: {label}\n" for curie, label in sorted(terms.items()))
    path = tmp_path / "mondo.obo"
    path.write_text(OBO_HEAD + stanzas, encoding="utf-8")
    assert main(["mappings", "--check", str(path)]) == 0
    out = capsys.readouterr().out
    assert f"{path} (mondo 2024-02-03): " in out
    assert out.endswith("kg/data/mappings: no findings\n")
    path.write_text(OBO_HEAD + stanzas.replace("name: Lambert-Eaton", "name: Lambert\x1b-Eaton"), encoding="utf-8")
    assert main(["mappings", "--check", str(path)]) == 1
    out = capsys.readouterr().out
    assert "kg/data/mappings/positive.sssom.tsv:" in out
    assert "\\x1b" in out
    assert "\x1b" not in out
    assert main(["mappings", "--check", str(tmp_path / "none.obo")]) == 2
