"""The paths between two concepts as values; printing them gives text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kg.tables import printable

__all__ = ["Path", "Paths", "Step"]


@dataclass(frozen=True, slots=True)
class Step:
    """A claim on a path: its IRI, its sentence, its source in words.

    The IRI of a plain triple is that of its predicate; a way through blank nodes has words in its place.
    """

    iri: str
    sentence: str
    source: str


@dataclass(frozen=True, slots=True)
class Path:
    """One way: the labels of the concepts along it, and between each two all claims that join them."""

    concepts: tuple[str, ...]
    steps: tuple[tuple[Step, ...], ...]


@dataclass(frozen=True, slots=True)
class Paths:
    """The shortest ways from one concept to another; ``more`` tells that there are further ones of the same length."""

    start: str
    end: str
    paths: tuple[Path, ...]
    more: bool

    def record(self) -> dict[str, Any]:
        """The paths as dictionaries and lists, ready for JSON."""
        return {
            "from": self.start,
            "to": self.end,
            "more": self.more,
            "paths": [
                {
                    "concepts": list(path.concepts),
                    "steps": [
                        [{"id": step.iri, "sentence": step.sentence, "source": step.source} for step in claims]
                        for claims in path.steps
                    ],
                }
                for path in self.paths
            ],
        }

    def __str__(self) -> str:
        if not self.paths:
            return printable(f"no path from {self.start} to {self.end}") + "\n"
        lines: list[str] = []
        for path in self.paths:
            lines.append(" ─ ".join(path.concepts))
            for steps in path.steps:
                for mark, step in zip(("  ", *["  also: "] * len(steps)), steps, strict=False):
                    lines += [f"{mark}{step.sentence}", *([f"      {step.source}"] if step.source else [])]
            lines.append("")
        if self.more:
            lines += ["There are more of this length: raise --max", ""]
        return "\n".join(map(printable, lines[:-1])) + "\n"
