"""What comes out of checking a statement: a verdict, the claims that it rests on, and the words that were not read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Any

__all__ = ["Judgement", "Said", "Verdict"]

#: How many claims of one kind a text shows.
_SHOWN = 6


class Verdict(StrEnum):
    """How a statement stands to a graph, the best first; of several parts of a statement the worst counts."""

    SUPPORTED = "supported"
    OVERSTATED = "overstated"
    DISPUTED = "disputed"
    LOST = "lost"
    NOT_STATED = "not stated"
    CONTRADICTED = "contradicted"
    NOT_UNDERSTOOD = "not understood"


@dataclass(frozen=True, slots=True)
class Said:
    """A claim, or the gap of a lost list, that bears on a statement.

    Args:
        id: The IRI of the claim or gap.
        sentence: It in words, with hedge and conditions.
        layer: The identifier of its layer.
        source: Where it comes from, with place or date.
        stands: How it stands to the statement: ``says``, ``says less``, ``denies``, ``says otherwise`` or ``lost``.
    """

    id: str
    sentence: str
    layer: str
    source: str
    stands: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """How one statement stands to a graph; printing it gives its lines in text.

    Args:
        statement: The statement as it was given.
        verdict: The verdict.
        why: The verdict's reason in a few words.
        claims: The claims that it rests on, those that say it first.
        layers: The identifiers of their layers.
        unread: The words that were not read, in their order.
        read_as: What was read otherwise than it was written, such as a misspelled name: “written → read”.
    """

    statement: str
    verdict: Verdict
    why: str = ""
    claims: tuple[Said, ...] = ()
    layers: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    read_as: tuple[str, ...] = ()

    @property
    def is_supported(self) -> bool:
        """Whether the graph says the statement, with the same strength or more."""
        return self.verdict is Verdict.SUPPORTED

    def record(self) -> dict[str, Any]:
        """The judgement as dictionaries and lists, ready for JSON."""
        return {
            "statement": self.statement,
            "verdict": self.verdict.value,
            "why": self.why,
            "claims": [
                {"id": one.id, "sentence": one.sentence, "layer": one.layer, "source": one.source, "stands": one.stands}
                for one in self.claims
            ],
            "layers": list(self.layers),
            "unread": list(self.unread),
            "read_as": list(self.read_as),
        }

    def __str__(self) -> str:
        why = f": {self.why}" if self.why else ""
        lines = [f"{self.statement}", f"  {self.verdict.value}{why}"]
        lines += [f"  not read: {', '.join(self.unread)}"] if self.unread else []
        lines += [f"  read as: {', '.join(self.read_as)}"] if self.read_as else []
        for stands, said in groupby(self.claims, key=lambda one: one.stands):
            shown = [f"  {stands}: {one.sentence} [{one.source}]" for one in said]
            lines += shown[:_SHOWN]
            lines += [f"  {stands}: {len(shown) - _SHOWN} more, which JSON has"] if len(shown) > _SHOWN else []
        return "\n".join(lines) + "\n"
