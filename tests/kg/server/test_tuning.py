"""The allocator's settings: for the command alone, once, and only where the C library has them."""

from __future__ import annotations

import os
import sys

import pytest

from kg.server import tuning


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What the process would have become."""
    found: list[list[str]] = []
    monkeypatch.setattr(os, "execv", lambda _, arguments: found.append(arguments))
    monkeypatch.setattr(os, "confstr", lambda _: "glibc 2.36")
    monkeypatch.setattr(sys, "orig_argv", ["python", "-m", "kg.cli", "serve", "--port", "0"])
    monkeypatch.delenv("GLIBC_TUNABLES", raising=False)
    return found


@pytest.mark.parametrize("name", ["/x/bin/kg", "/x/kg/cli/__main__.py"])
def test_the_command_starts_anew(monkeypatch: pytest.MonkeyPatch, started: list[list[str]], name: str) -> None:
    monkeypatch.setattr(sys, "argv", [name, "serve"])
    tuning.restart_tuned()
    tuning.restart_tuned()
    assert started == [[sys.executable, "-m", "kg.cli", "serve", "--port", "0"]]
    assert "glibc.malloc.tcache_count=200" in os.environ["GLIBC_TUNABLES"]


def test_nothing_else_does(monkeypatch: pytest.MonkeyPatch, started: list[list[str]]) -> None:
    tuning.restart_tuned()  # this is pytest
    monkeypatch.setattr(sys, "argv", ["/x/bin/kg", "serve"])
    monkeypatch.setattr(os, "confstr", lambda _: None)
    tuning.restart_tuned()
    monkeypatch.setattr(os, "confstr", lambda _: "glibc 2.36")
    monkeypatch.setenv("GLIBC_TUNABLES", "glibc.malloc.check=3")
    tuning.restart_tuned()
    assert started == []
    assert os.environ["GLIBC_TUNABLES"] == "glibc.malloc.check=3"
