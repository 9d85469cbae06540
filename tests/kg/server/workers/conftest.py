"""A service without data, shared by the tests of a module."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.kg.server.echo import Echo


@pytest.fixture(scope="module")
def echo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Echo]:
    """One that runs; see :mod:`tests.kg.server.echo`."""
    running = Echo(tmp_path_factory.mktemp("echo") / "broken")
    yield running
    running.stop()
