"""Read an entry into proposals: blocks, rules, concepts, and an account of every unit."""

from __future__ import annotations

import logging
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from operator import attrgetter
from types import MappingProxyType

from kg.entry.citations import without_citations
from kg.entry.dashes import joints_of, parted
from kg.entry.digests import normalise
from kg.entry.forms import refuse_other_languages
from kg.entry.lists import BULLET
from kg.entry.read import Entry, Unit, parse_text
from kg.entry.structure import blocks, names_of
from kg.reading.concepts import Concepts
from kg.reading.copied import as_copied
from kg.reading.found import Found
from kg.reading.limits import cues_of, qualifiers_of
from kg.reading.misread import is_misread
from kg.reading.objects import LABEL_WORDS
from kg.reading.outright import said_outright
from kg.reading.plugins import Proposer, checked
from kg.reading.proposals import (
    RESTRICTING,
    LostList,
    Mention,
    Proposal,
    Reading,
    Span,
    UnitRead,
    reading_order,
)
from kg.reading.reader import Reader
from kg.reading.rules import RULES
from kg.reading.strict import sure
from kg.reading.titles import is_said_by_name, names_condition
from kg.reading.uncut import uncut
from kg.reading.unread import reason_of
from kg.reading.verbatim import in_words

__all__ = ["extract", "read_into_proposals"]

log = logging.getLogger("kg")


def extract(text: str, *, plugins: Mapping[str, Proposer] = MappingProxyType({})) -> Reading:
    """Propose claims for the text of an entry; a pure function, the same for the same text.

    Args:
        text: Plain text, Markdown (known by headings after ``#``) or HTML.
        plugins: Functions that propose, too, by their names; what they propose is checked by our rules.

    Raises:
        InputError: when there is no text, or it is no English.
    """
    return read_into_proposals(parse_text(text), plugins)


def read_into_proposals(entry: Entry, plugins: Mapping[str, Proposer] = MappingProxyType({})) -> Reading:
    """Propose claims for an entry, and account for each of its units.

    What a plug-in proposes and our rules do not is added; what is refused is logged with the reason.

    Raises:
        InputError: when the entry is no English.
    """
    refuse_other_languages(entry.text, entry.path)
    entry = without_citations(entry)
    joints = joints_of(entry.text)
    if not joints:
        return _read(entry, plugins)
    whole = parted(entry, joints)
    return as_copied(_read(whole.entry, plugins), whole)


def _read(entry: Entry, plugins: Mapping[str, Proposer]) -> Reading:
    """Propose claims for an entry of which no dash is lost."""
    names = names_of(entry)
    reader = Reader(entry.text, names, RULES)
    reader.read_names()
    found_blocks = blocks(entry)
    for block in found_blocks:
        reader.read(block)
    title = names[0].text if names else ""
    said = reader.claims
    is_of_condition = names_condition(entry.text, names, reader.condition_named)
    if not is_of_condition:
        said = [each for each in said if is_said_by_name(each, entry.text, reader.condition_named)]
    concepts = Concepts(title, entry.text)
    short = frozenset([reader.abbreviation.words] if reader.abbreviation else ()) | {each.text for each in names[1:]}
    short |= {title.split(": ")[0]}
    looked_at = [(each, sure(each, entry.text, title, short)) for each in said]
    claims = [each for _, each in looked_at if each is not None and normalise(each.object)]
    proposed = (_proposal(entry, concepts, each) for each in claims)
    found = said_outright(
        [each for each in proposed if each is not None],
        entry,
        concepts.condition.concept,
        [each.text for each in names],
    )
    for name, proposer in plugins.items():
        taken, refused = checked(entry, name, proposer(entry), concepts)
        found += taken
        for each in refused:
            log.warning("%s: %s is refused: %s", name, each.proposal.identifier, each.reason)
    lost = tuple(
        LostList((gap.start, gap.end), f"ck:{gap.predicate}", _section_at(entry, gap.start)) for gap in reader.gaps
    )
    others = tuple(_others(entry, found, lost, reader))
    if is_of_condition:
        reasons = {each.span[0]: each.reason for each in others}
        known = uncut((each for each, kept in looked_at if kept is None), entry.text, reasons)
        told = in_words(reader, found_blocks, claims, reasons, known)
        told = (each for each in told if len(each.evidence) == 1 or not is_misread(each, entry.text))  # items of lists
        found += [each for each in (_proposal(entry, concepts, each) for each in told) if each is not None]
    proposals = _said_again(entry, _distinct(found))
    read = _told(entry, proposals)
    unread = tuple(each for each in others if each.span[0] not in read)
    return Reading(title, entry.sha256, proposals, lost, unread, names_condition=is_of_condition)


def _proposal(entry: Entry, concepts: Concepts, found: Found) -> Proposal | None:
    """What was found as a proposal; none where it is hedged by no word of its evidence."""
    found = _with_subject(entry, found)
    evidence = _within_units(entry, found.evidence)
    qualifiers, qualifying = qualifiers_of(found, concepts, entry.text)
    qualifiers = tuple(
        each if (brief := _brief(each.value)) is each.value else each._replace(value=brief) for each in qualifiers
    )
    subject, said = _brief(concepts.subject(found)), _brief(concepts.object(found))
    cues = cues_of(found, qualifying, evidence, entry.text)
    if cues is None:
        return None
    outside = [span for span in (*subject.spans, *said.spans) if not _is_inside(span, evidence)]
    return Proposal(
        entry=entry.sha256,
        subject=subject,
        predicate=concepts.predicate(found),
        object=said,
        evidence=evidence,
        context=tuple(sorted({(unit.start, unit.end) for span in outside for unit in _units_at(entry, span)})),
        modality="ck:" + {"can": "may"}.get(found.modality, found.modality),
        negated=found.negated,
        qualifiers=qualifiers,
        cues=cues,
        section=_section_at(entry, evidence[0][0]),
        rule=found.rule.removeprefix("R-"),
        tier=found.tier,
    )


def _with_subject(entry: Entry, found: Found) -> Found:
    """A claim whose subject is worded as the entry has it; without a span where the words stand elsewhere."""
    if found.subject_span is None:
        return found
    words = entry.text[slice(*found.subject_span)]
    if normalise(words) != normalise(found.subject):
        return found._replace(subject_span=None)
    return found._replace(subject=words)


def _brief(mention: Mention) -> Mention:
    """What is mentioned, in as many of the entry's words as a name may have; the span tells where all of them stand.

    Whoever passes proposals on need not have leave to pass on the entry: no sentence of it is in them.
    """
    if mention.words.count(" ") < LABEL_WORDS:
        return mention
    words = mention.words.split()
    return mention if len(words) <= LABEL_WORDS else mention._replace(words=f"{' '.join(words[:LABEL_WORDS])} …")


def _is_inside(span: Span, others: Iterable[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in others)


def _units_at(entry: Entry, span: Span) -> list[Unit]:
    """The units that a span touches; units stand in the order of the text and share no character."""
    units, at = [], bisect_right(entry.units, span[0], key=_END)
    while at < len(entry.units) and entry.units[at].start < span[1]:
        units.append(entry.units[at])
        at += 1
    return units


_END = attrgetter("end")


def _within_units(entry: Entry, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Evidence unit by unit, each once, in order; a span over several units is parted."""
    parts = set()
    for start, end in spans:
        parts |= {(max(start, unit.start), min(end, unit.end)) for unit in _units_at(entry, (start, end))}
    return tuple(sorted(parts))


def _section_at(entry: Entry, at: int) -> str:
    return next((each.kind for each in entry.sections if each.start <= at < each.end), "furniture")


def _distinct(proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """Each claim once, as it is said best, then first; its evidence is every place that says it."""
    best: dict[tuple[object, ...], Proposal] = {}
    evidence: dict[tuple[object, ...], set[Span]] = {}
    for each in proposals:
        limits = tuple((q.key, q.value.concept) for q in each.qualifiers if q.key in RESTRICTING)
        said = each.object.concept or normalise(each.object.words)
        key = (each.subject.concept, each.predicate, said, each.negated, limits)
        if key not in best or each.tier < best[key].tier:
            best[key] = each
        evidence.setdefault(key, set()).update(each.evidence)
    kept = (
        each if evidence[key] == set(each.evidence) else each._replace(evidence=tuple(sorted(evidence[key])))
        for key, each in best.items()
    )
    return tuple(sorted(kept, key=reading_order))


def _said_again(entry: Entry, proposals: tuple[Proposal, ...]) -> tuple[Proposal, ...]:
    """The same, each with the sentences, and the items below the same lead-in, that say its evidence again word for word."""
    places: dict[str, list[Span]] = {}
    for unit in entry.units:
        if unit.kind in ("sentence", "list item", "lead-in"):
            bullet = BULLET.match(unit.text)
            said = unit.text[bullet.end() :] if bullet else unit.text
            places.setdefault(said.rstrip(_STOPS), []).append((unit.end - len(said), unit.end))
    twice = {said: spans for said, spans in places.items() if len(spans) > 1}
    if not twice:
        return proposals

    def again(each: Proposal) -> Proposal:
        said = [twice.get(entry.text[slice(*span)].rstrip(_STOPS), []) for span in each.evidence]
        more: list[Span] = []
        if len(said) == 1 and entry.text[each.evidence[0][1] - 1] == ".":
            more = [span for span in said[0] if entry.text[span[1] - 1] == "."]
        elif len(said) == _LISTED and all(said):
            near = each.evidence[1][0] - each.evidence[0][0] + _NEAR
            pairs = [(lead, item) for lead in said[0] for item in said[1] if 0 < item[0] - lead[0] < near]
            more = [span for pair in pairs for span in pair if pair[0][0] not in (each.evidence[0][0], pair[1][0])]
        return each._replace(evidence=tuple(sorted({*each.evidence, *more}))) if more else each

    return tuple(map(again, proposals))


#: Pieces of evidence of an item: its lead-in and itself.
_LISTED = 2
#: What ends a sentence, a lead-in or an item; characters by which an item may stand further from its lead-in elsewhere.
_STOPS, _NEAR = " .:;,", 40


def _told(entry: Entry, proposals: Iterable[Proposal]) -> set[int]:
    """Where units begin of which something is proposed."""
    spans = {span for each in proposals for span in each.evidence}
    return {unit.start for span in spans for unit in _units_at(entry, span)}


def _others(
    entry: Entry, proposals: Iterable[Proposal], lost: Iterable[LostList], reader: Reader
) -> Iterable[UnitRead]:
    told = _told(entry, proposals) | {unit.start for each in lost for unit in _units_at(entry, each.span)}
    lead = ""
    for unit in entry.units:
        is_told = unit.start in told
        if is_told and unit.kind != "lead-in":
            lead = lead if unit.kind == "list item" else ""
            continue
        reason = reader.asides.get(unit.start) or reason_of(unit, reader.condition)
        if unit.kind == "lead-in":
            lead = reason
        elif unit.kind == "list item" and lead in ("ck:aboutAnother", "ck:background", "ck:navigation"):
            reason = lead  # links below “more information:”
        else:
            lead = lead if unit.kind == "list item" else ""
        if not is_told:
            yield UnitRead((unit.start, unit.end), unit.section, reason)
