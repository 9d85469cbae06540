"""Which files are entries, and what each is called."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.rdf.namespaces import EXAMPLE_BASE, RIGHTS_NOT_EVALUATED
from kg.reading.folder import entry_files, extract_all
from tests.kg.reading.entries import TEXT


def test_files_of_a_folder(tmp_path: Path) -> None:
    for name in ("b.txt", "A b.html", "c.pdf"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert list(entry_files([str(tmp_path)])) == ["a-b", "b"]


def test_an_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no text"):
        entry_files([str(tmp_path)])


def test_many_are_read_by_several_processes(tmp_path: Path) -> None:
    for number in range(17):
        (tmp_path / f"{number}.txt").write_text(TEXT if number else "", encoding="utf-8")
    found = list(extract_all(entry_files([str(tmp_path)]), EXAMPLE_BASE, RIGHTS_NOT_EVALUATED))
    assert sorted(each.name for each in found) == sorted(str(number) for number in range(17))
    assert [each.name for each in found if each.error] == ["0"]
