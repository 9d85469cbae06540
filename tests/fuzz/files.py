"""Inputs as files: what a reader is given stays as it was, and what a command writes is whole or not there."""

from __future__ import annotations

import io
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path

from kg.cli import main
from tests.fuzz.judge import BrokenError

__all__ = ["run_command", "written"]


@cache
def _folder(_process: int) -> Path:
    """The folder of this process, which whoever started it takes away."""
    return Path(tempfile.mkdtemp(prefix="input-", dir=os.environ.get("FUZZ_FOLDER")))


@contextmanager
def written(data: bytes, name: str, *, is_rewritten: bool = False) -> Iterator[Path]:
    """The input as a file.

    Args:
        data: The input.
        name: Name of the file.
        is_rewritten: Whether it may change.

    Raises:
        BrokenError: when the file has changed, or something else lies beside it.
    """
    folder = _folder(os.getpid())
    path = folder / name
    path.write_bytes(data)
    try:
        yield path
        if not is_rewritten and path.read_bytes() != data:
            raise BrokenError("the input has changed")
        if others := sorted(each.name for each in folder.iterdir() if each != path):
            raise BrokenError(f"files lie beside the input: {', '.join(others)}")
    finally:
        for each in folder.iterdir():
            each.unlink()


def run_command(*arguments: str | Path) -> tuple[int, str, str]:
    """Run ``kg`` in this process.

    Returns:
        Exit status, standard output, standard error.

    Raises:
        BrokenError: when the status is none that a command has, or an error comes without a word.
    """
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as stop:
            status = int(stop.code or 0)
    if status not in (0, 1, 2):
        raise BrokenError(f"exit status {status}")
    if status == 2 and not re.search(r"^(?:kg: |usage: )", err.getvalue(), re.MULTILINE):
        raise BrokenError(f"an error without a word: {err.getvalue()[:200]!r}")
    if "Traceback" in err.getvalue():
        raise BrokenError(f"a traceback: {err.getvalue()[-1000:]!r}")
    return status, out.getvalue(), err.getvalue()
