"""Files of decisions and candidates that stand beside proposals, or are named to a command."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import DataError

if TYPE_CHECKING:
    from kg.reading.decisions import Decision

__all__ = ["candidates_beside", "decisions_in"]


def decisions_in(names: Iterable[str]) -> list[Decision]:
    """The decisions of some files, or of conditions' folders.

    Raises:
        InputError: when one cannot be read, or is no such file.
        DataError: when a line is wrong; kg apply lists them all.
    """
    from kg.files import read_text
    from kg.reading.curated import DECISIONS
    from kg.reading.decisions import read_decisions

    found: list[Decision] = []
    for name in names:
        path = Path(name) / DECISIONS if Path(name).is_dir() else Path(name)
        decisions, findings = read_decisions(read_text(path), str(path))
        if findings:
            raise DataError(findings[0].message, where=findings[0].where, hint="Mend the line")
        found += decisions
    return found


def candidates_beside(proposals: Path) -> Path:
    """Where the candidates for the concepts of a file of proposals stand."""
    return proposals.with_suffix(".sssom.tsv")
