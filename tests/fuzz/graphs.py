"""Commands on graphs of claims that lack, repeat or mix up what they should say, as well-formed RDF."""

from __future__ import annotations

import json
import shutil
import zlib

from tests.fuzz.files import run_command, written
from tests.fuzz.judge import BrokenError, check_message

__all__ = ["export", "read_claims"]

#: Commands that read a graph; each of the words stands for itself.
_COMMANDS = (
    "associations",
    "associations --format json",
    "associations muscle-weakness",
    "conflicts",
    "conflicts --format json",
    "stats --format json",
    "show polymyositis",
    "show lems --format json",
    "path polymyositis muscle-weakness",
    "compare polymyositis lems",
    "query symptoms",
    "query gaps --format json",
    "diff",
    "draw",
)
_EXPORTS = ("kgx", "kgx --jsonl", "graphml", "schema.org", "cytoscape", "csv")


def _told(err: str) -> None:
    for line in err.splitlines():
        check_message(line)


def read_claims(data: bytes) -> None:
    """Whatever is asked of a graph: an answer, or a reason."""
    number = zlib.crc32(data)
    command, *arguments = _COMMANDS[number % len(_COMMANDS)].split()
    with written(data, "claims.nt") as path:
        output = path.with_name("page.html")
        if command == "diff":
            arguments = [str(path), str(path)]
        else:
            arguments += ["--data", str(path), *(["-o", str(output)] if command == "draw" else [])]
        status, out, err = run_command(command, *arguments, "--lenient")
        if output.exists() != (command == "draw" and status == 0):
            raise BrokenError(f"status {status}, and a page {'is' if output.exists() else 'is not'} there")
        output.unlink(missing_ok=True)
    _told(err)
    if "json" in arguments and not status:
        json.loads(out)
    if command == "diff" and status == 1:
        raise BrokenError(f"it differs from itself: {out[:500]!r}")


def export(data: bytes) -> None:
    """A graph in forms of others: all files, or none."""
    form, *arguments = _EXPORTS[zlib.crc32(data) % len(_EXPORTS)].split()
    with written(data, "claims.nt") as path:
        folder = path.with_name("out")
        try:
            status, _, err = run_command("export", form, *arguments, "-o", folder, "--data", path, "--lenient")
            files = sorted(each.name for each in folder.rglob("*")) if folder.exists() else []
            if status and files:
                raise BrokenError(f"status {status}, and files are written: {files}")
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    _told(err)
