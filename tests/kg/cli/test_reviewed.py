"""Decisions that are named by a file or by the folder of a condition."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.cli.reviewed import decisions_in
from kg.errors import DataError, InputError
from kg.reading.decisions import decisions_text
from tests.kg.reading.decided import decision_on
from tests.kg.reading.entries import reading


def test_a_file_or_the_folder_that_holds_it(tmp_path: Path) -> None:
    path = tmp_path / "decisions.tsv"
    path.write_text(decisions_text([decision_on(reading().proposals[0], "accept")]), encoding="utf-8")
    assert decisions_in([str(path)]) == decisions_in([str(tmp_path)])
    assert len(decisions_in([str(path)])) == 1


def test_a_line_that_is_wrong_is_told(tmp_path: Path) -> None:
    path = tmp_path / "decisions.tsv"
    path.write_text(decisions_text([decision_on(reading().proposals[0], "accept", role="")]), encoding="utf-8")
    with pytest.raises(DataError, match=r"decisions\.tsv:2"):
        decisions_in([str(path)])
    with pytest.raises(InputError):
        decisions_in([str(tmp_path / "missing.tsv")])
