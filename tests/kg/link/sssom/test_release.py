"""Files of mapping sets: the release file, and the canonical order."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from kg.cli import main
from kg.condition import read_condition
from kg.errors import DataError
from kg.link.sssom import COLUMNS, condition_sets, mapping_sets, read_mappings, set_findings
from kg.link.sssom.release import release_text, sort_mappings, sorted_text
from kg.sources import sources


def test_the_release_file_holds_every_row_once_and_in_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "condition-kg.sssom.tsv"
    assert main(["mappings", "--release", str(path)]) == 0
    assert capsys.readouterr().out == f"{path}: {sum(len(each.rows) for each in mapping_sets())} rows\n"
    text = path.read_text(encoding="utf-8")
    assert text == release_text(reversed(mapping_sets()))
    released = read_mappings(path)
    for slot in ("mapping_set_id", "mapping_set_title", "mapping_set_version", "license"):
        assert released.text(slot)
    rows = {tuple(row.values[column] for column in COLUMNS) for each in mapping_sets() for row in each.rows}
    assert {tuple(row.values[column] for column in COLUMNS) for row in released.rows} == rows
    assert len(released.rows) == len(rows)
    assert list(set_findings(released)) == []


def test_the_shipped_files_are_in_order() -> None:
    folder = Path(__file__).parents[4] / "kg" / "data" / "mappings"
    for path in folder.glob("*.tsv"):
        assert sorted_text(path) == path.read_text(encoding="utf-8")


def test_sorting_mends_order_and_doubles(tmp_path: Path) -> None:
    shipped = Path(__file__).parents[4] / "kg" / "data" / "mappings" / "positive.sssom.tsv"
    text = shipped.read_text(encoding="utf-8")
    *head, one, two, three, end = text.split("\n")
    path = tmp_path / "positive.sssom.tsv"
    path.write_text("\n".join([*head, three, one, two, one, end]), encoding="utf-8")
    assert sorted_text(path) == text


def test_sorting_writes_only_what_differs_and_nothing_when_a_file_is_malformed(tmp_path: Path) -> None:
    origin = sources()._replace(root=tmp_path, concepts=tmp_path / "concepts")
    shutil.copytree(sources().mappings, origin.mappings)
    negative = origin.mappings / "negative.sssom.tsv"
    text = negative.read_text(encoding="utf-8")
    *head, one, two, end = text.split("\n")
    negative.write_text("\n".join([*head, two, one, end]), encoding="utf-8")
    assert sort_mappings(origin) == [negative]
    assert negative.read_text(encoding="utf-8") == text
    assert sort_mappings(origin) == []
    negative.write_text("\n".join([*head, two, one, end]), encoding="utf-8")
    (origin.mappings / "none-found.sssom.tsv").write_text("no table", encoding="utf-8")
    with pytest.raises(DataError):
        sort_mappings(origin)
    assert negative.read_text(encoding="utf-8") != text


def test_a_licence_is_that_of_all_rows_or_told_by_rows(second: Path) -> None:
    (own,) = condition_sets(second / "mappings")
    ours = mapping_sets()[0]
    own = replace(own, metadata={"license": "https://creativecommons.org/licenses/by/4.0/"})
    conditions = [read_condition(second)]
    assert "#license: https://creativecommons.org/licenses/by/4.0/" in release_text([own], conditions)
    empty = replace(ours, rows=())
    assert release_text([empty, own], conditions) == release_text([own], conditions), "a set without rows says nothing"
    mixed = release_text([replace(ours, rows=ours.rows[:2]), own, replace(own, metadata={})], conditions)
    assert "#license" not in mixed
    assert "publicdomain/zero/1.0/ (2 rows)" in mixed
    assert f"licenses/by/4.0/ ({len(own.rows)} rows)" in mixed
    assert f"none given ({len(own.rows)} rows)" in mixed
