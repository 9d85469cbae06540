"""Why a unit of an entry carries no claim."""

from __future__ import annotations

import re

from kg.entry.read import Unit
from kg.reading.cues import FURNITURE, NORMALLY, PROCEDURE

__all__ = ["reason_of"]

_KINDS = {"heading": "ck:heading", "reference": "ck:bibliography"}
_SECTIONS = {"furniture": "ck:navigation", "review": "ck:documentData", "related": "ck:navigation"}
_RESEARCH = re.compile(
    r"\b(?:research(?:ers?)?|scientists?|stud(?:y|ies)|trials?|investigat\w+|experiments?|discover\w*|laborator(?:y|ies)|"
    r"institutes?|foundation|funded|hope(?:s|d)? to|animal models?|approved by|FDA)\b|\b(?:in|since|by) (?:\w+ )?(?:19|20)\d\d\b",
    re.IGNORECASE,
)
#: What a word means, or how a part of the body works.
_DEFINES = re.compile(
    r"[(\"]?(?:the|an?|these|this|your|some)?\s*[\w\s,'’()/-]{2,60}?\b(?:is|are|means?|refers? to|consists? of|makes?|helps?|"
    r"carr(?:y|ies)|contains?|controls?|regulates?|looks? like)\s",
    re.IGNORECASE,
)
#: Words of what is said of patients, which no definition has.
_CLINICAL = re.compile(
    r"\b(?:patients?|people|person|you|your|doctors?|treat\w*|symptoms?|may|might|should|risk|cause[sd]?|diagnos\w*|tests?|"
    r"medicines?|drugs?|surgery)\b",
    re.IGNORECASE,
)
#: That there are kinds of something, which are named elsewhere.
_COUNTS = re.compile(
    r"there (?:is|are) (?:[\w-]+ ){1,4}(?:types|kinds|forms|ways) of [\w\s'’-]+[.:]?$|for example:?$", re.IGNORECASE
)
_UNCLEAR = re.compile(r"(?:this|these|that|those|they|it|such)\b", re.IGNORECASE)


def reason_of(unit: Unit, names: re.Pattern[str]) -> str:
    """The reason, as the CURIE of a value of ck:NonClinicalReason or ck:UnreadReason.

    Args:
        unit: The unit.
        names: Finds the names of the entry's condition.
    """
    if unit.kind in _KINDS:
        return _KINDS[unit.kind]
    if unit.kind == "furniture" or unit.section in _SECTIONS:
        return _SECTIONS.get(unit.section, "ck:navigation")
    if unit.text.rstrip().endswith("?"):
        return "ck:question"
    if FURNITURE.search(unit.text) or _RESEARCH.search(unit.text):
        return "ck:aboutAnother"
    if PROCEDURE.search(unit.text):
        return "ck:procedureDetail"
    if NORMALLY.search(unit.text) or _COUNTS.match(unit.text) or (
        not names.search(unit.text) and _DEFINES.match(unit.text) and not _CLINICAL.search(unit.text)
    ):
        return "ck:background"
    return "ck:unclearReference" if _UNCLEAR.match(unit.text) else "ck:noRuleFits"
