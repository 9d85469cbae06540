"""What the tests of several folders share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.kg.ontology_file import ONTOLOGY


@pytest.fixture
def ontology(tmp_path: Path) -> Path:
    """The file of that ontology."""
    path = tmp_path / "mondo.obo"
    path.write_text(ONTOLOGY, encoding="utf-8")
    return path
