"""Associations as rows in words: the view that the command line and the page share.

What is negated, retired or a qualifier is read here and nowhere else, so that every view and export says the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from kg.rdf.index import Index, Resource, Value, node

__all__ = [
    "CLASSES",
    "COLUMNS",
    "AssociationRow",
    "Citation",
    "Evidence",
    "association_order",
    "association_row",
    "association_rows",
    "associations",
    "citations_of",
    "evidence_of",
    "is_negated",
    "is_retired",
    "qualifiers_of",
]

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

_MODALITY, _UNIT = node("ck:modality"), node("ck:unit")
_TYPE, _NEGATED, _DEPRECATED = node("rdf:type"), node("ck:negated"), node("owl:deprecated")
#: The classes of associations: those that say that something is so, and those that it is not.
CLASSES = (node("ck:Association"), node("ck:NegatedAssociation"))
_TRUE, _FALSE = ("true", "1"), ("false", "0")

#: What an association carries besides qualifiers: its parts, its place in a source, its curation, and what is derived.
#: Every other property is taken for a qualifier, known or not, so that none is dropped by oversight.
_NO_QUALIFIERS = frozenset(
    map(
        node,
        (
            "rdf:type",
            "rdf:subject",
            "rdf:predicate",
            "rdf:object",
            "rdfs:label",
            "rdfs:comment",
            "skos:scopeNote",
            "ck:negated",
            "ck:status",
            "ck:layer",
            "ck:section",
            "ck:evidence",
            "ck:cue",
            "ck:nextStep",
            "ck:supplements",
            "ck:inWords",
            "ck:knowledgeLevel",
            "ck:agentType",
            "ck:reviewer",
            "prov:hadPrimarySource",
            "owl:deprecated",
            "dcterms:isReplacedBy",
        ),
    )
)


#: Qualifiers that a row does not list: modality, which has a column, and how a claim was read in its source.
_NOT_IN_WORDS = {_MODALITY, *map(node, ("ck:obtained", "ck:through", "ck:originalObject"))}


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
class Citation:
    """A work that a claim of another source rests on: label, identifier (``PMID:…``), address, version or date."""

    iri: str
    label: str
    identifier: str
    url: str
    date: str


@dataclass(frozen=True, slots=True)
class AssociationRow:
    """One association in words.

    ``qualifiers`` holds (label of the qualifier, label of its value) in the order of the labels, ``qualifier_iris`` in
    the same order (IRI of the qualifier, IRI or characters of its value); modality stands by itself. ``evidence`` is in
    the order of the entry; a claim of another source has ``citations`` instead, and ``through`` names the database that
    it came through when it was not read in its source. The IRIs of subject and predicate are empty, and that of the
    object is None, where there is something else than an IRI.
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
    modality_iri: str = ""
    qualifier_iris: tuple[tuple[str, str], ...] = ()
    citations: tuple[Citation, ...] = ()
    through: str = ""

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


def associations(store: ox.Store) -> list[AssociationRow]:
    """Every association of a store that is not retired, in the order of the entry, then by IRI."""
    return association_rows(Index(store))


def association_rows(index: Index) -> list[AssociationRow]:
    """As :func:`associations`, from an index."""
    found = index.of_type(*CLASSES)
    return sorted(
        (association_row(index, each) for each in found if not is_retired(index, each)), key=association_order
    )


def association_order(row: AssociationRow) -> tuple[str, bool, int, int, str]:
    """The key that puts rows in the order of the entry, then of their IRIs, layer by layer."""
    return row.layer, row.start is None, row.start or 0, row.end or 0, row.iri


def is_negated(index: Index, association: Resource) -> bool:
    """Whether an association says that something is not so: its class says so, or ck:negated is anything but false."""
    said = index.values(association, _NEGATED)
    return CLASSES[1] in index.values(association, _TYPE) or any(value.value not in _FALSE for value in said)


def is_retired(index: Index, association: Resource) -> bool:
    """Whether an association is retired: ``owl:deprecated true``."""
    return any(value.value in _TRUE for value in index.values(association, _DEPRECATED))


def qualifiers_of(index: Index, association: Resource) -> dict[ox.NamedNode, tuple[Value, ...]]:
    """The qualifiers of an association, known or not, modality too, with their values; both in order."""
    return {
        key: tuple(sorted(set(values), key=str))
        for key, values in sorted(index.properties(association).items(), key=lambda pair: pair[0].value)
        if key not in _NO_QUALIFIERS
    }


def association_row(index: Index, association: Resource) -> AssociationRow:
    """One association in words, retired or not."""

    def word(curie: str, of: Resource = association) -> str:
        value = index.value(of, node(curie))
        return index.label(value) if value is not None else ""

    def iri(curie: str) -> str:
        value = index.value(association, node(curie))
        return value.value if isinstance(value, ox.NamedNode) else ""

    value = index.value(association, node("rdf:object"))
    layer = next(iter(index.resources(association, node("ck:layer"))), None)
    unit = index.value(association, _UNIT) if isinstance(value, ox.Literal) else None
    said = sorted(
        (index.label(key), index.label(value), key.value, value.value)
        for key, values in qualifiers_of(index, association).items()
        if key not in _NOT_IN_WORDS
        for value in values
    )
    return AssociationRow(
        iri=association.value,
        subject=word("rdf:subject"),
        predicate=word("rdf:predicate"),
        object=f"{word('rdf:object')} {index.label(unit)}" if unit else word("rdf:object"),
        subject_iri=iri("rdf:subject"),
        predicate_iri=iri("rdf:predicate"),
        object_iri=value.value if isinstance(value, ox.NamedNode) else None,
        negated=is_negated(index, association),
        modality=word("ck:modality"),
        qualifiers=tuple((key, value) for key, value, _, _ in said),
        sections=tuple(sorted(map(index.label, index.values(association, node("ck:section"))))),
        evidence=evidence_of(index, association),
        layer=index.label(layer) if layer else "",
        layer_iri=layer.value if layer else "",
        layer_kind=word("ck:layerKind", layer) if layer else "",
        status=word("ck:status"),
        note=index.text(association, node("skos:scopeNote")),
        modality_iri=iri("ck:modality"),
        qualifier_iris=tuple((key, value) for _, _, key, value in said),
        citations=citations_of(index, association),
        through=word("ck:through"),
    )


def evidence_of(index: Index, record: Resource) -> tuple[Evidence, ...]:
    """The evidence of a record, in the order of the entry; spans without offsets are left to validation."""
    found = []
    for span in index.resources(record, node("ck:evidence")):
        start, end = index.number(span, node("oa:start")), index.number(span, node("oa:end"))
        if start is not None and end is not None:
            found.append(
                Evidence(
                    iri=span.value,
                    start=start,
                    end=end,
                    sha256=index.text(span, node("ck:sha256")),
                    sentence_digest=index.text(span, node("ck:sentenceDigest")),
                    sentence_words=index.number(span, node("ck:sentenceWords")) or 0,
                )
            )
    return tuple(sorted(found, key=lambda evidence: (evidence.start, evidence.end)))


def _date(index: Index, work: Resource) -> str:
    """The date of a work, more exact where its version is one; its version where it has no date."""
    date, version = index.text(work, node("schema:datePublished")), index.text(work, node("owl:versionInfo"))
    return version if version.startswith(date) else date


def citations_of(index: Index, record: Resource) -> tuple[Citation, ...]:
    """The works that a record rests on, by label; empty for a claim of an entry."""
    found = [
        Citation(
            iri=work.value,
            label=index.label(work),
            identifier=index.text(work, node("dcterms:identifier")),
            url=index.text(work, node("schema:url")),
            date=_date(index, work),
        )
        for work in index.resources(record, node("ck:evidence"))
        if node("ck:Citation") in index.values(work, node("rdf:type"))
    ]
    return tuple(sorted(found, key=lambda citation: (citation.label, citation.iri)))
