"""Several reviewers: what agrees is one outcome, what disagrees is listed, the last word of each counts."""

from __future__ import annotations

from kg.reading.decisions import Decision
from kg.reading.settle import ADJUDICATOR, latest, settle
from tests.kg.reading.decided import OTHER, decision_on
from tests.kg.reading.entries import reading

ISA = reading().proposals[0]


def on(kind: str, **changes: str) -> Decision:
    return decision_on(ISA, kind, **changes)


def kinds(*decisions: Decision) -> list[str]:
    outcomes, findings = settle(latest(decisions))
    return [one.decision.kind for one in outcomes] or [f"{len(findings)} disagree"]


def test_who_agrees_is_one() -> None:
    assert kinds(on("accept"), on("accept-in-bulk", reviewer=OTHER)) == ["accept"]
    reason = on("reject", reviewer=OTHER, reason="notSaid")
    assert kinds(on("reject"), reason) == ["reject"]
    same = on("edit", after="cues=; object=x", reviewer=OTHER)
    assert kinds(on("edit", after="object=x; cues="), same) == ["edit"]


def test_who_disagrees_is_listed() -> None:
    assert kinds(on("accept"), on("reject", reviewer=OTHER)) == ["2 disagree"]
    assert kinds(on("edit", after="object=x"), on("edit", after="object=y", reviewer=OTHER)) == ["2 disagree"]


def test_unsure_is_no_vote() -> None:
    assert kinds(on("unsure"), on("accept", reviewer=OTHER)) == ["accept"]
    (outcome,), _ = settle([on("unsure")])
    assert outcome.is_open


def test_the_last_word_of_each_counts_whatever_the_zone() -> None:
    early, late = "2026-01-31T12:00:00+01:00", "2026-01-31T11:30:00Z"
    assert kinds(on("reject", time=late), on("accept", time=early)) == ["reject"]


def test_an_adjudicator_decides() -> None:
    assert kinds(on("accept"), on("reject", reviewer=OTHER), on("reject", role=ADJUDICATOR)) == ["reject"]
