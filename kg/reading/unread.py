"""Why a unit of an entry carries no claim."""

from __future__ import annotations

import re

from kg.entry.read import Unit
from kg.reading.cues import FURNITURE, NORMALLY, PROCEDURE

__all__ = ["reason_of"]

_KINDS = {"heading": "ck:heading", "reference": "ck:bibliography"}
_SECTIONS = {"furniture": "ck:navigation", "review": "ck:documentData", "related": "ck:navigation"}
_UNCLEAR = re.compile(r"(?:this|these|that|those|they|it|such)\b", re.IGNORECASE)


def reason_of(unit: Unit) -> str:
    """The reason, as the CURIE of a value of ck:NonClinicalReason or ck:UnreadReason."""
    if unit.kind in _KINDS:
        return _KINDS[unit.kind]
    if unit.kind == "furniture" or unit.section in _SECTIONS:
        return _SECTIONS.get(unit.section, "ck:navigation")
    if unit.text.rstrip().endswith("?"):
        return "ck:question"
    if FURNITURE.search(unit.text):
        return "ck:aboutAnother"
    if NORMALLY.search(unit.text):
        return "ck:background"
    if PROCEDURE.search(unit.text):
        return "ck:procedureDetail"
    return "ck:unclearReference" if _UNCLEAR.match(unit.text) else "ck:noRuleFits"
