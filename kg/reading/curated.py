"""The files that decisions make in a condition's folder: claims, what was rejected, who decided, and what is left.

Offsets and digests, never a sentence. The files are made from ``decisions.tsv`` alone and are written anew each time;
other files of the folder are read and never changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pyoxigraph as ox

from kg.build.validate import Finding
from kg.condition import Condition
from kg.errors import DataError, InputError
from kg.files import read_text
from kg.rdf.index import Index, Value, node
from kg.rdf.namespaces import local_name, shrink
from kg.rdf.turtle import parse_turtle, write_turtle
from kg.reading.decisions import Decision, decisions_text
from kg.reading.edits import decided_claim, is_renaming
from kg.reading.folder_records import FolderRecords
from kg.reading.known import our_concepts
from kg.reading.proposals import NOTHING_OF_IT, Proposal, Reading, Span, UnitRead
from kg.reading.settle import Outcome
from kg.reading.sheet import SENTENCE_DIGITS, Digests, Sheet

__all__ = ["DECISIONS", "Curated", "curated", "made_files"]

#: The decisions as a folder keeps them.
DECISIONS = "decisions.tsv"
_MADE = "# Made by kg apply from decisions.tsv: change the decisions, not this file.\n"
#: The files that are made, each with what its second line says.
_FILES: Mapping[str, str] = {
    "reviewed.ttl": "Claims that were accepted, edited or added.",
    "rejected.ttl": "Proposals that were rejected, kept so that they do not come back.",
    "decided.ttl": "Who decided what, and when.",
    "unclaimed.ttl": "Lists that the entry has lost, and units without a claim.",
    "concepts/reviewed.ttl": "Concepts of the claims that were accepted, edited or added.",
    "concepts/rejected.ttl": "What rejected proposals alone speak of, apart from the concepts.",
}
#: Those of them that do not tell what stands.
_OF_WHAT_FELL = ("rejected.ttl", "concepts/rejected.ttl", "decided.ttl")
_KINDS = {
    "accept": "ck:acceptance",
    "accept-in-bulk": "ck:acceptanceInBulk",
    "add": "ck:addition",
    "edit": "ck:correction",
    "reject": "ck:rejection",
    "rename": "ck:renaming",
    "set-aside": "ck:settingAside",
    "unsure": "ck:doubt",
}


@dataclass(frozen=True)
class Curated:
    """What decisions make: path inside the folder to text, how many of each kind, and what was wrong."""

    files: Mapping[str, str]
    counts: Mapping[str, int]
    findings: tuple[Finding, ...]


def made_files(folder: Path) -> list[Path]:
    """The files of a folder that decisions made or will make.

    Raises:
        InputError: when one of that name was made by somebody else.
    """
    found = [folder / name for name in _FILES]
    for path in found:
        if path.is_file() and not read_text(path).startswith(_MADE):
            raise InputError(
                "is there, and kg apply did not make it",
                where=str(path),
                hint="Rename it: no file of yours is replaced",
            )
    return found


def curated(
    condition: Condition,
    sheet: Sheet,
    outcomes: Sequence[Outcome],
    digests: Callable[[Span], Digests | None],
    *,
    only_standing: bool = False,
) -> Curated:
    """The files of a condition's folder.

    Args:
        condition: The condition in its folder.
        sheet: The proposals.
        outcomes: What became of them.
        digests: The digests of a span; None where they are not known.
        only_standing: Whether the decisions alone tell what was rejected and who decided, and the graph does not.

    Raises:
        InputError: when a file of the folder cannot be read, or would be replaced.
    """
    folder = condition.folder or Path()
    made = {path.resolve() for path in made_files(folder)}
    others = [path for path, _ in condition.files if path.resolve() not in made]
    index = Index(triple for path in others for triple in parse_turtle(read_text(path), str(path)))
    return _Folder(condition, sheet, index, digests).curated(outcomes, only_standing=only_standing)


class _Folder:
    """Makes the files of one folder."""

    def __init__(
        self, condition: Condition, sheet: Sheet, index: Index, digests: Callable[[Span], Digests | None]
    ) -> None:
        self.condition, self.sheet, self.index = condition, sheet, index
        self.digests = digests
        self.findings: list[Finding] = []
        self.claims: dict[str, ox.NamedNode] = {}
        self.kinds: dict[str, str] = {}

    def curated(self, outcomes: Sequence[Outcome], *, only_standing: bool) -> Curated:
        """The files."""
        kept = [one for one in outcomes if one.decision.kind in ("accept", "accept-in-bulk", "add", "edit")]
        rejected = [one for one in outcomes if one.decision.kind == "reject"]
        standing = FolderRecords(self)
        parts: dict[str, list[ox.Triple]] = {}
        claims = self._standing(standing, kept)
        parts["reviewed.ttl"] = [
            triple for proposal, several in claims for triple in self._claim(standing, proposal, several)
        ]
        used = _named(parts["reviewed.ttl"])
        fallen = FolderRecords(self, used)
        parts["rejected.ttl"] = list(self._rejected(fallen, rejected, {str(iri) for iri in self.claims.values()}))
        left = FolderRecords(self)
        parts["unclaimed.ttl"] = list(
            self._unclaimed(left, [proposal for proposal, _ in claims], outcomes, only_standing=only_standing)
        )
        parts["decided.ttl"] = list(self._decided(outcomes))
        for name, records in (("reviewed.ttl", standing), ("rejected.ttl", fallen), ("unclaimed.ttl", left)):
            try:
                parts[name] += records.described_spans()
            except InputError as error:
                self.findings.append(Finding(self.sheet.path, f"{error.what}. {error.hint}"))
        parts["concepts/reviewed.ttl"] = list(self._concepts(standing, used))
        lost = _named(parts["rejected.ttl"]) - used
        parts["concepts/rejected.ttl"] = [
            each
            for triple in self._concepts(fallen, lost)
            for each in (triple, ox.Triple(triple.subject, node("ck:status"), node("ck:rejected")))
        ]
        if only_standing:
            parts |= {name: [] for name in _OF_WHAT_FELL}
        prefixes = {**self.condition.prefixes, "rejected": f"{self.condition.space}rejected/"}
        files = {
            name: write_turtle(triples, f"{_MADE}# {_FILES[name]}\n", prefixes)
            for name, triples in parts.items()
            if triples or ((self.condition.folder or Path()) / name).is_file()
        }
        files[DECISIONS] = decisions_text(each for one in outcomes for each in one.decisions)
        kinds = Counter(_kind(one.decision) for one in outcomes)
        counts = {kind: kinds[kind] for kind in _KINDS}
        return Curated(files, counts, tuple(sorted(self.findings)))

    def _standing(
        self, records: FolderRecords, outcomes: Iterable[Outcome]
    ) -> list[tuple[Proposal, list[tuple[Proposal, Outcome]]]]:
        """Claims that stand; those that say the same are one, with the evidence of all."""
        merged: dict[str, tuple[Proposal, list[tuple[Proposal, Outcome]]]] = {}
        for one in outcomes:
            try:
                claim = decided_claim(one.decision)
            except DataError as error:
                self.findings.append(Finding(one.decision.where, f"{error.what}. {error.hint}"))
                continue
            iri = records.claim_iri(claim)
            self.claims[one.decision.proposal] = iri
            if self.index.properties(iri):
                self.findings.append(
                    Finding(one.decision.where, f"{iri.value} is in another file of the folder: remove it there")
                )
            elif iri.value not in merged:
                merged[iri.value] = claim, [(claim, one)]
            elif _hedges(claim) == _hedges(merged[iri.value][0]):
                whole, several = merged[iri.value]
                merged[iri.value] = _together(whole, claim), [*several, (claim, one)]
            else:
                other = merged[iri.value][1][0][1].decision
                self.findings.append(
                    Finding(
                        one.decision.where,
                        f"says with another hedge what {other.where} says. Reject one of them as saidAlready",
                    )
                )
        return list(merged.values())

    @staticmethod
    def _claim(
        records: FolderRecords, proposal: Proposal, several: Sequence[tuple[Proposal, Outcome]]
    ) -> Iterator[ox.Triple]:
        decision = several[0][1].decision
        more: dict[str, Value | Iterable[Value]] = {
            "ck:section": (),  # follows from the evidence: the build derives it
            "ck:proposalIdentifier": sorted((ox.Literal(one.decision.proposal) for _, one in several), key=str),
            "ck:status": node("ck:reviewed" if decision.reviewer else "ck:checkedAgainstSource"),
            "ck:agentType": node("ck:automatedAgent"),
        }
        if decision.reviewer:
            more["ck:reviewer"] = ox.NamedNode(decision.reviewer)
            is_added = decision.kind == "add"
            more["ck:agentType"] = node("ck:manualAgent" if is_added else "ck:validatedAutomatedAgent")
        if not proposal.tier:
            more["ck:tier"] = ()
        yield from records.claim(proposal, more)

    def _rejected(self, records: FolderRecords, outcomes: Iterable[Outcome], standing: set[str]) -> Iterator[ox.Triple]:
        """Rejected claims, but for those that stand by another proposal, are rejected twice, or are not valid."""
        for one in outcomes:
            try:
                claim = decided_claim(one.decision)
            except DataError:
                continue  # its line is kept
            iri = records.claim_iri(claim)
            if str(iri) in standing or self.index.properties(iri):
                continue
            standing.add(str(iri))
            self.claims[one.decision.proposal] = iri
            more: dict[str, Value | Iterable[Value]] = {
                "ck:section": (),
                "ck:status": node("ck:rejected"),
                "ck:agentType": node("ck:automatedAgent"),
            }
            yield from records.claim(claim, more)

    def _unclaimed(
        self, records: FolderRecords, claims: Iterable[Proposal], outcomes: Sequence[Outcome], *, only_standing: bool
    ) -> Iterator[ox.Triple]:
        """Gaps and units that no claim and no other file of the folder speaks of; what was set aside as not clinical.

        Where rejected proposals are told by the decisions alone, so is a sentence of which nothing stands.
        """
        spans = [span for claim in claims for span in (*claim.evidence, *claim.context)]
        for record in self.index.of_type(node("ck:Gap"), node("ck:NonClinicalUnit"), node("ck:UnreadUnit")):
            for span in self.index.resources(record, node("ck:evidence")):
                start, end = self.index.number(span, node("oa:start")), self.index.number(span, node("oa:end"))
                if start is not None and end is not None:
                    spans.append((start, end))

        def is_free(span: Span) -> bool:
            return not any(start < span[1] and span[0] < end for start, end in spans)

        reading: Reading = self.sheet.reading
        aside: dict[Span, str] = {}
        for one in outcomes:
            if one.decision.kind == "set-aside":
                (unit_span,) = one.decision.place
                aside[unit_span] = NOTHING_OF_IT
                if not is_free(unit_span):
                    problem = (
                        "sets aside what a claim, a gap or another file of the folder speaks of. Decide one of both"
                    )
                    self.findings.append(Finding(one.decision.where, problem))
        reasons = {unit.span: (unit.section, unit.reason) for unit in reading.others}
        reasons |= {span: ("furniture", reason) for span, reason in aside.items()}
        units = {
            span: UnitRead(span, self._section(span, as_read), reason) for span, (as_read, reason) in reasons.items()
        }
        if only_standing:
            units |= {
                span: UnitRead(span, self._section(span, "furniture"), NOTHING_OF_IT) for span in self._fallen(outcomes)
            }
        gaps = (
            replace(lost, section=self._section(lost.span, lost.section))
            for lost in reading.lost_lists
            if is_free(lost.span) and lost.span not in aside
        )
        yield from records.lost_lists(gaps)
        yield from records.units(unit for unit in units.values() if is_free(unit.span))

    def _fallen(self, outcomes: Iterable[Outcome]) -> Iterator[Span]:
        """For each sentence of which nothing stands since all was rejected, where one of the proposals stood."""
        described = self.index.using(node("ck:sentenceDigest"))
        standing = {self.index.text(span, node("ck:sentenceDigest"))[:SENTENCE_DIGITS] for span in described}
        standing |= {each for one in outcomes if one.decision.kind != "reject" for each in one.decision.sentences}
        for decision in (one.decision for one in outcomes if one.decision.kind == "reject"):
            for span, sentence in zip(decision.place, decision.sentences, strict=True):
                if sentence not in standing:
                    standing.add(sentence)
                    yield span

    def _section(self, span: Span, as_read: str) -> str:
        """The kind of section in which a span begins: as the folder's document has it, which a curator may have mended.

        Args:
            span: The span.
            as_read: The kind that was read, which counts where the document tells of no section there.
        """
        for section in self.index.of_type(node("ck:Section")):
            start, end = self.index.number(section, node("oa:start")), self.index.number(section, node("oa:end"))
            if start is not None and end is not None and start <= span[0] < end:
                for kind in self.index.resources(section, node("ck:sectionKind")):
                    return local_name(kind.value).removesuffix("Section")
        return as_read

    def _decided(self, outcomes: Iterable[Outcome]) -> Iterator[ox.Triple]:
        said = FolderRecords(self).said
        for one in outcomes:
            for number, each in enumerate(one.decisions, start=1):
                iri = ox.NamedNode(f"{self.condition.space}decision/{each.proposal}-{number}")
                claim = self.claims.get(each.proposal) if each.outcome == one.decision.outcome else None
                values: dict[str, Value | str | int | Iterable[Value]] = {
                    "rdf:type": (node("prov:Activity"), node("ck:Decision")),
                    "rdfs:label": f"{each.kind} {each.proposal}",
                    "rdfs:comment": (ox.Literal(each.comment, language="en"),) if each.comment else (),
                    "prov:endedAtTime": ox.Literal(each.time, datatype=node("xsd:dateTime")),
                    "prov:generated": (claim,) if claim else (),
                    "prov:wasAssociatedWith": (ox.NamedNode(each.reviewer),) if each.reviewer else (),
                    "ck:decisionKind": node(_KINDS[_kind(each)]),
                    "ck:proposalIdentifier": ox.Literal(each.proposal),
                    "ck:rejectionReason": (node(f"ck:{each.reason}"),) if each.reason else (),
                    "ck:role": ox.Literal(each.role),
                    "ck:rule": (ox.Literal(each.rule),) if each.rule else (),
                    "ck:tier": (node(f"ck:tier{each.tier}"),) if each.tier else (),
                }
                yield from said(iri, values)

    def _concepts(self, records: FolderRecords, used: set[str]) -> Iterator[ox.Triple]:
        """The concepts in use that no other file describes: of the folder, or of those that all conditions share."""
        for iri, mention in records.own_concepts():
            is_described = self.index.values(ox.NamedNode(iri), node("rdfs:label")) or shrink(iri) in our_concepts()
            if iri in used and not is_described:
                yield from records.described(iri, mention)


def _named(triples: Iterable[ox.Triple]) -> set[str]:
    return {triple.object.value for triple in triples if isinstance(triple.object, ox.NamedNode)}


def _kind(decision: Decision) -> str:
    """The kind of a decision; an edit of names alone is told apart."""
    return "rename" if is_renaming(decision) else decision.kind


def _hedges(claim: Proposal) -> tuple[object, ...]:
    return claim.modality, tuple((each.key, each.value.concept, each.value.words) for each in claim.qualifiers)


def _together(one: Proposal, other: Proposal) -> Proposal:
    """A claim with the places of both."""

    def both(first: tuple[Span, ...], second: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(sorted({*first, *second}))

    return one._replace(
        subject=one.subject._replace(spans=both(one.subject.spans, other.subject.spans)),
        object=one.object._replace(spans=both(one.object.spans, other.object.spans)),
        evidence=both(one.evidence, other.evidence),
        context=both(one.context, other.context),
        cues=both(one.cues, other.cues),
        note=one.note or other.note,
    )
