"""``kg stats``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from kg.cli.options import add_data, add_format
from kg.graph import open_store
from kg.stats import COLUMNS, statistics
from kg.tables import FORMATS, render

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_data(parser)
    add_format(parser, FORMATS)


def run(options: Namespace) -> int:
    """Print the counts."""
    records = statistics(open_store(options.data, options.add))
    sys.stdout.write(render(records, COLUMNS, options.format))
    return 0
