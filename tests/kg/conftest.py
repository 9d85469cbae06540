"""What the tests of several folders share."""

from __future__ import annotations

import importlib
import warnings
from pathlib import Path
from types import ModuleType

import pytest

from tests.kg.ontology_file import ONTOLOGY


@pytest.fixture
def ontology(tmp_path: Path) -> Path:
    """The file of that ontology."""
    path = tmp_path / "mondo.obo"
    path.write_text(ONTOLOGY, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def bioregistry() -> ModuleType:
    """Imported where it is used: it takes a second."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return importlib.import_module("bioregistry")
