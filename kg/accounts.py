"""What the graph says of an entry, unit by unit: associations, gaps, and units without clinical content."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from kg.associations import Evidence, Labels, associations, evidence_of
from kg.errors import InputError
from kg.namespaces import ONTOLOGY, PREFIXES

__all__ = ["Account", "Cue", "EntryRecord", "entry_record"]

_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")


def _ck(name: str) -> ox.NamedNode:
    return ox.NamedNode(ONTOLOGY + name)


@dataclass(frozen=True, slots=True)
class Account:
    """One record that accounts for a part of the entry: ``association``, ``gap`` or ``not clinical``."""

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
    """The entry that a graph was made from: its digest, its length in code points, and all that accounts for it."""

    iri: str
    sha256: str
    length: int
    accounts: tuple[Account, ...]
    cues: tuple[Cue, ...]

    @property
    def evidence(self) -> list[Evidence]:
        """Every evidence once, in the order of the entry."""
        found = {evidence.iri: evidence for account in self.accounts for evidence in account.evidence}
        return sorted(found.values(), key=lambda evidence: (evidence.start, evidence.end))


def entry_record(store: ox.Store) -> EntryRecord:
    """Read the record out of a store.

    Raises:
        InputError: when the store holds no entry, or more than one.
    """
    entries = [quad.subject for quad in store.quads_for_pattern(None, _TYPE, _ck("Entry"), None)]
    if len(entries) != 1:
        raise InputError(
            f"the graph is made from {len(entries)} entries", hint="Name the data of one entry with --data"
        )
    labels = Labels(store)
    accounts = [
        Account(
            row.iri,
            "association",
            f"{'not: ' if row.negated else ''}{row.subject} {row.predicate} {row.object}",
            row.sections,
            row.evidence,
        )
        for row in associations(store)
    ]
    for kind, name in (("gap", "Gap"), ("not clinical", "NonClinicalUnit")):
        for quad in store.quads_for_pattern(None, _TYPE, _ck(name), None):
            detail = next((q.object for q in store.quads_for_pattern(quad.subject, _ck("reason"), None, None)), None)
            accounts.append(
                Account(
                    quad.subject.value,
                    kind,
                    labels(quad.subject) + (f" ({labels(detail)})" if detail else ""),
                    tuple(
                        sorted(labels(q.object) for q in store.quads_for_pattern(quad.subject, _ck("section"), None, None))
                    ),
                    evidence_of(store, quad.subject),
                )
            )
    cues = [
        Cue(iri, int(values["start"]), int(values["end"]), values.get("sha256", ""))
        for quad in store.quads_for_pattern(None, _TYPE, _ck("Cue"), None)
        for iri, values in [(quad.subject.value, _values(store, quad.subject))]
        if "start" in values and "end" in values
    ]
    properties = _values(store, entries[0])
    return EntryRecord(
        iri=entries[0].value,
        sha256=properties.get("sha256", ""),
        length=int(properties.get("length", 0)),
        accounts=tuple(sorted(accounts, key=lambda a: (a.evidence[0].start if a.evidence else 0, a.kind, a.iri))),
        cues=tuple(sorted(cues, key=lambda cue: (cue.start, cue.end))),
    )


def _values(store: ox.Store, node: ox.NamedNode) -> dict[str, str]:
    names = {
        _ck("sha256"): "sha256",
        _ck("length"): "length",
        ox.NamedNode(PREFIXES["oa"] + "start"): "start",
        ox.NamedNode(PREFIXES["oa"] + "end"): "end",
    }
    return {names[q.predicate]: q.object.value for q in store.quads_for_pattern(node, None, None, None) if q.predicate in names}
