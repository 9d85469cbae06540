"""``kg`` as a process: version, pipes, encodings, a full disk, and a light start."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.version import DATA_VERSION, __version__
from tests.conftest import Run


def test_version(kg: Run) -> None:
    status, out, _ = kg("--version")
    assert status == 0
    assert __version__ in out
    assert DATA_VERSION in out


@pytest.mark.parametrize("arguments", [["query", "predicates"], ["associations"], ["stats"], ["query"]])
def test_a_closed_pipe_is_silent(arguments: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "kg.cli", *arguments], stdout=writer, stderr=subprocess.PIPE, text=True, check=False
        )
    finally:
        os.close(writer)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_any_terminal_encoding_will_do(encoding: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kg.cli", "query", "names"],
        env={**os.environ, "PYTHONIOENCODING": encoding},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert "──" in done.stdout.decode("utf-8")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_told_in_one_line() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "kg.cli", "stats"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (done.returncode, done.stderr) == (2, "kg: standard output cannot be written: No space left on device\n")


def test_closed_standard_output() -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", f'"{sys.executable}" -m kg.cli query names >&-'], capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr


def test_the_start_stays_light() -> None:
    program = (
        "import sys; from kg.cli import main; main(['show', 'cancer']); main(['show', 'MONDO:0018556']); "
        "print([name for name in ('rdflib', 'networkx', 'pandas', 'curies', 'kg.api', 'kg.build.dataset')"
        " if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
