"""``kg coverage``: every unit of a copy of the entry, and what accounts for it."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Run


def test_the_very_file(kg: Run, entry_path: Path) -> None:
    status, out, _ = kg("coverage", entry_path)
    assert (status, out.splitlines()[-1]) == (0, "60 of 60 units accounted for: 100 %")


def test_an_unrelated_text_is_told_apart(kg: Run, unrelated: Path) -> None:
    status, _, err = kg("coverage", unrelated)
    assert status == 1
    assert "is not the file the graph was made from (Lambert-Eaton myasthenic syndrome)" in err


def test_each_unit_that_nothing_accounts_for_is_told(kg: Run, unrelated: Path) -> None:
    status, out, _ = kg("coverage", unrelated, "--show")
    assert status == 1
    assert "Another thing is not the entry." in out
    assert out.count("unaccounted: ") == 2
    assert out.splitlines()[-1] == "0 of 2 units accounted for: 0.0 %"
