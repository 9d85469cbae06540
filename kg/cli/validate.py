"""``kg validate``."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from kg.cli.options import add_input_format, filled, sources

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "paths",
        nargs="*",
        type=filled,
        metavar="PATH",
        help="a condition's folder, a built file (- for standard input), or Turtle files to add (default: the sources "
        "of the shipped graph)",
    )
    add_input_format(parser)


def run(options: Namespace) -> int:
    """Print findings."""
    from kg.build.validate import validate_paths
    from kg.tables import printable

    findings = validate_paths(sources(options, options.paths))
    for finding in findings:
        print(printable(str(finding)))
    what = ", ".join(options.paths) or "the sources"
    print(f"{what}: {len(findings)} findings" if findings else f"{what}: no findings")
    return 1 if findings else 0
