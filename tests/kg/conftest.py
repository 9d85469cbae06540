"""What the tests of the code share: the shipped graph with a second source beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.build.dataset import Dataset
from kg.cli import main

#: Runs a command in this process: status, stdout, stderr.
Run = Callable[..., tuple[int, str, str]]

LAYERED = Path(__file__).with_name("layered.ttl")


@pytest.fixture(scope="session")
def layered(dataset: Dataset) -> ox.Store:
    """The shipped graph and the claims of ``layered.ttl``."""
    store = ox.Store()
    store.extend(dataset.quads)
    store.load(path=LAYERED, format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode("http://test/layered"))
    return store


@pytest.fixture
def kg(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process."""

    def run(*arguments: str | Path) -> tuple[int, str, str]:
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as stop:
            status = int(stop.code or 0)
        out, err = capsys.readouterr()
        return status, out, err

    return run
