"""``kg format``: what is named is formatted, and nothing else."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Run


def test_a_folder_without_turtle_is_refused(kg: Run, tmp_path: Path) -> None:
    status, out, err = kg("format", "--check", tmp_path)
    assert (status, out) == (2, "")
    assert "holds no Turtle file" in err
    assert str(tmp_path) in err
