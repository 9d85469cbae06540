"""Which rule proposed what, and the words on which it fired."""

from __future__ import annotations

from collections.abc import Iterator

from kg.entry.read import Entry
from kg.reading.proposals import Proposal, Reading, Span

__all__ = ["explained"]


def explained(reading: Reading, entry: Entry) -> Iterator[str]:
    """Lines of text: each proposal with its rule, tier and words, then the lost lists and the units not read."""
    for proposal in reading.proposals:
        yield from _proposal(proposal, entry)
    for lost in reading.lost_lists:
        yield f"{_place(lost.span)}  gap: {lost.predicate}, lead-in without items: {_words(entry, (lost.span,))}"
    for unit in reading.unread:
        yield f"{_place(unit.span)}  not read, {unit.reason.removeprefix('ck:')}: {_words(entry, (unit.span,))}"


def _proposal(proposal: Proposal, entry: Entry) -> Iterator[str]:
    said = " not" if proposal.negated else ""
    yield (
        f"{_place(proposal.evidence[0])}  {proposal.identifier}  {proposal.tier}  {proposal.rule}: "
        f"{proposal.subject.words}{said} {proposal.predicate} {proposal.object.words} ({proposal.modality[3:]})"
    )
    for name, spans in (
        ("evidence", proposal.evidence),
        ("context", proposal.context),
        ("subject", proposal.subject.spans),
        ("object", proposal.object.spans),
        ("cues", proposal.cues),
    ):
        if spans:
            yield f"    {name} {' '.join(map(_place, spans))}: {_words(entry, spans)}"
    for qualifier in proposal.qualifiers:
        yield f"    {qualifier.key}: {qualifier.value.words or qualifier.value.concept}"


def _place(span: Span) -> str:
    return f"{span[0]}-{span[1]}"


def _words(entry: Entry, spans: tuple[Span, ...]) -> str:
    return " | ".join(" ".join(entry.text[start:end].split()) for start, end in spans)
