"""What is written in the sources, and where."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build.dataset import build_dataset
from kg.errors import DataError
from tests.kg.build.sources import EXTRA, lems


def test_a_blank_node_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "extra.ttl"
    path.write_text(EXTRA + "[] a ck:Association .", encoding="utf-8")
    with pytest.raises(DataError, match="blank node"):
        build_dataset([lems().with_files([path])])
