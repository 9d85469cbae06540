"""Versions: the same everywhere, and told in the CHANGELOG."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import kg
from kg.version import DATA_DATE, DATA_VERSION, __version__

ROOT = Path(__file__).resolve().parents[2]
HEADING = r"(?m)^## (\d+\.\d+\.\d+) — data (\d{4}\.\d{1,2}\.\d+)"


def test_they_have_the_form_that_tools_compare() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", __version__)
    assert re.fullmatch(r"\d{4}\.\d{1,2}\.\d+", DATA_VERSION)
    day = date.fromisoformat(DATA_DATE)
    assert DATA_VERSION.startswith(f"{day.year}.{day.month}.")


def test_the_changelog_tells_of_this_version_first_and_of_none_twice() -> None:
    releases = re.findall(HEADING, (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    assert releases[0] == (__version__, DATA_VERSION)
    numbers = [tuple(map(int, version.split("."))) for version, _ in releases]
    assert numbers == sorted(set(numbers), reverse=True)


def test_the_package_says_the_same() -> None:
    assert kg.__version__ == __version__
