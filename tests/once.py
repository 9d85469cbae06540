"""Make something once for all processes of a test run."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest

__all__ = ["once"]


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that the first process that asks for it fills; it must not be changed.

    Args:
        factory: That of pytest; the folder lies beside those of the tests, and goes with them.
        name: The name of the folder.
        make: Fills it.
    """
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.is_dir():
            filling = folder.with_suffix(".filling")
            filling.mkdir()
            make(filling)
            filling.rename(folder)
    return folder
