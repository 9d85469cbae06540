"""Several reviewers' decisions as one: what agrees is merged, what disagrees is listed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from kg.build.validate import Finding
from kg.reading.decisions import Decision
from kg.reading.fields import fields_text, parse_fields

__all__ = ["ADJUDICATOR", "Outcome", "latest", "settle"]

#: The role of one who decides where others disagree.
ADJUDICATOR = "adjudicator"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one proposal.

    Args:
        decision: The decision that counts: of those that agree the first, one by itself before one in bulk; or the
            adjudicator's.
        decisions: All that were made on it, in the order of their time.
    """

    decision: Decision
    decisions: tuple[Decision, ...]

    @property
    def is_open(self) -> bool:
        """Whether nobody could tell."""
        return self.decision.kind == "unsure"


def latest(decisions: Iterable[Decision]) -> list[Decision]:
    """Of each person's decisions on a proposal the last one, in their order.

    A person is known by ORCID iD and role, one who is not named by the role.
    """
    found: dict[tuple[str, str, str, str], Decision] = {}
    for each in sorted(decisions, key=_when):
        found[each.entry, each.proposal, each.reviewer, each.role] = each
    return sorted(found.values(), key=lambda each: each.order)


def settle(decisions: Iterable[Decision]) -> tuple[list[Outcome], list[Finding]]:
    """What became of each proposal, and where reviewers disagree.

    “Unsure” is no vote: another's decision stands beside it. An adjudicator decides against all others.

    Args:
        decisions: The last ones of each person (:func:`latest`).

    Returns:
        The outcomes in the order of the text, and a finding for each line of those that disagree.
    """
    by_proposal: dict[tuple[str, str], list[Decision]] = {}
    for each in decisions:
        by_proposal.setdefault((each.entry, each.proposal), []).append(each)
    outcomes: list[Outcome] = []
    findings: list[Finding] = []
    for several in by_proposal.values():
        several.sort(key=_when)
        judged = [each for each in several if each.role == ADJUDICATOR] or several
        decided = [each for each in judged if each.kind != "unsure"]
        said = {_said(each) for each in decided}
        if len(said) > 1:
            findings += [Finding(each.where, _disagreement(each, decided)) for each in decided]
            continue
        first = min(decided or judged, key=lambda each: (each.kind == "accept-in-bulk", _when(each)))
        outcomes.append(Outcome(first, tuple(several)))
    return outcomes, findings


def _when(decision: Decision) -> datetime:
    return datetime.fromisoformat(decision.time)


def _said(decision: Decision) -> tuple[str, str]:
    """What a decision says, however its fields are written; why something is rejected may differ."""
    kind, after = decision.outcome
    return kind, fields_text(parse_fields(after))


def _disagreement(decision: Decision, several: Iterable[Decision]) -> str:
    others = "; ".join(
        f"{each.where}: {each.kind}{f' ({each.after})' if each.after else ''}" for each in several if each != decision
    )
    return (
        f"{decision.kind} of {decision.proposal} disagrees with {others}. "
        f"Change one of them, or add a line with the role “{ADJUDICATOR}”"
    )
