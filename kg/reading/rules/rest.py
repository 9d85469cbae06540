"""What is no claim on the condition, and the words as they are."""

from __future__ import annotations

import re

from kg.entry.lexicon import COMPLETE
from kg.reading.cues import BACKGROUND, NORMALLY
from kg.reading.found import DEFAULT
from kg.reading.view import View

__all__ = ["background", "fallback", "normal"]


def normal(view: View) -> bool:
    """R-normal: what is so in health, or what another word means, is no claim on the condition."""
    if view.kind == "condition":
        return False
    if NORMALLY.search(view.piece.text) and not re.search(
        r"\b(?:but|however|mistake|mistakenly|abnormal\w*|cannot)\b", view.piece.text, re.IGNORECASE
    ):
        return True
    later = view.following("sub")
    if (
        view.kind == "other"
        and view.clause.verb in ("occur", "happen")
        and later
        and later[0][1].link == "when"
        and view.section in ("summary", "causes", "genetics")
        and not view.reader.condition.search(view.words)
    ):
        view.handled.update(range(view.index, len(view.all)))
        return True
    return view.clause.verb in ("classify", "group", "divide")


def background(view: View) -> bool:
    """R-background: what is normal, or what a word means: no claim on the condition."""
    if view.kind in ("condition", "people", "symptoms", "treatments", "medicines", "tests", "causes"):
        return False
    sentence = view.piece.text
    if view.section in ("summary", "causes", "exams", "symptoms", "genetics", "treatment") and (
        NORMALLY.search(sentence)
        or (
            view.clause.verb == "be"
            and BACKGROUND.match(sentence)
            and not view.reader.condition.search(sentence)
            and view.section != "treatment"
        )
    ):
        return True
    if (
        view.section == "exams"
        and not view.reader.condition.search(sentence)
        and view.kind in ("other", "this", "none")
    ):
        return True
    return False


def fallback(view: View) -> bool:
    """R-fallback: the words as they are, under the section's predicate."""
    section, sentence = view.section, view.piece.text
    if section not in DEFAULT or section in ("exams", "related"):
        return False
    if section in ("summary", "causes", "genetics") and view.kind in ("none", "provider"):
        return False
    about = view.reader.condition.search(sentence)
    if section == "summary" and view.kind == "other" and not about and view.block.paragraph > 2:
        return False
    if section == "prevention" and not re.search(
        r"\b(?:prevent|avoid|reduc|lower|risk|protect|vaccin|safe|spread|immuni|should|careful)\w*",
        sentence,
        re.IGNORECASE,
    ):
        return False
    if (
        section == "treatment"
        and view.kind in ("provider", "none", "people", "other", "this")
        and not re.search(
            r"\b(?:treat|therap|medic|drug|surg|help|dose|needed|diet|exercise|rest|device|machine|remov|transplant|injection|procedure|cur|relie|improv)\w*",
            sentence,
            re.IGNORECASE,
        )
    ):
        return False
    if section == "treatment" and view.kind == "provider" and not about:
        return False
    predicate = DEFAULT[section] if section != "support" else "hasTreatment"
    head = re.findall(r"[\w'-]+", view.words)
    if section in ("summary", "causes") and (
        view.kind == "symptoms"
        or (
            view.kind == "other"
            and head
            and any(word in COMPLETE or word in ("reflexes", "muscles", "skin", "eyes", "hair") for word in head[:4])
        )
    ):
        predicate = "hasSymptom"
    return view.clause_object(predicate, "R-fallback", "C", whole=view.kind not in ("condition", "people", "none"))
