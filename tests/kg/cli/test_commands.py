"""Every command has help with an example, and a line in the README."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest

from kg.cli import build_parser, commands
from kg.cli.commands import COMMANDS
from tests.conftest import Run


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(kg: Run, name: str) -> None:
    status, out, _ = kg(name, "--help")
    assert status == 0
    assert f"Example: kg {name}" in out
    commands = next(a for a in build_parser(name)._actions if isinstance(a, argparse._SubParsersAction))
    assert all(action.help for action in commands.choices[name]._actions)


def test_every_command_is_in_the_readme() -> None:
    readme = (Path(commands.__file__).parent / "README.md").read_text(encoding="utf-8")
    assert set(COMMANDS) == set(re.findall(r"^\| `kg (\w+)", readme, re.MULTILINE))
