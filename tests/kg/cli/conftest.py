"""Files that several commands are tested with."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def unrelated(tmp_path: Path) -> Path:
    """A text that is no copy of the entry."""
    path = tmp_path / "other.txt"
    path.write_text("Another thing\n\nAnother thing is not the entry.\n", encoding="utf-8")
    return path
