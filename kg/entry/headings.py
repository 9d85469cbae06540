"""Headings by their words: the kind of section that one opens, and the part of the entry, which is told more finely."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from kg.entry.digests import normalise

__all__ = [
    "KIND_OF_HEADING",
    "RULES",
    "SECTIONS",
    "is_heading",
    "kind_by_words",
    "part_by_name",
    "part_of_heading",
]

#: Kinds of section in their usual order, each with the headings (normalised) under which it is known.
SECTIONS: dict[str, tuple[str, ...]] = {
    "title": (),
    "names": ("alternative names", "other names"),
    "summary": ("summary", "definition", "description"),
    "causes": ("causes", "cause", "risk factors"),
    "symptoms": ("symptoms",),
    "exams": ("exams and tests", "diagnosis"),
    "treatment": ("treatment", "treatments"),
    "outlook": ("outlook prognosis", "outlook", "prognosis"),
    "complications": ("possible complications", "complications"),
    "contact": ("when to contact a medical professional", "when to call your health care provider"),
    "prevention": ("prevention",),
    "related": ("related information", "related topics"),
    "references": ("references",),
    "review": ("review", "review date"),
    "other": (),
    "furniture": (),
}
#: The kind of each of these headings.
KIND_OF_HEADING = {heading: kind for kind, headings in SECTIONS.items() for heading in headings}
#: Words of a heading, the kind of section that it opens, and the part where it tells one; the first that fits counts.
_BY_WORD = tuple(
    (re.compile(pattern, re.IGNORECASE), kind, part)
    for pattern, kind, part in (
        (r"\bwhen (?:to|should (?:i|you)) (?:contact|call|see|seek)|\bcalling your", "contact", "contact"),
        (
            r"^(?:[\w-]+ advice: )?(?:ask|call|contact|get|go|see|seek|speak|talk)\b.*\b(?:if|when)\W*$",
            "contact",
            "contact",
        ),
        (r"\bdifferential diagnos|\bfrequently asked\b", "other", "skip"),
        (r"\bprognos|\boutlook", "outlook", "outlook"),
        (r"\boutcome|\bexpectations?\b|\brecovery\b", "outlook", ""),
        (r"\bcomplication", "complications", "complications"),
        (r"\b(?:lower|reduc)\w* (?:your |the )?risk\b", "prevention", "prevention"),
        (r"\brisk factors?\b|\bat risk\b", "causes", "risk"),
        (r"\bwho(?: gets|(?: is|['’]s) affected)", "causes", ""),
        (r"\bsymptoms?\b|\bsigns\b|\bclinical (?:features|presentation)\b|^presentation$", "symptoms", "symptoms"),
        (r"^how (?:do|does|will) .*\b(?:feel|look)\b", "symptoms", "symptoms"),
        (r"\bdiagnos|\btests?\b|\bexams?\b|^investigations?$", "exams", "exams"),
        (r"\bstages?\b|\bstaging\b|\bscreening\b", "exams", ""),
        (r"\btreat|\btherap|\bmedicines?\b|\bsurgery\b", "treatment", "treatment"),
        (
            r"^(?:\w+ )?management\b|\bremed(?:y|ies)\b|\bself-?(?:care|help)\b|\bpain relief\b",
            "treatment",
            "treatment",
        ),
        (r"\bmedications?\b|\bliving with\b|\bhome care\b|\bfirst aid\b", "treatment", ""),
        (r"\bprevent|\bavoid|\bvaccin|\bimmuni[sz]ation", "prevention", "prevention"),
        (
            r"(?<!from )(?<!from other )\bcauses?\b|\btriggers?\b|^why (?:do|does|did|has|have)\b",
            "causes",
            "causes",
        ),
        (r"\b(?:a?etiolog|pathogenes|pathophysiolog)", "causes", "causes"),
        (r"\bfrequency\b|\bgenetic|\binherit|\bepidemiolog|\btransmission\b|\bspreads?\b", "causes", ""),
        (
            r"\boverview\b|\bkey points\b|\bkey facts\b|\bat a glance\b|\babout\b|^what (?:is|are)\b|\bdefinition\b",
            "summary",
            "",
        ),
        (r"^(?:background|introduction|points to remember)\b$", "summary", ""),
        (r"\breferences?\b|\bbibliography\b|^(?:external links|further reading|sources)$", "references", ""),
    )
)
#: Whole headings, normalised, and the part that they open; ``skip`` says nothing of the condition.
_BY_NAME = {
    "risk factors": "risk",
    "who is at risk": "risk",
    "frequency": "frequency",
    "epidemiology": "frequency",
    "inheritance": "genetics",
    "genetic changes": "genetics",
    "genetics": "genetics",
    "considerations": "considerations",
    "overview": "summary",
    "key points": "summary",
    "research": "skip",
    "research directions": "skip",
    "history": "skip",
    "etymology": "skip",
    "see also": "skip",
    "society and culture": "skip",
    "in other animals": "skip",
    "clinical trials": "skip",
    "stages": "stages",
    "support groups": "support",
    "home care": "treatment",
    "first aid": "treatment",
    "do not": "donot",
    "signs and tests": "exams",
    "signs and symptoms": "symptoms",
    "causes incidence and risk factors": "causes",
    "expectations prognosis": "outlook",
    "calling your health care provider": "contact",
    "when to call a health care provider": "contact",
    "when to seek medical care": "contact",
    "what to expect at your office visit": "exams",
    "diagnostic tests": "exams",
    "physical exam": "exams",
    "medical history": "exams",
    "medications": "treatment",
    "medicines": "treatment",
    "how can i learn more": "skip",
    "related medlineplus health topics": "related",
    "related topics": "related",
    "images": "skip",
    "patient instructions": "skip",
    "resources": "skip",
    "specialists involved": "specialists",
    "types": "types",
    "living with": "considerations",
    "review date": "skip",
    "susceptibility": "risk",
    "information": "summary",
    "why the test is performed": "skip",
}
#: Headings of which it is kept what they open: most entries have the same ones.
_KEPT = 1 << 10
#: What :mod:`kg.entry.rules` tells of this module.
RULES: Mapping[str, object] = {"byWord": tuple((pattern, kind) for pattern, kind, _ in _BY_WORD)}


@lru_cache(maxsize=_KEPT)
def kind_by_words(text: str) -> str:
    """The kind of section that a heading opens, by its words; empty when they tell none."""
    return next((kind for pattern, kind, _ in _BY_WORD if pattern.search(text)), "")


def part_by_name(text: str) -> str | None:
    """The part that a heading opens which is known as a whole; none where it is not."""
    return _BY_NAME.get(normalise(text))


@lru_cache(maxsize=_KEPT)
def part_of_heading(text: str) -> str:
    """The part that a heading opens, by its name or its words; empty where neither tells one."""
    return part_by_name(text) or next((part for pattern, _, part in _BY_WORD if part and pattern.search(text)), "")


def is_heading(text: str) -> bool:
    """Whether a text is a heading under which a part of an entry is known: “Summary”."""
    return normalise(text) in KIND_OF_HEADING or part_by_name(text) is not None
