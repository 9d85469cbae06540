"""What a sentence is about that a rule reads, and out of which it could not cut one thing."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

from kg.reading.about_care import LOWERS
from kg.reading.cues import OUTCOME
from kg.reading.found import Found
from kg.reading.misread import is_misread
from kg.reading.placed import placed
from kg.reading.polarity import is_turned_round

__all__ = ["uncut"]

#: What a sentence says as a whole that names a cause, an age or a place, or another thing that stands alone.
_AS_A_WHOLE: Mapping[str, str] = {
    "hasCause": "hasCause",
    "hasComplication": "hasComplication",
    "hasFinding": "hasFinding",
    "hasMedicine": "hasTreatment",
    "hasOnset": "hasOnset",
    "hasPrognosis": "hasPrognosis",
    "hasRiskFactor": "hasRiskFactor",
    "hasSymptom": "hasSymptom",
    "hasTreatment": "hasTreatment",
    "hasTreatmentGoal": "hasTreatmentGoal",
    "occursIn": "occursIn",
    "occursWith": "occursWith",
}
_ILLS = frozenset(["hasComplication", "hasSymptom"])
#: Rules that only guess what a clause is about, by its heading.
_GUESSING = ("R-advice", "R-are", "R-as-said", "R-lead", "R-makes", "R-provider", "R-told")


def uncut(left: Iterable[Found], text: str, unread: Container[int]) -> dict[int, str]:
    """The predicates of sentences of which a rule knows what they say, by where they begin.

    Such a sentence may still be told in its own words: “… patches of skin that are dry and scaly”.

    Args:
        left: Claims that are not proposed.
        text: The entry.
        unread: Where sentences begin of which nothing is proposed.
    """
    known: dict[int, str] = {}
    for each in left:
        start, end = each.evidence[0]
        said = "hasMechanism" if each.rule == "R-occurs-when" else _AS_A_WHOLE.get(each.predicate, "")
        is_plain = each.subject_span is None and not each.negated and len(each.evidence) == 1
        if not said or not is_plain or start not in unread or each.rule.startswith(_GUESSING):
            continue
        if said == "hasPrognosis" and (each.modality == "advice" or OUTCOME.search(text[start:end]) is None):
            continue
        if said in _ILLS and LOWERS.search(text[start:end]):
            continue  # what makes it less
        if is_turned_round(each, text) or is_misread(each, text) or placed(each, text) is None:
            said = ""
        known[start] = said if known.get(start, said) == said else ""
    return known
