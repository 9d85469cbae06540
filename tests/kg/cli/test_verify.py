"""``kg verify``: a copy of the entry against the graph."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run


@pytest.mark.slow
def test_the_very_file(kg: Run, entry_path: Path) -> None:
    status, out, _ = kg("verify", entry_path)
    assert status == 0
    assert "the very file" in out
    status, out, _ = kg("verify", entry_path, "--show")
    assert "325-355  «LEMS is an autoimmune disorder».\n" in out


def test_an_unrelated_text_is_told_apart(kg: Run, unrelated: Path) -> None:
    status, out, _ = kg("verify", unrelated)
    assert status == 1
    assert "another copy, compared sentence by sentence with the entry on Lambert-Eaton myasthenic syndrome\n" in out
