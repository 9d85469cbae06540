"""What a rule finds, before it is named: words and their places, and what each section is about by default."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from kg.reading.qualifiers import Limit

__all__ = ["CONDITION", "DEFAULT", "LIST_DEFAULT", "Found", "Lost", "with_limit"]

CONDITION = "condition"


DEFAULT = {
    "summary": "hasMechanism",
    "causes": "hasMechanism",
    "genetics": "hasMechanism",
    "risk": "hasRiskFactor",
    "frequency": "occursIn",
    "symptoms": "hasSymptom",
    "exams": "hasFinding",
    "treatment": "hasTreatment",
    "outlook": "hasPrognosis",
    "complications": "hasComplication",
    "contact": "hasContact",
    "prevention": "hasPrevention",
    "support": "hasTreatment",
    "types": "hasForm",
    "related": "hasRelatedTopic",
    "donot": "hasTreatment",
}


LIST_DEFAULT = DEFAULT | {
    "causes": "hasCause",
    "exams": "hasTest",
    "specialists": "hasReferral",
    "summary": "hasSymptom",
    "considerations": "hasSymptom",
    "genetics": "hasCause",
    "stages": "hasForm",
}


class Found(NamedTuple):
    """One proposed claim; offsets are code points of the entry, end exclusive."""

    subject: str
    subject_span: tuple[int, int] | None
    predicate: str
    object: str
    object_spans: tuple[tuple[int, int], ...]
    modality: str
    negated: bool
    qualifiers: tuple[Limit, ...]
    evidence: tuple[tuple[int, int], ...]
    cues: tuple[tuple[int, int], ...]
    section: str
    rule: str
    tier: str  # A: the text enumerates or says it in so many words; B: a frame fits; C: the words as they are


@dataclass(frozen=True, slots=True)
class Lost:
    """A list that the entry announces and this copy does not have."""

    predicate: str
    start: int
    end: int
    section: str


def with_limit(claim: Found, extra: Limit) -> Found:
    """The same with one more limit."""
    return claim._replace(qualifiers=(*claim.qualifiers, extra))
