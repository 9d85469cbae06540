"""What a sentence is about that a rule reads, and out of which it could not cut one thing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.reading.found import Found
from kg.reading.misread import is_misread
from kg.reading.placed import placed
from kg.reading.polarity import is_turned_round

__all__ = ["uncut"]

#: What a sentence says as a whole that names a cause, an age or a place, or another thing that stands alone.
_AS_A_WHOLE: Mapping[str, str] = {
    "hasCause": "hasMechanism",
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
#: Rules that only guess what a clause is about, by its heading.
_GUESSING = frozenset(["R-as-said", "R-told", "R-provider", "R-advice", "R-makes"])


def uncut(left: Iterable[Found], text: str) -> dict[int, str]:
    """The predicates of sentences of which a rule knows what they say, by where they begin.

    Such a sentence may still be told in its own words: “… patches of skin that are dry and scaly”.

    Args:
        left: Claims that are not proposed.
        text: The entry.
    """
    known: dict[int, str] = {}
    for each in left:
        said = _AS_A_WHOLE.get(each.predicate, "")
        is_plain = each.subject_span is None and not each.negated and len(each.evidence) == 1
        if not said or not is_plain or each.rule in _GUESSING or each.rule.startswith("R-lead"):
            continue
        if is_turned_round(each, text) or is_misread(each, text) or placed(each, text) is None:
            said = ""
        start = each.evidence[0][0]
        known[start] = said if known.get(start, said) == said else ""
    return known
