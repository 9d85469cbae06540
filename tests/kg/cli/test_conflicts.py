"""``kg conflicts``: all of them, those of one thing, or none."""

from __future__ import annotations

import json

import pytest

from kg.cli import main


@pytest.mark.slow
def test_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["conflicts", "vitiligo"]) == 0
    text = capsys.readouterr().out
    assert "56727007" in text
    assert "230688006" not in text
    assert main(["conflicts", "--format", "json"]) == 0
    records = json.loads(capsys.readouterr().out)
    assert {"snomed-ct-of-lems", "snomed-ct-of-vitiligo"} <= {r["id"].removeprefix("conflict:") for r in records}
    assert main(["conflicts", "cramps of the moon"]) == 2
    assert main(["conflicts", "albumin"]) == 0
    assert capsys.readouterr().out == "No conflict is recorded.\n"
