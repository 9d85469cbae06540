"""Proposals of plug-ins: what an installed package proposes is checked by our rules, and what fails is refused.

A plug-in is an entry point of the group :data:`GROUP`: a function that takes an :class:`~kg.entry.read.Entry` and
gives proposals, whose object needs only words and spans. Where it gives spans that do not say what it says, another
modality or negation than the rules read at that place, or leaves out a population that stands there, the proposal is
refused with the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kg.entry.digests import normalise
from kg.entry.read import Entry
from kg.errors import InputError, UnknownNameError
from kg.reading.clauses import Clause, clauses
from kg.reading.concepts import KINDS, Concepts
from kg.reading.limits import is_everybody
from kg.reading.proposals import MODALITIES, NAMING, TIERS, Mention, Proposal, Span
from kg.reading.qualifiers import modality_of, qualifiers_in

__all__ = ["GROUP", "Proposer", "Refused", "check", "checked", "plugin_named"]

GROUP = "condition_kg.proposers"
Proposer = Callable[[Entry], Iterable[Proposal]]
_POPULATION = frozenset({"population"})


@dataclass(frozen=True, slots=True)
class Refused:
    """A proposal of a plug-in that is not taken, and why."""

    proposal: Proposal
    reason: str


def plugin_named(name: str) -> Proposer:
    """The plug-in of this name.

    Raises:
        UnknownNameError: when none is installed under it; with those that are.
        InputError: when it cannot be loaded.
    """
    from importlib.metadata import entry_points

    found = {each.name: each for each in entry_points(group=GROUP)}
    if name not in found:
        raise UnknownNameError(f"there is no plug-in {name!r}", hint=f"Installed: {', '.join(sorted(found)) or 'none'}")
    try:
        loaded: Proposer = found[name].load()
    except Exception as error:
        raise InputError(f"the plug-in {name!r} cannot be loaded: {error}", hint="Install it again") from error
    return loaded


def checked(
    entry: Entry, name: str, proposals: Iterable[Proposal], concepts: Concepts
) -> tuple[list[Proposal], list[Refused]]:
    """What of a plug-in's proposals is taken, named as the plug-in's, and what is refused.

    Args:
        entry: The entry.
        name: The plug-in.
        proposals: What it gave.
        concepts: Names the objects.
    """
    taken, refused = [], []
    for each in proposals:
        reason = check(entry, each)
        if reason:
            refused.append(Refused(each, reason))
            continue
        start = each.evidence[0][0]
        section = next((part.kind for part in entry.sections if part.start <= start < part.end), "furniture")
        said = each.object
        if each.predicate not in NAMING:
            said = concepts.named(said.words, KINDS[each.predicate], said.spans)
        about = each.subject if each.subject.concept else concepts.condition._replace(spans=each.subject.spans)
        rule = each.rule if each.rule.startswith(f"{name}:") else f"{name}:{each.rule}".rstrip(":")
        taken.append(each._replace(subject=about, object=said, section=section, rule=rule))
    return taken, refused


def check(entry: Entry, proposal: Proposal) -> str:
    """Why a proposal is refused; empty where nothing is wrong with it."""
    if proposal.entry != entry.sha256:
        return "it is of another entry"
    if proposal.predicate not in KINDS and proposal.predicate not in NAMING:
        return f"the predicate {proposal.predicate} is none that can be proposed"
    if proposal.modality not in MODALITIES or proposal.tier not in TIERS:
        return "its modality or tier is not in the closed list"
    if not proposal.evidence or not proposal.object.spans:
        return "it has no evidence, or no span for its object"
    for start, end in proposal.spans:
        if not 0 <= start < end <= len(entry.text) or not entry.text[start:end].strip():
            return f"the span {start}-{end} holds no words of the entry"
    if any(entry.unit_at(start, end) is None for start, end in proposal.evidence):
        return "a span of its evidence runs over the end of a sentence"
    if not all(any(s <= start and end <= e for s, e in proposal.evidence) for start, end in proposal.object.spans):
        return "its object stands outside its evidence"
    if not _says(entry, proposal.object) or (proposal.subject.spans and not _says(entry, proposal.subject)):
        return "the words of its subject or object are not those at its spans"
    return _hedges(entry, proposal)


def _says(entry: Entry, mention: Mention) -> bool:
    return normalise(" ".join(entry.text[start:end] for start, end in mention.spans)) == normalise(mention.words)


def _hedges(entry: Entry, proposal: Proposal) -> str:
    """Whether modality, negation and population are those that the rules read where the object stands."""
    place = proposal.object.spans[0]
    clause = _clause_at(entry, place) or next(
        (found for span in proposal.evidence if (found := _clause_at(entry, span))), None
    )
    modality, _ = modality_of(clause)
    wanted = "ck:" + {"can": "may"}.get(modality, modality)
    if wanted != proposal.modality:
        return f"the text says {wanted} there, not {proposal.modality}"
    before = entry.text[max(0, place[0] - 8) : place[0]].lower().split()
    is_denied = bool(clause and clause.negated) != (before[-1:] in (["no"], ["not"], ["never"], ["without"]))
    if is_denied != proposal.negated:
        return "it denies what the text says" if proposal.negated else "it leaves out a negation"
    people = [
        limit
        for span in proposal.evidence
        for limit in qualifiers_in(entry.text, *span, _POPULATION)
        if not is_everybody(limit.value, entry.title)
    ]
    said = {normalise(each.value.words) for each in proposal.qualifiers if each.key == "ck:population"}
    if people and not said:
        return f"it leaves out the population “{people[0].value}”"
    if said - {normalise(limit.value) for limit in qualifiers_in(entry.text, *_whole(proposal), _POPULATION)}:
        return "it names a population that does not stand there"
    return ""


def _whole(proposal: Proposal) -> Span:
    return proposal.evidence[0][0], proposal.evidence[-1][1]


def _clause_at(entry: Entry, span: Span) -> Clause | None:
    """The clause in which a stretch stands; of a list's item, the last clause of its lead-in."""
    unit = entry.unit_at(*span)
    if unit is None:
        return None
    found = clauses(entry.text, unit.start, unit.end)
    inside = [
        clause
        for clause in found
        for part in (clause.complement, clause.subject, clause.group)
        if part[0] < part[1] and clause.span(part)[0] <= span[0] < clause.span(part)[1]
    ]
    if inside:
        return inside[0]
    return found[-1] if unit.kind == "lead-in" and found else None
