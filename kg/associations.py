"""Associations as rows in words: the view that the command line and the page share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from kg.namespaces import ONTOLOGY, PREFIXES, local_name, shrink

__all__ = ["COLUMNS", "AssociationRow", "Evidence", "Labels", "associations", "evidence_of"]

#: Columns of ``kg associations``, in this order.
COLUMNS = (
    "id",
    "subject",
    "predicate",
    "object",
    "negated",
    "modality",
    "qualifiers",
    "section",
    "start",
    "end",
    "layer",
    "status",
)

Term = ox.NamedNode | ox.Literal | ox.BlankNode


def _ck(name: str) -> ox.NamedNode:
    return ox.NamedNode(ONTOLOGY + name)


def _rdf(name: str) -> ox.NamedNode:
    return ox.NamedNode(PREFIXES["rdf"] + name)


_TYPE = _rdf("type")
_CLASSES = (_ck("Association"), _ck("NegatedAssociation"))
_QUALIFIER_CLASSES = (_ck("QualifierProperty"), _ck("RestrictingQualifier"))


@dataclass(frozen=True, slots=True)
class Evidence:
    """A span of the entry (code points, end exclusive) and its digests."""

    iri: str
    start: int
    end: int
    sha256: str
    sentence_digest: str
    sentence_words: int


@dataclass(frozen=True, slots=True)
class AssociationRow:
    """One association in words.

    ``qualifiers`` holds (label of the qualifier, label of its value) in the order of the labels; modality stands by
    itself. ``evidence`` is in the order of the entry. IRIs of subject, predicate and object are None for literals.
    """

    iri: str
    subject: str
    predicate: str
    object: str
    subject_iri: str
    predicate_iri: str
    object_iri: str | None
    negated: bool
    modality: str
    qualifiers: tuple[tuple[str, str], ...]
    sections: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    layer: str
    layer_iri: str
    layer_kind: str
    status: str
    note: str

    @property
    def start(self) -> int | None:
        """Start of the first evidence."""
        return self.evidence[0].start if self.evidence else None

    @property
    def end(self) -> int | None:
        """End of the first evidence."""
        return self.evidence[0].end if self.evidence else None

    def record(self) -> dict[str, Any]:
        """The row under the names of :data:`COLUMNS`."""
        return {
            "id": self.iri,
            "subject": self.subject,
            "predicate": self.predicate,
            "object": self.object,
            "negated": self.negated,
            "modality": self.modality,
            "qualifiers": "; ".join(f"{key}={value}" for key, value in self.qualifiers),
            "section": ", ".join(self.sections),
            "start": self.start,
            "end": self.end,
            "layer": self.layer,
            "status": self.status,
        }


class Labels:
    """What things are called: rdfs:label, else skos:prefLabel, else the end of the IRI."""

    def __init__(self, store: ox.Store) -> None:
        self._labels: dict[Term, str] = {}
        for name in (PREFIXES["skos"] + "prefLabel", PREFIXES["rdfs"] + "label"):
            for quad in store.quads_for_pattern(None, ox.NamedNode(name), None, None):
                if isinstance(quad.object, ox.Literal) and quad.object.language in (None, "en"):
                    self._labels[quad.subject] = quad.object.value

    def __call__(self, term: Term) -> str:
        """The label of a term; the text of a literal."""
        if isinstance(term, ox.Literal):
            return term.value
        return self._labels.get(term) or (local_name(term.value) or term.value)


def associations(store: ox.Store) -> list[AssociationRow]:
    """Every association of a store that is not retired, in the order of the entry, then by IRI."""
    labels = Labels(store)
    qualifiers = {
        quad.subject
        for kind in _QUALIFIER_CLASSES
        for quad in store.quads_for_pattern(None, _TYPE, kind, None)
        if quad.subject != _ck("modality")
    }
    rows = [
        _row(store, labels, qualifiers, quad.subject, negated=kind == _CLASSES[1])
        for kind in _CLASSES
        for quad in store.quads_for_pattern(None, _TYPE, kind, None)
        if not any(store.quads_for_pattern(quad.subject, ox.NamedNode(PREFIXES["owl"] + "deprecated"), None, None))
    ]
    return sorted(rows, key=lambda row: (row.layer, row.start is None, row.start or 0, row.end or 0, row.iri))


def _row(
    store: ox.Store, labels: Labels, qualifier_properties: set[Term], node: ox.NamedNode, *, negated: bool
) -> AssociationRow:
    values: dict[Term, list[Term]] = {}
    for quad in store.quads_for_pattern(node, None, None, None):
        values.setdefault(quad.predicate, []).append(quad.object)

    def one(predicate: ox.NamedNode) -> Term | None:
        return min(values.get(predicate, ()), key=str, default=None)

    def word(predicate: ox.NamedNode) -> str:
        term = one(predicate)
        return labels(term) if term is not None else ""

    unit = one(_ck("unit"))
    subject, predicate, value = (one(_rdf(key)) for key in ("subject", "predicate", "object"))
    layer = one(_ck("layer"))
    kind = next((q.object for q in store.quads_for_pattern(layer, _ck("layerKind"), None, None)), None) if layer else None
    return AssociationRow(
        iri=node.value,
        subject=labels(subject) if subject else "",
        predicate=labels(predicate) if predicate else "",
        object=" ".join([labels(value)] if value else []) + (f" {labels(unit)}" if unit else ""),
        subject_iri=subject.value if subject else "",
        predicate_iri=predicate.value if predicate else "",
        object_iri=value.value if isinstance(value, ox.NamedNode) else None,
        negated=negated,
        modality=word(_ck("modality")),
        qualifiers=tuple(
            sorted(
                (labels(key), labels(term))
                for key in values
                if key in qualifier_properties
                for term in values[key]
            )
        ),
        sections=tuple(sorted(labels(term) for term in values.get(_ck("section"), ()))),
        evidence=evidence_of(store, node),
        layer=labels(layer) if layer else "",
        layer_iri=layer.value if layer else "",
        layer_kind=labels(kind) if kind else "",
        status=word(_ck("status")),
        note=word(ox.NamedNode(PREFIXES["skos"] + "scopeNote")),
    )


def evidence_of(store: ox.Store, record: ox.NamedNode) -> tuple[Evidence, ...]:
    """The evidence of a record, in the order of the entry; spans without offsets are left to validation."""
    found = []
    for quad in store.quads_for_pattern(record, _ck("evidence"), None, None):
        span = quad.object
        values = {shrink(q.predicate.value): q.object.value for q in store.quads_for_pattern(span, None, None, None)}
        if "oa:start" in values and "oa:end" in values:
            found.append(
                Evidence(
                    iri=span.value,
                    start=int(values["oa:start"]),
                    end=int(values["oa:end"]),
                    sha256=values.get("ck:sha256", ""),
                    sentence_digest=values.get("ck:sentenceDigest", ""),
                    sentence_words=int(values.get("ck:sentenceWords", 0)),
                )
            )
    return tuple(sorted(found, key=lambda evidence: (evidence.start, evidence.end)))
