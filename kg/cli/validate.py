"""``kg validate``."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("files", nargs="*", metavar="FILE", help="Turtle files (default: the sources of the graph)")


def run(options: Namespace) -> int:
    """Print findings."""
    from kg.build.validate import validate_files
    from kg.tables import printable

    findings = validate_files([Path(name) for name in options.files])
    for finding in findings:
        print(printable(str(finding)))
    what = ", ".join(options.files) or "the sources"
    print(f"{what}: {len(findings)} findings" if findings else f"{what}: no findings")
    return 1 if findings else 0
