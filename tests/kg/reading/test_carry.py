"""A new version of an entry: what was rejected does not come back, and what moved is found again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kg.reading.carry import carried_over, said, without_rejected
from kg.reading.decisions import Decision
from kg.reading.fields import proposal_fields
from kg.reading.proposals import REJECTED, Mention
from tests.kg.reading.decided import decision_on, sheet_of
from tests.kg.reading.entries import TEXT, entry_of, reading, span_of

ISA, FEVER, PAIN = reading().proposals
OLD = TEXT.replace("Paper lung is a", "Paper lung, too, is a", 1)
OLD_ENTRY = entry_of(OLD)


def old_pain_edit(after: str) -> Decision:
    shift = len(OLD) - len(TEXT)

    def moved(spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
        return tuple((start + shift, end + shift) for start, end in spans)

    before = PAIN._replace(
        entry=OLD_ENTRY.sha256,
        evidence=moved(PAIN.evidence),
        object=PAIN.object._replace(spans=moved(PAIN.object.spans)),
        cues=moved(PAIN.cues),
    )
    return decision_on(before, "edit", OLD, after=after)


def test_what_a_claim_says_is_told_without_its_places() -> None:
    assert said(proposal_fields(PAIN)) == said(proposal_fields(PAIN._replace(evidence=((0, 5),), cues=())))


def test_places_move_with_their_sentence(tmp_path: Path) -> None:
    start, end = span_of("muscle pain", OLD)
    edit = old_pain_edit(f"object=muscle pain; objectAt={start}-{end}")
    (carried,), findings = carried_over([edit], sheet_of(tmp_path / "p"))
    assert findings == []
    here = span_of("muscle pain")
    assert carried.after == f"object=muscle pain; objectAt={here[0]}-{here[1]}"
    assert (carried.proposal, carried.place) == (PAIN.identifier, PAIN.evidence)


def test_what_is_outside_its_sentence_or_changed_is_listed(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path / "p")
    outside = old_pain_edit("objectAt=0-5")
    gone = decision_on(ISA._replace(evidence=((0, 5),)), "accept", sentences=("0" * 16,))
    carried, findings = carried_over([outside, gone], sheet)
    assert carried == []
    assert ["not found again" in findings[0].message, "has changed" in findings[1].message] == [True, True]


def test_an_added_claim_moves_where_others_of_its_sentence_show_the_way(tmp_path: Path) -> None:
    start, end = span_of("muscle pain", OLD)
    after = "subject=Paper lung (own:paper-lung, ck:Condition); predicate=ck:hasSymptom; object=sore muscles; "
    after += f"objectAt={start}-{end}"
    added = replace(old_pain_edit(""), kind="add", before="", after=after, rule="reviewer", tier="")
    (carried,), findings = carried_over([added], sheet_of(tmp_path / "p"))
    assert findings == []
    assert carried.place == PAIN.evidence
    assert carried.entry == PAIN.entry


def test_what_was_rejected_does_not_come_back_in_this_version_or_the_next() -> None:
    here = without_rejected(reading(), entry_of(), [decision_on(ISA, "reject"), decision_on(FEVER, "accept")])
    assert here.proposals == (FEVER, PAIN)
    assert (ISA.evidence[0], REJECTED) in {(unit.span, unit.reason) for unit in here.others}
    old = FEVER._replace(entry="0" * 64)
    assert without_rejected(reading(), entry_of(), [decision_on(old, "reject")]).proposals == (ISA, PAIN)
    other = FEVER._replace(object=Mention("pain", (), "own:pain", "ck:SignOrSymptom"))
    assert without_rejected(reading(), entry_of(), [decision_on(other, "reject")]) == reading()
