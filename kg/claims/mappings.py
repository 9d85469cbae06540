"""Mappings as they stand in a graph: records of class ck:Mapping (SSSOM), and plain SKOS links where there are none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from kg.rdf.index import LABELS, Index, Resource, node
from kg.rdf.namespaces import EXTERNAL, PREFIXES, expand, local_name, shrink

__all__ = ["COLUMNS", "EXACT", "MATCHES", "Link", "called", "links", "links_of", "recorded_link", "vocabulary"]

#: Columns of a mapping's record, in this order.
COLUMNS = (
    "subject",
    "predicate",
    "modifier",
    "status",
    "object",
    "object_label",
    "justification",
    "confidence",
    "source",
    "source_version",
    "comment",
)
#: The predicates by which a term of one vocabulary is mapped to that of another, the closest first.
MATCHES = tuple(node(f"skos:{name}Match") for name in ("exact", "close", "broad", "narrow", "related"))
EXACT = MATCHES[0]
_RANKS = {match.value: rank for rank, match in enumerate(MATCHES)}
_SSSOM = PREFIXES["sssom"]
_ENDS = (node("sssom:subject_id"), node("sssom:object_id"))
_LABELS = (node("sssom:subject_label"), node("sssom:object_label"))
_PROPOSED = node("ck:proposed")
_NONE_FOUND = _SSSOM + "NoTermFound"


@dataclass(frozen=True, slots=True)
class Link:
    """How a concept stands to a term of another vocabulary.

    ``rejected`` tells that it is not so (``predicate_modifier`` Not); ``proposed`` that nobody has decided on it yet;
    ``none_found`` that a search in ``source`` found no term. ``iri`` is that of the record; empty for a plain link.
    ``subject_label`` is what a mapping set of others calls its subject.
    """

    iri: str
    subject: str
    predicate: str
    object: str
    object_label: str = ""
    rejected: bool = False
    proposed: bool = False
    justification: str = ""
    confidence: str = ""
    source: str = ""
    source_version: str = ""
    comment: str = ""
    subject_label: str = ""

    @property
    def none_found(self) -> bool:
        """Whether a search found no term."""
        return self.object == _NONE_FOUND

    @property
    def accepted(self) -> bool:
        """Whether it links the concept to a term."""
        return not (self.rejected or self.proposed or self.none_found)

    def record(self) -> dict[str, Any]:
        """The mapping under the names of :data:`COLUMNS`, IRIs as CURIEs."""
        return {
            "subject": shrink(self.subject),
            "predicate": shrink(self.predicate),
            "modifier": "Not" if self.rejected else "",
            "status": "proposed" if self.proposed else "",
            "object": shrink(self.object),
            "object_label": self.object_label,
            "justification": shrink(self.justification),
            "confidence": float(self.confidence) if self.confidence.replace(".", "", 1).isdecimal() else None,
            "source": shrink(self.source),
            "source_version": self.source_version,
            "comment": self.comment,
        }

    def __str__(self) -> str:
        justification = local_name(self.justification)
        remarks = [word for word in (justification, self.confidence and f"confidence {self.confidence}") if word]
        if self.none_found:
            return f"no term found in {shrink(self.source)}" + (f": {self.comment}" if self.comment else "")
        words = [
            "not:" if self.rejected else "undecided:" if self.proposed else "",
            shrink(self.predicate),
            shrink(self.object),
            self.object_label,
            f"({', '.join(remarks)})" if remarks else "",
        ]
        return " ".join(filter(None, words)) + (f": {self.comment}" if self.rejected and self.comment else "")


def vocabulary(curie: str) -> str:
    """The vocabulary of a term, as bioregistry names it; empty for what is no CURIE of ours.

    >>> vocabulary("MONDO:0018556")
    'bioregistry:mondo'
    """
    prefix = curie.partition(":")[0]
    return f"bioregistry:{prefix.casefold()}" if prefix in EXTERNAL else ""


def links(index: Index) -> list[Link]:
    """Every mapping of a graph, by concept: accepted, undecided, rejected, not found; read once for an index.

    A SKOS match without a record counts, too.
    """
    return index.once(_links)


def _links(index: Index) -> list[Link]:
    records = (recorded_link(index, record) for record in index.of_type(node("ck:Mapping")))
    found = [link for link in records if link.subject and link.object]  # a name alone is the end of no link
    recorded = _decided(found)
    found += [
        Link("", subject.value, match.value, value.value, source=_source(value.value))
        for subject in index.subjects()
        for match in MATCHES
        for value in set(index.values(subject, match))
        if isinstance(value, ox.NamedNode) and (subject.value, match.value, value.value) not in recorded
    ]
    return sorted(found, key=_order)


def links_of(index: Index, thing: Resource) -> list[Link]:
    """Those of :func:`links` in which a thing is mapped, or something is mapped to it."""
    about = dict.fromkeys(subject for subject, _ in index.pointing(thing, *_ENDS))
    records = [record for record in about if node("ck:Mapping") in index.values(record, node("rdf:type"))]
    found = [link for link in (recorded_link(index, record) for record in records) if thing.value in _ends(link)]
    recorded = _decided(found)
    plain = {(thing, match, value) for match in MATCHES for value in index.values(thing, match)}
    if isinstance(thing, ox.NamedNode):
        plain |= {(subject, match, thing) for subject, match in index.pointing(thing, *MATCHES)}
    found += [
        Link("", subject.value, match.value, value.value, source=_source(value.value))
        for subject, match, value in plain
        if isinstance(value, ox.NamedNode) and (subject.value, match.value, value.value) not in recorded
    ]
    return sorted(found, key=_order)


def _decided(found: Iterable[Link]) -> set[tuple[str, str, str]]:
    """The links on which a record has decided; a plain one beside a proposal stands for itself."""
    return {(link.subject, link.predicate, link.object) for link in found if not link.proposed}


def called(index: Index, iri: str) -> str:
    """The label of a thing; of one that has none, what the mappings call it, else the end of its IRI."""
    thing = ox.NamedNode(iri)
    if index.properties(thing).keys() & {*LABELS}:
        return index.label(thing)
    texts = {
        value.value
        for end, slot in zip(_ENDS, _LABELS, strict=True)
        for record, _ in index.pointing(thing, end)
        for value in index.values(record, slot)
    }
    return min(texts, default=index.label(thing))


def _ends(link: Link) -> tuple[str, str]:
    return link.subject, link.object


def recorded_link(index: Index, record: Resource) -> Link:
    """The mapping of a record."""
    texts = {
        local_name(key.value): (values[0].value if len(values) == 1 else min(value.value for value in values))
        for key, values in index.properties(record).items()
        if key.value.startswith(_SSSOM)
    }
    return Link(
        iri=record.value,
        subject=texts.get("subject_id", ""),
        predicate=texts.get("predicate_id", ""),
        object=texts.get("object_id", ""),
        object_label=texts.get("object_label", ""),
        rejected=texts.get("predicate_modifier") == "Not",
        proposed=_PROPOSED in index.values(record, node("ck:status")),
        justification=texts.get("mapping_justification", ""),
        confidence=texts.get("confidence", ""),
        source=texts.get("object_source") or _source(texts.get("object_id", "")),
        source_version=texts.get("object_source_version", ""),
        comment=texts.get("comment", ""),
        subject_label=texts.get("subject_label", ""),
    )


def _source(iri: str) -> str:
    """The IRI of the vocabulary that a term's prefix tells; empty when it tells none."""
    name = vocabulary(shrink(iri))
    return expand(name) if name else ""


def _order(link: Link) -> tuple[str, bool, bool, bool, int, str, str]:
    rank = _RANKS.get(link.predicate, len(_RANKS))
    return link.subject, link.none_found, link.rejected, link.proposed, rank, link.object, link.iri
