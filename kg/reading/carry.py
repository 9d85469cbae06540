"""Decisions on an older version of an entry, carried over where sentence and claim are unchanged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.build.validate import Finding
from kg.entry.read import Entry
from kg.errors import DataError, InputError
from kg.reading.decisions import Decision
from kg.reading.edits import decided_claim
from kg.reading.fields import fields_text, parse_fields, proposal_fields, spans_of, spans_text, without_labels
from kg.reading.proposals import REJECTED, Proposal, Reading, Span, UnitRead, unit_identifier
from kg.reading.sheet import SENTENCE_DIGITS, Sheet, entry_digests

__all__ = ["carried_over", "said", "without_rejected"]

#: Fields that tell places, which move with their sentence.
_PLACES = ("subjectAt", "objectAt", "evidence", "context", "cues")


def said(fields: Mapping[str, Iterable[str]]) -> str:
    """What a claim says, wherever it stands and however its label is written: its fields without places."""
    kept = without_labels({key: tuple(values) for key, values in fields.items() if key not in _PLACES})
    return fields_text(kept)


def without_rejected(reading: Reading, entry: Entry, decisions: Iterable[Decision]) -> Reading:
    """A reading without what was rejected: the same proposal, or the same claim of the same sentences in another version.

    Args:
        reading: What was read in the entry.
        entry: The entry.
        decisions: What was decided, on whatever version.
    """
    rejected = [each for each in decisions if each.kind == "reject"]
    identifiers = {each.proposal for each in rejected}
    words = {(each.sentences, said(parse_fields(each.before))) for each in rejected}

    def is_new(proposal: Proposal) -> bool:
        found = (entry_digests(entry, span).sentence[:SENTENCE_DIGITS] for span in proposal.evidence)
        return proposal.identifier not in identifiers and (tuple(found), said(proposal_fields(proposal))) not in words

    kept = tuple(filter(is_new, reading.proposals)) if rejected else reading.proposals
    if len(kept) == len(reading.proposals):
        return reading
    spans = [span for each in kept for span in each.evidence]
    known = [*(lost.span for lost in reading.lost_lists), *(other.span for other in reading.others)]
    bare = tuple(
        UnitRead((unit.start, unit.end), unit.section, REJECTED)
        for unit in entry.units
        if not any(unit.start <= start and end <= unit.end for start, end in spans)
        and not any(start < unit.end and unit.start < end for start, end in known)
    )
    others = tuple(sorted((*reading.others, *bare), key=lambda unit: unit.span))
    return replace(reading, proposals=kept, others=others)


def carried_over(decisions: Iterable[Decision], sheet: Sheet) -> tuple[list[Decision], list[Finding]]:
    """Decisions on other versions of an entry as decisions on this one.

    One is carried over where the same claim is proposed of the same sentences, once; the places in it move along.

    Args:
        decisions: Those on other versions.
        sheet: The proposals for this version.

    Returns:
        The new decisions, and a finding for each that must be made again.
    """
    known: dict[tuple[tuple[str, ...], str], list[Proposal]] = {}
    homes: dict[tuple[str, ...], set[tuple[Span, ...]]] = {}
    for proposal in sheet.reading.proposals:
        sentences = sheet.sentences(proposal.evidence)
        known.setdefault((sentences, said(proposal_fields(proposal))), []).append(proposal)
        homes.setdefault(sentences, set()).add(proposal.evidence)
    carried: list[Decision] = []
    findings: list[Finding] = []
    for each in decisions:
        try:
            if each.kind == "set-aside":
                carried.append(_set_aside(each, sheet))
            elif each.kind == "add":
                carried.append(_added(each, homes.get(each.sentences, set()), sheet))
            else:
                same = known.get((each.sentences, said(parse_fields(each.before))), [])
                carried.append(_moved(each, same, sheet))
        except (DataError, InputError) as error:
            findings.append(Finding(each.where, f"is not carried over: {error.what}. {error.hint}"))
    return carried, findings


def _moved(decision: Decision, same: list[Proposal], sheet: Sheet) -> Decision:
    if len(same) != 1:
        what = f"{len(same)} proposals say this" if same else "its sentence or what is proposed of it has changed"
        raise InputError(what, hint="Decide it again in the review page")
    (proposal,) = same
    return replace(
        decision,
        proposal=proposal.identifier,
        entry=sheet.reading.sha256,
        place=proposal.evidence,
        rule=proposal.rule,
        version=sheet.version,
        tier=proposal.tier,
        before=fields_text(proposal_fields(proposal)),
        after=_shifted(decision.after, decision.place, proposal.evidence),
    )


def _added(decision: Decision, homes: set[tuple[Span, ...]], sheet: Sheet) -> Decision:
    """An added claim where other claims of the same stretches tell where these are now."""
    if len(homes) != 1:
        raise InputError("it was added, and where its sentence stands now is not known", hint="Add it again")
    (place,) = homes
    moved = replace(
        decision,
        entry=sheet.reading.sha256,
        place=place,
        after=_shifted(decision.after, decision.place, place),
        version=sheet.version,
    )
    return replace(moved, proposal=decided_claim(moved, is_new=True).identifier)


def _set_aside(decision: Decision, sheet: Sheet) -> Decision:
    """A unit that was set aside, where its sentence stands once."""
    spans = [unit.span for unit in sheet.reading.others if sheet.sentences((unit.span,)) == decision.sentences]
    if len(spans) != 1:
        raise InputError(f"its sentence stands {len(spans)} times without a claim", hint="Set it aside again")
    identifier = unit_identifier(sheet.reading.sha256, spans[0])
    return replace(decision, proposal=identifier, entry=sheet.reading.sha256, place=(spans[0],), version=sheet.version)


def _shifted(after: str, old: tuple[Span, ...], new: tuple[Span, ...]) -> str:
    """Fields whose places move from old stretches to new ones of the same length."""
    pairs = list(zip(old, new, strict=True)) if len(old) == len(new) else []

    def moved(span: Span) -> Span:
        for (start, end), (to_start, to_end) in pairs:
            if start <= span[0] and span[1] <= end and end - start == to_end - to_start:
                return span[0] - start + to_start, span[1] - start + to_start
        raise InputError(f"what stood at {span[0]}-{span[1]} is not found again", hint="Decide it again in the page")

    fields = parse_fields(after)
    return fields_text(
        {
            key: tuple(spans_text(map(moved, spans_of(value))) for value in values) if key in _PLACES else values
            for key, values in fields.items()
        }
    )
