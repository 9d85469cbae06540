"""Which claims of a graph a form can hold.

The principle of every export: a form that cannot hold a claim's negation, condition or status leaves the claim out and
lists it with the reason; it never drops the qualifier. What is held and what is left out make up all claims.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kg.claims.claim import Claim
from kg.claims.notice import notice_lines
from kg.claims.sentences import sentence
from kg.condition import Condition, conditions_of
from kg.rdf.index import Index, node

__all__ = ["Division", "LeftOut", "Reason", "divide", "notice"]


#: Why a form cannot hold a claim; empty when it can.
Reason = Callable[[Claim], str]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A claim that a form cannot hold."""

    claim: Claim
    reason: str

    def record(self, index: Index) -> dict[str, str]:
        """The row of the list of what is left out."""
        return {"id": self.claim.iri, "claim": sentence(index, self.claim), "reason": self.reason}


@dataclass(frozen=True, slots=True)
class Division:
    """Every claim, either held or left out."""

    held: tuple[Claim, ...]
    left_out: tuple[LeftOut, ...]


def divide(all_claims: Iterable[Claim], reason: Reason) -> Division:
    """Part the claims into those that a form can hold and those that it cannot."""
    held, left_out = [], []
    for claim in all_claims:
        if why := claim.problem or reason(claim):
            left_out.append(LeftOut(claim, why))
        else:
            held.append(claim)
    return Division(tuple(held), tuple(left_out))


def notice(index: Index, all_claims: Iterable[Claim], conditions: Iterable[Condition] | None = None) -> str:
    """What every export says of itself: where it comes from, who has not reviewed it, and the licence of each layer.

    Args:
        index: The graph.
        all_claims: What is exported.
        conditions: Those that it is of; when None, those of whose layers something is exported, else all of the graph.
    """
    layers = {claim.layer for claim in all_claims if claim.layer is not None}
    if conditions is None:
        every = conditions_of(index)
        conditions = [condition for condition in every if layers.intersection(condition.layers)] or every
    lines = [*notice_lines(index, conditions), "Layers:"]
    for layer in sorted(layers, key=str):
        details = [index.text(layer, node(curie)) for curie in ("owl:versionInfo", "dcterms:license")]
        lines.append(f"{index.label(layer)}: {', '.join(filter(None, details)) or 'no licence given'}")
    return "\n".join(lines)
