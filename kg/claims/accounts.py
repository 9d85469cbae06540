"""What the graph says of an entry, unit by unit: associations, gaps, and units without clinical content."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.claims.claim import Evidence, claims, evidence_of
from kg.claims.sentences import sentence
from kg.condition import Condition
from kg.rdf.index import Index, Resource, node
from kg.rdf.namespaces import local_name

__all__ = ["Account", "Cue", "EntryRecord", "entry_record"]


@dataclass(frozen=True, slots=True)
class Account:
    """One record that accounts for a part of the entry: ``association``, ``gap``, ``not clinical`` or ``not read``.

    ``sections`` are kinds of section as :data:`kg.entry.headings.SECTIONS` names them.
    """

    iri: str
    kind: str
    label: str
    sections: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """The span of a hedging word (code points, end exclusive)."""

    iri: str
    start: int
    end: int
    sha256: str


@dataclass(frozen=True)
class EntryRecord:
    """The entry that a graph was made from: its digest, and all that accounts for it."""

    sha256: str
    accounts: tuple[Account, ...]
    cues: tuple[Cue, ...]

    @property
    def evidence(self) -> list[Evidence]:
        """Every evidence once, in the order of the entry."""
        found = {evidence.iri: evidence for account in self.accounts for evidence in account.evidence}
        return sorted(found.values(), key=lambda evidence: (evidence.start, evidence.end))


def entry_record(index: Index, condition: Condition) -> EntryRecord:
    """Read the record of a condition's entry: what the entry's layer says of it, and no other.

    What a reviewer has rejected accounts for nothing.

    Args:
        index: The graph.
        condition: One of its conditions.
    """

    def is_own(record: Resource) -> bool:
        return condition.layer is None or condition.layer in index.values(record, node("ck:layer"))

    accounts = [
        Account(
            claim.iri,
            "association",
            sentence(index, claim),
            _section_names(claim.sections),
            (*claim.spans, *claim.context),
        )
        for claim in claims(index)
        if not claim.is_rejected and (condition.layer is None or claim.layer == condition.layer)
    ]
    for kind, name in (("gap", "ck:Gap"), ("not clinical", "ck:NonClinicalUnit"), ("not read", "ck:UnreadUnit")):
        for record in filter(is_own, index.of_type(node(name))):
            reason = index.value(record, node("ck:reason"))
            accounts.append(
                Account(
                    record.value,
                    kind,
                    index.label(record) + (f" ({index.label(reason)})" if reason else ""),
                    _sections(index, record),
                    evidence_of(index, record),
                )
            )
    cues = [
        Cue(
            cue.value,
            index.number(cue, node("oa:start")) or 0,
            index.number(cue, node("oa:end")) or 0,
            index.text(cue, node("ck:sha256")),
        )
        for cue in index.of_type(node("ck:Cue"))
        if condition.layer is None or condition.entry in index.values(cue, node("oa:hasSource"))
    ]
    return EntryRecord(
        sha256=condition.sha256,
        accounts=tuple(sorted(accounts, key=lambda a: (a.evidence[0].start if a.evidence else 0, a.kind, a.iri))),
        cues=tuple(sorted(cues, key=lambda cue: (cue.start, cue.end))),
    )


def _sections(index: Index, record: Resource) -> tuple[str, ...]:
    return _section_names(index.resources(record, node("ck:section")))


def _section_names(kinds: Iterable[Resource]) -> tuple[str, ...]:
    return tuple(sorted(local_name(kind.value).removesuffix("Section") for kind in kinds))
