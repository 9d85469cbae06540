"""The command line ``kg``: one module a command; results go to stdout, talk to stderr.

Exit status: 0 fine, 1 findings, 2 usage or unreadable input.
"""

from __future__ import annotations

import argparse
import gc
import io
import os
import re
import sys
from collections.abc import Sequence
from contextlib import nullcontext, redirect_stdout, suppress
from functools import partial
from typing import NoReturn, TextIO

from kg.cli import commands
from kg.cli.lists import regrouped
from kg.errors import KgError
from kg.tables import printable
from kg.version import DATA_DATE, DATA_VERSION, __version__

__all__ = ["build_parser", "main", "run"]


class _Parser(argparse.ArgumentParser):
    """A parser whose help keeps the examples as they are written, in lines of 100 characters.

    A fixed width spares argparse the import of shutil at every start.
    """

    def __init__(self, **options: object) -> None:
        options.setdefault("formatter_class", partial(argparse.RawDescriptionHelpFormatter, width=100))
        options.setdefault("allow_abbrev", False)
        super().__init__(**options)  # type: ignore[arg-type]
        self._given: Sequence[str] = ()

    def parse_known_args(self, args=None, namespace=None):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202
        """As argparse does, but for where lists end; what was given is kept for :meth:`error`."""
        self._given = regrouped(self, sys.argv[1:] if args is None else args)
        return super().parse_known_args(self._given, namespace)

    def error(self, message: str) -> NoReturn:
        """Say, too, where an argument may be that a list of values has swallowed."""
        lists = [option for action in self._actions if action.nargs == "+" for option in action.option_strings]
        swallowed = next((option for option in lists if option in self._given), None)
        if swallowed and (missing := message.partition("arguments are required: ")[2]):
            message += f" - name {missing.replace(', ', ' and ')} before {swallowed}, or end its list with --"
        super().error(message)


class _Terminal(io.TextIOBase):
    """A terminal that data cannot steer: all control characters but tab and line feed are written out."""

    def __init__(self, terminal: TextIO) -> None:
        self._terminal = terminal

    def write(self, text: str) -> int:
        """Write a text."""
        self._terminal.write(re.sub(r"[^\t\n]+", lambda match: printable(match[0]), text))
        return len(text)

    def flush(self) -> None:
        """Write out what waits."""
        self._terminal.flush()

    def isatty(self) -> bool:
        """It is a terminal."""
        return True

    def fileno(self) -> int:
        """The number of the terminal's file."""
        return self._terminal.fileno()


def build_parser(only: str | None = None) -> argparse.ArgumentParser:
    """The parser of every command, without their options; with ``only``, of that command alone, with its options."""
    parser = _Parser(
        prog="kg",
        description="The knowledge graph of a medical condition, with evidence, hedges and gaps.\n"
        "Made from one encyclopaedia entry, texts of NIH and CDC, and the cited layers.\n"
        "No clinician has reviewed it. Not medical advice.",
        epilog="Example: kg query symptoms",
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"condition-kg {__version__}, data version {DATA_VERSION} ({DATA_DATE})",
    )
    subparsers = parser.add_subparsers(
        dest="command", metavar="COMMAND", required=True, parser_class=_Parser, prog=parser.prog
    )
    for name, command in commands.COMMANDS.items():
        if only not in (None, name):
            continue
        child = subparsers.add_parser(
            name, help=command.summary, description=command.description, epilog=f"Example: {command.example}"
        )
        if only:
            module = command.load()
            module.add_arguments(child)
            child.set_defaults(run=module.run)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command.

    Returns:
        The exit status.
    """
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    only = arguments[0] if arguments and arguments[0] in commands.COMMANDS else None
    if sys.stdout is None:  # closed by the caller
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - open until the process ends
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    options = build_parser(only).parse_args(arguments)
    try:
        with redirect_stdout(_Terminal(sys.stdout)) if sys.stdout.isatty() else nullcontext():
            if "data" in options:
                from kg.cli.options import name_sources

                name_sources(options)
            status = options.run(options)
            sys.stdout.flush()
    except KgError as error:
        print(f"kg: {error}", file=sys.stderr)
        return error.exit_status
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        if error.filename is not None:
            print(printable(f"kg: {error.filename}: cannot be read or written: {error.strerror}"), file=sys.stderr)
            return 2
        print(f"kg: standard output cannot be written: {error.strerror}", file=sys.stderr)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except KeyboardInterrupt:
        return 130
    return int(status or 0)


def run() -> NoReturn:
    """The console script: run a command and leave at once.

    Nothing is left to do then, and taking the interpreter apart is a tenth of what a short command costs. So is looking
    for garbage: most of what a command makes, as the index of the graph, is there to its end.
    """
    gc.set_threshold(50_000, 20, 20)
    status = main()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(status)
