"""The words of a claim, looked up: for tables and cards. Sentences are of :mod:`kg.claims.sentences`."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from kg.claims.claim import NOTHING, Claim
from kg.rdf.index import Index, Value, node
from kg.rdf.namespaces import local_name

__all__ = [
    "COLUMNS",
    "READING",
    "Qualifier",
    "Wording",
    "claim_record",
    "source_words",
    "wording",
]

#: Columns of ``kg associations``, in this order.
COLUMNS = (
    *("id", "subject", "predicate", "object", "negated", "modality", "qualifiers", "section", "start", "end"),
    *("layer", "status"),
)
_MODALITY = node("ck:modality")
#: Modality, which is said apart, and the qualifiers that tell how a claim was read in its source.
READING = {_MODALITY, *map(node, ("ck:obtained", "ck:through", "ck:originalObject"))}


@dataclass(frozen=True, slots=True)
class Qualifier:
    """A qualifier in words; ``key`` and ``term`` are its IRI and that of its value, or the characters of a literal."""

    key: str
    label: str
    term: str
    value: str


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a claim, looked up; its qualifiers in the order of their labels, without the modality."""

    claim: Claim
    subject: str
    predicate: str
    object: str
    modality: str
    qualifiers: tuple[Qualifier, ...] = ()

    @property
    def is_about_thing(self) -> bool:
        """Whether its object is a resource with an IRI."""
        return isinstance(self.claim.object, ox.NamedNode) and self.claim.object != NOTHING


def wording(index: Index, claim: Claim) -> Wording:
    """Look up the words of a claim."""

    def word(term: Value | None) -> str:
        return index.label(term) if term is not None and term != NOTHING else ""

    unit = next(iter(claim.qualifier("ck:unit")), None) if isinstance(claim.object, ox.Literal) else None
    said = sorted(
        (index.label(key), index.label(value), key.value, value.value)
        for key, values in claim.qualifiers.items()
        if key not in READING
        for value in values
    )
    return Wording(
        claim=claim,
        subject=word(claim.subject),
        predicate=word(claim.predicate),
        object=f"{word(claim.object)} {index.label(unit)}" if unit else word(claim.object),
        modality=word(claim.modality),
        qualifiers=tuple(Qualifier(key, label, term, value) for label, value, key, term in said),
    )


def source_words(index: Index, claim: Claim) -> str:
    """Where the claim comes from, and what a reader must know of it.

    For a claim of an entry: layer, section and offsets (Unicode code points, end exclusive). For another: what it
    cites, with identifier and date or version, and its layer. ``through …`` tells that it was not read in that source.
    """
    spans = ", ".join(f"{evidence.start}-{evidence.end}" for evidence in claim.spans)
    sections = ", ".join(sorted(map(index.label, claim.sections)))
    context = ", ".join(f"{evidence.start}-{evidence.end}" for evidence in claim.context)
    spans += f" (read with {context})" if context else ""
    words = [" ".join(filter(None, (sections, spans)))]
    for work in claim.citations:
        details = ", ".join(filter(None, (work.identifier, work.date)))
        words.append(f"{work.label} ({details})" if details else work.label)
    remarks = [f"through {index.label(value)}" for value in claim.qualifier("ck:through")]
    if claim.citations:
        words.append(f"layer {local_name(claim.layer.value) if claim.layer else ''}")
    elif claim.layer:
        words.insert(0, index.label(claim.layer))
    if not claim.is_accepted and claim.status is not None:
        remarks.append(index.label(claim.status))
    return ", ".join(filter(None, words)) + (f" ({'; '.join(remarks)})" if remarks else "")


def claim_record(index: Index, words: Wording) -> dict[str, str | int | bool | None]:
    """A claim under the names of :data:`COLUMNS`, in words."""
    claim = words.claim
    return {
        "id": claim.iri,
        "subject": words.subject,
        "predicate": words.predicate,
        "object": words.object,
        "negated": claim.negated,
        "modality": words.modality,
        "qualifiers": "; ".join(f"{one.label}={one.value}" for one in words.qualifiers),
        "section": ", ".join(sorted(map(index.label, claim.sections))),
        "start": claim.start,
        "end": claim.end,
        "layer": index.label(claim.layer) if claim.layer else "",
        "status": index.label(claim.status) if claim.status is not None else "",
    }
