"""``kg format``: canonical Turtle, checked or written."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Run


def test_format_check_and_mend(kg: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.ttl"
    path.write_text("# Kept.\n<http://e/b> a <http://e/C> . <http://e/a> a <http://e/C> .", encoding="utf-8")
    before = path.read_text(encoding="utf-8")
    assert kg("format", "--check", path)[0] == 1
    assert path.read_text(encoding="utf-8") == before
    assert kg("format", path)[0] == 0
    assert kg("format", "--check", path)[0] == 0
    assert path.read_text(encoding="utf-8").startswith("# Kept.\n")


def test_a_folder_without_turtle_is_refused(kg: Run, tmp_path: Path) -> None:
    status, out, err = kg("format", "--check", tmp_path)
    assert (status, out) == (2, "")
    assert "holds no Turtle file" in err
    assert str(tmp_path) in err
